"""The values that everything else is made of."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
