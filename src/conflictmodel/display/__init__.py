"""How values show themselves: as text, as HTML, in a notebook. It knows no domain."""
