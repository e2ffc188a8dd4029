"""The formats that others publish: one module for each, with a table of what becomes of a column.

`conflictmodel.reading` recognises them and reads their files.
"""
