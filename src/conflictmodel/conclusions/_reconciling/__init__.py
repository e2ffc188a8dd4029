"""How reconciling computes: counts, their sums, bounds and conflicts, from what claims state."""
