"""What a ledger tells of aid, in words: the report, the page and the picture say the same."""

from collections.abc import Iterable

from conflictmodel.aid import Programme
from conflictmodel.ranges import Pieces
from conflictmodel.units import Quantity, Unit

CONTRADICTORY = "what was said contradicts itself"


def title_of(programme: Programme) -> tuple[str, ...]:
    """Return the parts of what a programme is: its name, who gives and who receives."""
    return (programme.name, ", ", programme.provider, " to ", programme.recipient)


def amounts_told(amounts: Iterable[Quantity]) -> str:
    """Return what was paid in words: one payment may be told in several currencies."""
    return " = ".join(map(str, amounts)) or "no amount stated"


def total_told(pieces: Pieces, unit: Unit) -> str:
    """Return a running total in words: where it is not settled, one way to read it or another."""
    return " or ".join(map(unit.format, pieces)) or CONTRADICTORY


def missing_told(numbers: Pieces) -> str:
    """Return runs of numbers in words; nothing where there is no number."""
    from conflictmodel._text import few  # noqa: PLC0415 - not all are told

    runs = [f"{each.lower}" if each.is_exact else f"{each.lower}–{each.upper}" for each in numbers]
    one = len(numbers) == 1 and numbers[0].is_exact
    return f"installment{'' if one else 's'} {', '.join(few(runs))}" if runs else ""
