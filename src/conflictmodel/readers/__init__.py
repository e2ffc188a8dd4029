"""The formats that others publish: one module for each, with its column mapping.

`conflictmodel.readers.files` recognises them and reads their files.
"""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__)
