"""What somebody said: the types of claims, what they share, and dossiers of them."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
