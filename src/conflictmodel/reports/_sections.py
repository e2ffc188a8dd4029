"""The sections of the report page: each result in words first, and its working folded away.

A result is shown by its summary, and a statement with its words, its source and its address.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar, final

from conflictmodel.claims import Claim, Dossier, TerritorialClaim
from conflictmodel.claims.claim import replacements
from conflictmodel.claims.interceptions import figures_of
from conflictmodel.claims.statements import evidence
from conflictmodel.conclusions import AidLedger, Assessment, Contribution, Control, Finding
from conflictmodel.conclusions.aid_ledgers import amounts_line, missing_line
from conflictmodel.conclusions.assessments import ONLY_LIMITS, if_limits_hold, working
from conflictmodel.conclusions.contributions import not_used_line
from conflictmodel.conclusions.limits import Verdict
from conflictmodel.conclusions.running_totals import total_line
from conflictmodel.conclusions.tallies import InterceptionTally, share_shot_down
from conflictmodel.display.markup import Content, Markup, element, joined, link, table
from conflictmodel.display.summary import Line, Row, Summary, listing, marked, plain
from conflictmodel.display.text import FEW, counted
from conflictmodel.files.input import Progress
from conflictmodel.plots import Picture, forest, ledger, place, tally
from conflictmodel.readers import ChangedTotal, Changes, Extract
from conflictmodel.readers.record_findings import refund_line
from conflictmodel.values.subjects import Place, Subject

MOST = 100
"""The most statements, or questions, that are shown in one place; the others are counted."""

MOST_PICTURES = 60
"""The most pictures of a page: each takes some time to draw."""

_PAIR = 2  # so many are needed to compare
_MOST_AT_A_GLANCE = 30
_MOST_OF_ALL = 5_000  # statements of all questions, beyond twelve of each
_T = TypeVar("_T")


def paragraph(*content: Content, **attributes: str) -> Markup:
    return element("p", *content, **attributes)


def folded(summary: str, *content: Content) -> Markup:
    return element("details", element("summary", summary), *content)


def _article(anchor: str, title: Line, *content: Content) -> Markup:
    return element("article", element("h3", marked(title)), *content, id=anchor)


def _list(shown: Iterable[Content], **attributes: str) -> Markup:
    return element("ul", *(element("li", each) for each in shown), **attributes)


def _some(
    things: Sequence[_T], show: Callable[[_T], Content], noun: str, most: int = MOST, **class_: str
) -> Markup:
    """Return the first things of many as a list, and how many more there are."""
    left = len(things) - most
    note = f"{counted(left, f'more {noun}')}, not shown here."
    return joined(
        _list(map(show, things[:most]), **class_),
        paragraph(note, class_="note") if left > 0 else "",
    )


def _statements(things: Sequence[_T], show: Callable[[_T], Markup], most: int = MOST) -> Markup:
    return _some(things, show, "statement", most, class_="statements")


def _statement(claim: Claim, *rows: Row) -> Markup:
    """Return a claim as a statement: its words and who said them, and the rest beside labels."""
    (_, (words,)), *others = evidence(claim)
    return joined(paragraph(marked(words)), _described((*rows, *others)))


def _described(rows: Iterable[Row]) -> Markup:
    items = [
        part
        for label, lines in rows
        if lines
        for part in (element("dt", label), *(element("dd", _value(label, each)) for each in lines))
    ]
    return element("dl", *items)


def _value(label: str, line: Line) -> Content:
    return link(line) if label == "read at" and isinstance(line, str) else marked(line)


def _sources(claims: Iterable[Claim]) -> Markup:
    def recorded(claim: Claim) -> Markup:
        return _statement(claim, ("recorded as", (str(claim).removeprefix(f"{claim.id}: "),)))

    found = list(claims)
    return folded(_sources_of(len(found)), _statements(found, recorded))


def _sources_of(number: int) -> str:
    return f"Sources and wording: {counted(number, 'statement')}"


def _working(of: Summary, *without: str) -> Markup:
    """Return the rows of a summary as a table, folded away; its title stands above it already."""
    rows = tuple(row for row in of.rows if row[0] not in without)
    return folded("Working", Summary("What was said, and what follows", rows).table())


@final
class Pictures:
    """Draws the pictures of a page of so many things, up to a number, and reports progress."""

    def __init__(self, things: int, progress: Progress) -> None:
        self._things = things
        self._progress = progress
        self._passed = 0
        self._drawn: set[str] = set()
        self.left = 0

    def figure(self, draw: Callable[[], Picture] | None) -> Content:
        """Return the picture of the next thing, unless the page has it, or enough, already."""
        self._progress(self._passed, self._things)
        self._passed += 1
        if draw is None:
            return ""
        if len(self._drawn) == MOST_PICTURES:
            self.left += 1
            return ""
        found = draw()
        svg = found.svg()
        if svg in self._drawn:
            return ""
        self._drawn.add(svg)
        words = folded("The picture in words", paragraph(found.alt))
        return element("figure", Markup(svg), element("figcaption", words))


def glance(assessments: Sequence[Assessment]) -> Iterator[Markup]:
    """Yield all conclusions as one table, each with a link to its working; one needs no table."""
    if len(assessments) < _PAIR:
        return
    rows = [
        (element("a", _title(each.about), href=f"#question-{number}"), each.conclusion)
        for number, each in enumerate(assessments, 1)
    ]
    found = table("The conclusions", ("Question", "Conclusion"), rows, "glance")
    summary = f"All {len(assessments):,} conclusions in a table"
    yield folded(summary, found) if len(assessments) > _MOST_AT_A_GLANCE else found


def questions(
    assessments: Sequence[Assessment], unanswered: Sequence[Subject], pictures: Pictures
) -> Iterator[Markup]:
    """Yield each question with its conclusion, and those that were left out."""
    # A statement may bear on many questions: without a limit a page grows with their product.
    most = max(FEW, min(MOST, _MOST_OF_ALL // max(1, len(assessments))))
    for number, each in enumerate(assessments, 1):
        shown = (*each.used, *each.missed)
        others = not_used_line(each.not_used)
        yield _article(
            f"question-{number}",
            each.about.summary().title,
            paragraph("Conclusion: ", element("strong", each.conclusion), class_="conclusion"),
            *map(paragraph, filter(None, (if_limits_hold(each), *each.touching))),
            *(paragraph(marked(line)) for line in _voices(each)),
            pictures.figure(partial(forest, each) if len(each.voices) >= _PAIR else None),
            folded("Working", Summary("What the rule was given, and found", working(each)).table()),
            folded(
                _sources_of(len(shown)),
                _statements(shown, _contribution, most),
                paragraph(f"Not used: {others}.", class_="note") if others else "",
            ),
        )
    if unanswered:
        were = "was" if len(unanswered) == 1 else "were"
        yield _article(
            "unanswered",
            "What was not asked",
            paragraph(
                f"{counted(len(unanswered), 'more question')} can be asked of these figures and"
                f" {were} not asked for this page."
            ),
            folded("Questions that were not asked", _some(unanswered, _title, "question")),
        )


def reconciled(found: Summary | None) -> Iterator[Markup]:
    """Yield what follows from all figures together, and which cannot all be right."""
    if found is not None:
        yield _article("together", found.title, _described(found.rows))


def _title(of: Subject | Claim) -> Markup:
    return marked(of.summary().title)


def _voices(found: Assessment) -> Iterator[Line]:
    """Yield in sentences whether all voices can be right, and what limits say of the conclusion."""
    voices, together = len(found.voices), found.max_agreeing
    if found.only_limits:
        yield f"Made of {ONLY_LIMITS}."
    if not voices:
        return
    if voices == 1:
        yield ("One voice, ", found.voices[0].origin, ", and none to compare it with.")
    elif together == voices:
        yield f"{voices:,} voices, and all of them can be right."
    elif together == 1:
        yield f"{voices:,} voices, and no two of them can both be right."
    else:
        yield f"{voices:,} voices, and at most {together:,} can be right together."
    if found.limits:
        verdicts = Counter(each.verdict for each in found.limits)
        said = ", ".join(f"{verdicts[each]:,} {each.value}" for each in Verdict if verdicts[each])
        limits = counted(len(found.limits), "limit")
        yield f"{limits}, from figures of parts or of what includes it{said and f': {said}'}."
    if found.gap:
        yield f"Gap between those that disagree: {found.about.unit.format(found.gap)}."


def _contribution(item: Contribution) -> Markup:
    rows: tuple[Row, ...] = (
        ("figure", (item.estimate.figure,)),
        ("part", (f"{item.role.value}: {item.why}",)),
    )
    if item.parts:
        return _described((("claims", (("the sum of ", *listing(item.parts, " + ")),)), *rows))
    return _statement(item.estimate, *rows)


def aid(found: Iterable[AidLedger], pictures: Pictures) -> Iterator[Markup]:
    for number, each in enumerate(found, 1):
        summary = each.summary()
        yield _article(
            f"programme-{number}",
            summary.title,
            *map(paragraph, _payments(each)),
            pictures.figure(partial(ledger, each)),
            _working(summary, "said", "no number") if each.entries else "",
            _sources(
                (*(claim for entry in each.entries for claim in entry.claims), *each.unnumbered)
            ),
        )


def _payments(ledger: AidLedger) -> Iterator[Content]:
    if ledger.entries:
        last = ledger.entries[-1]
        totals = "; ".join(
            f"{total_line(total.after, total.unit)}{'' if total.is_settled else ', not settled'}"
            for total in last.totals
        )
        after = f" Total after it: {totals}." if totals else ""
        yield element("strong", f"Installment {last.number}: {amounts_line(last.amounts)}.{after}")
    if ledger.missing:
        yield f"Nothing was said of {missing_line(ledger.missing)}."
    if ledger.unnumbered:
        yield f"{counted(len(ledger.unnumbered), 'payment')} without a number."


def refunds(read: Sequence[tuple[str, Extract]]) -> Iterator[Markup]:
    """Yield what was taken back of the programmes of each file, which is in no ledger."""
    for number, (name, extract) in enumerate(read, 1):
        if extract.refunds:
            title = f"{name}: taken back, and in no total"
            lines = _some(extract.refunds, refund_line, "programme")
            yield _article(f"refunds-{number}", title, lines)


def attacks(found: Iterable[InterceptionTally], pictures: Pictures) -> Iterator[Markup]:
    for number, each in enumerate(found, 1):
        (attack,) = each.reports
        figures = "; ".join(f"{label}: {figure}" for label, (figure,) in figures_of(attack))
        share = share_shot_down(each)
        summary = each.summary()
        yield _article(
            f"attack-{number}",
            summary.title,
            paragraph(element("strong", figures), class_="conclusion"),
            paragraph(f"{share.capitalize()}.") if share else "",
            pictures.figure(partial(tally, each)),
            _working(summary, "said"),
            _sources(each.reports),
        )


def places(
    found: Iterable[Control], claims: Sequence[TerritorialClaim], pictures: Pictures
) -> Iterator[Markup]:
    by_id = {claim.id: claim for claim in claims}
    about: dict[Place, list[TerritorialClaim]] = {}
    for claim in claims:
        about.setdefault(claim.place, []).append(claim)
    for number, each in enumerate(found, 1):
        said = about[each.place]
        counting = dict.fromkeys(one for standing in each.standings for one in standing.claims)
        yield _article(
            f"place-{number}",
            each.summary().title,
            *(
                paragraph(element("strong", marked((one.holder,))), ": ", marked((str(one),)))
                for one in each.standings
            ),
            pictures.figure(partial(place, each.place, said) if len(said) >= _PAIR else None),
            _sources(by_id[one] for one in counting),
        )


def others(claims: Sequence[Claim]) -> Markup:
    """Return the claims without a figure, each with its source."""

    def show(claim: Claim) -> Markup:
        return joined(paragraph(_title(claim)), folded("Source and wording", _statement(claim)))

    return _statements(claims, show, len(claims))


def replaced(dossier: Dossier) -> Iterator[Markup]:
    """Yield what was said once and later replaced or withdrawn."""
    by = replacements(dossier.claims)

    def show(claim: Claim) -> Markup:
        return joined(paragraph(_title(claim)), _statement(claim, ("replaced by", (by[claim.id],))))

    found = [claim for claim in dossier.claims if claim.id in by]
    if found:
        yield paragraph(
            f"{counted(len(found), 'statement')} took no part, because a later one replaces or"
            " withdraws it."
        )
        yield folded("What was replaced", _statements(found, show))


def audit(findings: Sequence[Finding]) -> Markup:
    if not findings:
        return paragraph("Nothing was found.")
    rows = [
        (each.code, marked(listing((each.claim, *each.others), ", ")), each.message)
        for each in findings
    ]
    caption = f"{counted(len(findings), 'finding')}: what cannot be true, or not be what was meant"
    return table(caption, ("Finding", "Claims", "What was found"), rows, "findings")


def files(read: Sequence[tuple[str, Extract]]) -> Iterator[Markup]:
    if not read:
        yield paragraph("The example that is installed with conflictmodel.")
    for number, (name, extract) in enumerate(read, 1):
        summary = extract.summary()
        lines = [
            f"{label}: {', '.join(map(plain, lines))}"
            for label, lines in summary.rows
            if label != "found"
        ]
        yield _article(
            f"file-{number}",
            name,
            _list(map(marked, (summary.title, *lines))),
            folded("What is odd about it", _some(extract.kinds, str, "kind"))
            if extract.findings
            else "",
        )


def changed(
    found: Changes, totals: Sequence[ChangedTotal]
) -> Iterator[tuple[str, str, Sequence[Content]]]:
    """Yield the sections of what a newer release says otherwise."""
    summary = Summary("Before and after", tuple(row for row in found.summary().rows if row[0]))
    yield "numbers", "Numbers", [summary.table()]
    sums = _some(totals, lambda each: marked(each.summary().title), "sum")
    yield "sums", "Sums", [sums] if totals else []
    for anchor, title, things in (
        ("revised", "Revised", found.revised),
        ("added", "Added", found.added),
        ("gone", "Gone", found.gone),
    ):
        shown = _some(things, lambda each: marked(each.summary().title), "claim")
        yield anchor, title, [shown] if things else []


def named(sections: Iterable[tuple[str, str, Sequence[Content]]]) -> Iterator[Markup]:
    """Yield the sections that have something in them, each under its heading."""
    for anchor, title, content in sections:
        if content:
            heading = element("h2", title, id=anchor)
            yield element("section", heading, *content, aria_labelledby=anchor)
