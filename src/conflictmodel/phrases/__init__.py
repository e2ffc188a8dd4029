"""From words to values, by named policies."""
