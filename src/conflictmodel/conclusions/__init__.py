"""From claims to conclusions: combining, totals, control of places, aid ledgers, audits."""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
