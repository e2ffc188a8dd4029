"""One report: as text, as a page, as JSON."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
