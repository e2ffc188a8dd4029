"""From words to values, by named policies."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
