"""Our own documents, and what is interchanged with others."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
