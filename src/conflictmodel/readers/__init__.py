"""The formats that others publish: one module for each, with a table of what becomes of a column.

`conflictmodel.readers.files` recognises them and reads their files.
"""
