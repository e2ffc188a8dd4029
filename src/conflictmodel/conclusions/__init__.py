"""From claims to answers."""
