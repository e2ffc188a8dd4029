"""The four pictures: each is rows of one shape, which are drawn, and said in words, alike."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.claims import Extent, Hold, Installment, Interception, TerritorialClaim
from conflictmodel.claims.claim import replacements
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions import (
    AidLedger,
    Assessment,
    InterceptionTally,
    LedgerEntry,
    aid_ledger,
)
from conflictmodel.conclusions.aid_ledgers import missing_line
from conflictmodel.conclusions.assessments import figure_of, if_limits_hold
from conflictmodel.conclusions.hedged_ends import of_claims, of_voices
from conflictmodel.conclusions.limits import in_order_shown, verdict_of
from conflictmodel.conclusions.running_totals import CONTRADICTORY, RunningTotal
from conflictmodel.conclusions.tallies import MEASURES
from conflictmodel.conclusions.territorial_control import concerns
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import plain
from conflictmodel.display.text import few
from conflictmodel.errors import Problem
from conflictmodel.plots._drawing import (
    BOX,
    HATCHED,
    SOLID,
    THIN,
    Drawn,
    Look,
    Row,
    block,
    drawn,
    span,
    stated,
)
from conflictmodel.plots._picture import DARK, Picture
from conflictmodel.values import Place, Quantity, Range, Unit

_GAP = evolve(HATCHED, meaning="gap between the voices")
_LEAST = evolve(SOLID, meaning="at least")
_MORE = evolve(BOX, meaning="perhaps as many")
_LEFT = evolve(HATCHED, meaning="not accounted for, at least")
_SIGNS = {Hold.TAKEN: "^", Hold.HELD: "o", Hold.CONTESTED: "D", Hold.LOST: "v", Hold.NOT_HELD: "X"}
_BEFORE = evolve(BOX, meaning="total before the installment")
_AFTER = evolve(SOLID, meaning="total after it")


def forest(assessment: Assessment, ax: Axes | None = None) -> Picture:
    """Draw the range of each voice, limits, camps, the gap and the conclusion: a forest plot.

    An end that was read from words is drawn as read from a hedge where the literal policy refuses
    these words or reads another end from them. Any other end is drawn as stated. Thirty voices are
    drawn, and the others counted. Without Axes a figure of its own is made, as by each picture.

    >>> from conflictmodel import camps, example, report
    >>> found = report(example(), rule=camps).assessments[0]
    >>> [row.get_text() for row in forest(found).axes[0].get_yticklabels()][-2:]
    ['Hull', 'Conclusion']
    """
    _checks.refuse("forest", _checks.is_a("assessment", assessment, Assessment))
    about, unit = assessment.about, assessment.about.unit
    made = of_voices(assessment.voices, assessment.used)
    sections = {
        "Voices, made of limits" if assessment.only_limits else "Voices": [
            stated(voice.origin, figure_of(voice, unit), voice.range, unit, ends)
            for voice, ends, _ in made
        ],
        "Limits (of parts, and of what includes it)": [
            Row(
                each.origin,
                f"{unit.format(each.range)}, {verdict_of(each, assessment.voices)}",
                [block(each.range, unit, THIN)],
            )
            for each in in_order_shown(assessment.limits)
        ],
        "Camps (voices that can be right together)": [
            _ranged(", ".join(few(camp.origins)), camp.range, unit, BOX)
            for camp in assessment.camps
        ],
        "What follows": [*_following(assessment)],
    }
    return drawn("forest", str(about), [(unit, sections)], (), ax)


def _following(assessment: Assessment) -> Iterator[Row]:
    unit, gap, hull = assessment.about.unit, assessment.gap, assessment.hull
    yield _ranged("Gap", gap, unit, _GAP) if gap else Row("Gap", "none")
    if hull:
        yield _ranged("Hull", hull, unit, THIN)
    bars = [block(piece, unit, SOLID) for piece in assessment.pieces]
    notes = (f"rule: {assessment.rule}", if_limits_hold(assessment), *assessment.touching)
    yield Row("Conclusion", assessment.conclusion, bars, "; ".join(filter(None, notes)))
    if bars and assessment.dissenting_origins:
        yield Row("Dissent", ", ".join(few(assessment.dissenting_origins)))


def _ranged(label: str, value: Range, unit: Unit, look: Look) -> Row:
    return Row(label, unit.format(value), [block(value, unit, look)])


def tally(tally: InterceptionTally, ax: Axes | None = None) -> Picture:
    """Draw what was launched, what became of it, and what is not accounted for.

    A bar is filled up to the least number that the reports allow, and goes on empty to the
    greatest. Of one report, what it does not mention is not drawn.

    >>> from conflictmodel import Interception, example
    >>> tally(InterceptionTally(example().of_type(Interception))).alt[-48:]
    'share: 47/72 of what was launched was shot down.'
    """
    _checks.refuse("tally", _checks.is_a("tally", tally, InterceptionTally))
    unit, summary = tally.reports[0].unit, tally.summary()
    bars = {str(measure): [*_counted(tally.count(measure), unit, _LEAST)] for measure in MEASURES}
    if tally.remainder is not None:
        bars["remainder"] = [*_counted(tally.remainder, unit, _LEFT)]
    rows = [
        Row(label, "; ".join(map(plain, lines)), bars.get(label, ()))
        for label, lines in summary.rows
        if label != "said"
    ]
    said = dict.fromkeys(str(each.by) for each in tally.reports)
    notes = [f"Said by {'; '.join(few([*said]))}"]
    panel = {"What was launched, and what became of it": rows}
    return drawn("tally", plain(summary.title), [(unit, panel)], notes, ax)


def _counted(count: Range, unit: Unit, look: Look) -> Iterator[Drawn]:
    if not count.is_exact:
        yield block(Range(0, count.upper), unit, _MORE)
    if count.lower or count.is_exact:
        yield block(Range(0, count.lower), unit, look)


def place(place: Place, claims: Iterable[TerritorialClaim], ax: Axes | None = None) -> Picture:
    """Draw who said that who holds a place, and since when.

    The claims are those that `control` would consider: about the place, or about the whole of one
    that it lies in, and not replaced by another. Each stands below the origin that made it.

    >>> from conflictmodel import TerritorialClaim, example
    >>> claims = example().of_type(TerritorialClaim)
    >>> print(place(claims[0].place, claims).alt.split(". ")[1])
    Russia says: taken by Russia from Ukraine: 2024-12-23.
    """
    _checks.refuse("place", _checks.is_a("place", place, Place))
    given = _checks.listed("place", "claims", claims, TerritorialClaim)
    replaced = replacements(given)
    concerning = [each for each in given if concerns(each, place)]
    said = [each for each in concerning if each.id not in replaced]
    in_order = sorted(said, key=lambda each: each.on.first or each.on.last or date.max)
    by_origin = filed((f"{each.by.source.origin} says", _row(each, place)) for each in in_order)
    notes = [] if said else ["Nobody has said who holds it"]
    if left := [each.id for each in concerning if each.id in replaced]:
        notes.append(f"Not drawn, because another claim replaces it: {', '.join(few(left))}")
    return drawn("place", f"Who is said to hold {place}", [(None, by_origin)], notes, ax)


def _row(claim: TerritorialClaim, about: Place) -> Row:
    is_part = claim.extent is Extent.PART
    larger = "" if claim.place == about else f", with all of {claim.place}"
    loser = f" from {claim.loser}" if claim.loser else ""
    said = f"{'a part ' if is_part else ''}{claim.hold.value}"
    bars = span(claim.on, Look(_SIGNS[claim.hold], said, not is_part, colour="--cm-ink"))
    label, note = f"{said} by {claim.holder}{loser}{larger}", "" if bars else "no certain day"
    return Row(label, str(claim.on), bars, note)


def ledger(ledger: AidLedger, ax: Axes | None = None) -> Picture:
    """Draw when the installments of a programme were paid, their amounts, and the running totals.

    Each currency has amounts and an axis of its own. Where it is not settled whether a running
    total has its installment in it, every reading is drawn.

    >>> from conflictmodel import example
    >>> claims = example().of_type(Installment)
    >>> picture = ledger(aid_ledger(claims[0].programme, claims))
    >>> [each.get_xlabel() for each in picture.axes]
    ['', 'USD', 'EUR']
    """
    _checks.refuse("ledger", _checks.is_a("ledger", ledger, AidLedger))
    paid: list[Row] = []
    money: defaultdict[Unit, list[Row]] = defaultdict(list)
    for which, entry, settled_by in _entries(ledger):
        paid.append(_paid(f"Installment {which}", entry.claims))
        for amount in entry.amounts:
            money[amount.unit].append(_amount(f"Installment {which}", amount, entry.claims))
        for total in entry.totals:
            money[total.unit] += _totals(f"Total at installment {which}", total, settled_by)
    sections = [
        (unit, {f"Amounts and running totals in {unit.name}": rows}) for unit, rows in money.items()
    ]
    notes = [] if paid else ["Nothing was said of its installments"]
    if ledger.missing:
        notes.append(f"Nothing was said of {missing_line(ledger.missing)}")
    panels = [(None, {"When they were paid": paid}), *sections]
    return drawn("ledger", str(ledger.programme), panels, notes, ax)


def _entries(known: AidLedger) -> Iterator[tuple[str, LedgerEntry, str]]:
    for entry in known.entries:
        yield str(entry.number), entry, ", or ".join(entry.settled_by)
    for claim in known.unnumbered:
        (alone,) = aid_ledger(claim.programme, [evolve(claim, number=1, supersedes=())]).entries
        yield f"[{claim.id}]", alone, "its number"


def _paid(name: str, claims: Sequence[Installment]) -> Row:
    paid = dict.fromkeys(each.paid for each in claims if each.paid is not None)
    bars = [bar for each in paid for bar in span(each)]
    note = "no certain day" if len(bars) < len(paid) else ""
    return Row(name, " or ".join(map(str, paid)) or "day not stated", bars, note)


def _amount(name: str, amount: Quantity, claims: Sequence[Installment]) -> Row:
    said = [(each, claim.words) for claim in claims for each in claim.amounts]
    ranges = [(each.range, words) for each, words in said if each.unit == amount.unit]
    is_disputed = amount.range.intersection(*(each for each, _ in ranges)) is None
    note = "the claims contradict each other; this is all between them" if is_disputed else ""
    ends = of_claims(ranges, amount.range)
    figure = amount.unit.format(amount.range)
    return evolve(stated(name, figure, amount.range, amount.unit, ends), note=note)


def _totals(name: str, total: RunningTotal, settled_by: str) -> Iterator[Row]:
    several = len(total.readings)
    if not several:
        yield Row(name, CONTRADICTORY)
    for number, reading in enumerate(total.readings, 1):
        before, after = (total.unit.format(each) for each in (reading.before, reading.after))
        ends = ((reading.before, _BEFORE), (reading.after, _AFTER))
        bars = [block(each, total.unit, look) for each, look in ends]
        which = "" if several == 1 else f", reading {number} of {several}"
        note = f"settled by {settled_by}" if 1 < several == number else ""
        yield Row(f"{name}{which}", f"{before} before, {after} after", bars, note)


_DRAWN: Mapping[type, Callable[[Any], Picture]] = {
    Assessment: forest,
    Interception: lambda attack: tally(InterceptionTally((attack,))),
    InterceptionTally: tally,
    AidLedger: ledger,
}
# How JupyterLab, and Visual Studio Code, mark a page that is dark.
_IN_THE_DARK = "[data-jp-theme-light=false],.vscode-dark"
_STYLE = f"<style>{_IN_THE_DARK}{{{';'.join(map(':'.join, DARK.items()))}}}</style>"


def picture_of(thing: Displayed) -> Picture | None:
    """Return the picture of a value, where there is one of its type."""
    draw = _DRAWN.get(type(thing))
    return draw(thing) if draw else None


def enable_notebook() -> None:
    """Show in this notebook the picture of each value that has one, above its table.

    Raises:
        InvalidValueError: If no notebook, or other shell of IPython, is running.

    >>> enable_notebook()
    Traceback (most recent call last):
    conflictmodel.errors.InvalidValueError: enable_notebook: no notebook is
        running; call it in a cell of one, or draw with `forest` @ IPython
    """
    loaded = sys.modules.get("IPython")  # it is no dependency, and in a notebook it is loaded
    shell = loaded and loaded.get_ipython()
    if shell is None:
        message = "no notebook is running; call it in a cell of one, or draw with `forest`"
        raise _checks.refusal("enable_notebook", Problem("IPython", message))
    for each in _DRAWN:
        shell.display_formatter.mimebundle_formatter.for_type(each, _forms_of)


def _forms_of(thing: Displayed) -> dict[str, str]:
    summary, picture = thing.summary(), _DRAWN[type(thing)](thing).svg()
    html = f"{_STYLE}{picture}{summary.html()}"
    return {"text/plain": summary.page(), "text/html": html, "image/svg+xml": picture}
