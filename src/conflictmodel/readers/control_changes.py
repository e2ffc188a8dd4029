"""Who held which settlement according to Wikipedia, as changes from one day to the next (CSV)."""

import re
from collections.abc import Iterator

from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.errors import PhraseError
from conflictmodel.phrases.times import read_period
from conflictmodel.readers._cells import plain_time
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import NO_DAY, ZONE, Known, Row, day_of
from conflictmodel.values import Attribution, Place, Source, SourceKind, on

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
_ENDS_IN_ZONE = re.compile(f"T.*({ZONE.pattern})$")
_ALLIES = {"Russia", "Donetsk PR", "Luhansk PR"}


def _claims(row: Row, _: Known) -> Iterator[TerritorialClaim]:
    commit, name = row.text("commit"), row.text("name")
    snapshot = row.read("snapshot_utc", day_of, NO_DAY, plain_time)
    if not (row.problems or _ENDS_IN_ZONE.search(plain_time(row.text("snapshot_utc")))):
        row.columns.note("snapshot_utc", row.where, "no zone is named: it is the day as written")
    as_of = row.optional("as_of")
    more, url = row.optional("more"), row.optional("source_link")
    now, before = row.optional("held_by"), row.optional("previous")
    party, former = _PARTIES.get(now or ""), _PARTIES.get(before or "")
    holder = former if now == _CONTESTED else party
    if holder is None:
        kind = "{} after {} names no holder"
        row.finding("held_by", kind, now or "nothing", before or "nothing")
        return
    try:
        when = None if as_of is None else read_period(as_of, dateline=snapshot)
    except PhraseError as error:
        row.finding("as_of", f"{{}}: {error.reason}", repr(error.part))
        return
    ends = () if when is None else (when.period.first, when.period.last)
    begins = min((end for end in ends if end is not None), default=snapshot)
    if begins > snapshot:
        row.finding("as_of", "{} is after the snapshot, {}", begins, snapshot)
    renamed = party != former and {party, former} <= _ALLIES
    if renamed:
        row.finding("previous", "it is named {} now, not {}: nobody lost it", party, former)
    taken = party is not None and former not in {None, party} and not renamed
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


FORMATS = (table("control-changes", _claims),)
