"""The formats that others publish: one module for each, with a table of what becomes of a column.

`conflictmodel.readers.files` recognises them and reads their files.
"""

from conflictmodel._lazy import face

__getattr__, __dir__ = face(__name__, __file__)
