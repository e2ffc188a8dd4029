"""How a claim is laid out in the cells of a table, and put together again.

The columns follow from the types: an object has a column for each of its fields, named by the path
that leads to it in a line of JSON Lines. What has no fixed number of values (a list, a group within
a group) stands in one cell, as JSON. A figure has a row of its own.

Imported on first use, because cattrs and json take time to import.
"""
