"""From several ranges to one answer: rules, their laws, and the voices that they use."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
