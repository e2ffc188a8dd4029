"""Who held which settlement according to Wikipedia, as changes from one day to the next (CSV).

The table compares the lists of settlements that Wikipedia had on successive days. Each row is a
claim of Wikipedia's; a row without one is kept, with the reason.

| column | becomes |
|---|---|
| `snapshot_utc` | the day it was `published`, in the zone that is written |
| `commit` | with `name`, the id of the claim |
| `name` | the place; names repeat, and the table has no identifier that tells them apart |
| `held_by` | the `holder` and the `hold`, below |
| `previous` | the `loser`, where one party took the settlement from another |
| `as_of` | when it was so: a day in words, kept with its reading; blank: the day of the snapshot |
| `more` | words |
| `source_link` | the `url` |

| `held_by` | `hold` | `holder` |
|---|---|---|
| a party (`Ukraine`, `Russia`, `Donetsk PR`, `Luhansk PR`, `DPR`) | `taken` where `previous` is \
another party, otherwise `held` | the party |
| `Contested` | `contested` where `previous` is a party | that party |
| `Contested` after something else, `Unknown`, `Truce`, `Uncontrolled`, blank | no claim | |
"""

from collections.abc import Iterator
from datetime import date

from conflictmodel.errors import PhraseError
from conflictmodel.periods import on
from conflictmodel.readers._rows import NO_DAY, Mapper, Row, day
from conflictmodel.readers._tables import table
from conflictmodel.sources import Attribution, Source, SourceKind
from conflictmodel.subjects import Place
from conflictmodel.territory import Hold, TerritorialClaim
from conflictmodel.timing import read_period

_WIKIPEDIA = Source("Wikipedia", SourceKind.OTHER)
_PARTIES = {
    "Ukraine": "Ukraine",
    "ukraine": "Ukraine",
    "Russia": "Russia",
    "Donetsk PR": "Donetsk PR",
    "DPR": "Donetsk PR",
    "Luhansk PR": "Luhansk PR",
}
_CONTESTED = "Contested"
_DAY_LENGTH = len("2024-12-23")


def _mapper() -> Mapper:
    return _claims


def _claims(row: Row) -> Iterator[TerritorialClaim]:
    commit, name = row.text("commit"), row.text("name")
    snapshot = row.read("snapshot_utc", _day_of_time, NO_DAY)
    as_of = row.optional("as_of")
    more, url = row.optional("more"), row.optional("source_link")
    now, before = row.optional("held_by"), row.optional("previous")
    party, former = _PARTIES.get(now or ""), _PARTIES.get(before or "")
    holder = former if now == _CONTESTED else party
    if holder is None:
        row.finding("held_by", f"{now or 'nothing'} after {before or 'nothing'} names no holder")
        return
    try:
        when = None if as_of is None else read_period(as_of, dateline=snapshot)
    except PhraseError as error:
        row.finding("as_of", f"{error.part!r}: {error.reason}")
        return
    taken = party is not None and former not in {None, party}
    yield TerritorialClaim(
        f"{name} {commit}",
        Place(name),
        holder,
        Hold.CONTESTED if now == _CONTESTED else Hold.TAKEN if taken else Hold.HELD,
        on(snapshot) if when is None else when.period,
        Attribution(_WIKIPEDIA, on(snapshot), published=snapshot, url=url),
        former if taken else None,
        words=tuple(words for words in (when, more) if words is not None),
    )


def _day_of_time(written: str) -> date:
    """Return the day of a time such as 2022-03-01T22:38:12+01:00."""
    return day(written[:_DAY_LENGTH])


CONTROL_CHANGES = table(
    "control-changes",
    "who held which settlement, as changes (CSV)",
    _mapper,
    required=("snapshot_utc", "commit", "name", "previous", "held_by", "as_of"),
    optional=("more", "source_link"),
)
