"""x."""

from conflictmodel.testing._laws import LawBrokenError, check_rule, find_witness, law_table

__all__ = ["LawBrokenError", "check_rule", "find_witness", "law_table"]
