"""What somebody said: the types of claims, what they share, and dossiers of them."""
