"""From claims to answers."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
