"""Bytes, text, rows and trees of files, and writing that is whole or not there."""
