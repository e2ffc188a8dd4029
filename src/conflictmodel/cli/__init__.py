"""The command `conflictmodel`."""
