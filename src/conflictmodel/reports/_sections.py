"""The sections of the report page: each thing in words first, and its working folded away.

What is told of a thing is put together by the module of its type; here it is given its place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import final

from conflictmodel.claims._common import rows_of
from conflictmodel.claims.claim import Claim, parts_of, replacements
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import figures_of, title_of
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.conclusions import aid_ledgers, tallies, territorial_control
from conflictmodel.conclusions.aid_ledgers import AidLedger, amounts_told, missing_told, total_told
from conflictmodel.conclusions.assessments import Assessment, bearing_on, working
from conflictmodel.conclusions.auditing import Finding
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.conclusions.tallies import InterceptionTally, share_shot_down
from conflictmodel.conclusions.territorial_control import Control
from conflictmodel.display._html import Content, Markup, element, joined, link, table
from conflictmodel.display._text import FEW
from conflictmodel.display.notebook import as_table, marked
from conflictmodel.display.sheet import Line, Row, Sheet, listing
from conflictmodel.files.source import Progress
from conflictmodel.plots import Picture, forest, ledger, place, tally
from conflictmodel.readers.extracts import Extract
from conflictmodel.values.subjects import Place, Subject, parts_of as subject_parts

# The parts of the report page: what is folded away, statements with their source, and pictures.
#
# A statement is shown with the words it was said in, who said it and where it can be read.

MOST = 100
"""The most statements, or questions, that are shown in one place; the others are counted."""

MOST_PICTURES = 60
"""The most pictures of a page: each takes some time to draw."""


PAIR = 2
"""So many are needed to compare: of one voice there is no picture, of one question no table."""


def counted(number: int, noun: str) -> str:
    """Return how many there are of what a noun names."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def paragraph(*content: Content, class_: str = "") -> Markup:
    """Return a paragraph."""
    return element("p", *content, class_=class_) if class_ else element("p", *content)


def folded(summary: str, *content: Content) -> Markup:
    """Return what is folded away under a summary."""
    return element("details", element("summary", summary), *content)


def article(anchor: str, title: Line, *content: Content) -> Markup:
    """Return what is told of one thing, under its heading."""
    return element("article", element("h3", marked(title)), *content, id=anchor)


def section(anchor: str, title: str, *content: Content) -> Markup:
    """Return a section of the page, under its heading."""
    return element("section", element("h2", title, id=anchor), *content, aria_labelledby=anchor)


def statement(claim: Claim, *rows: Row) -> Markup:
    """Return a claim as a statement: its words and who said them, and the rest beside labels."""
    (_, (words,)), *others = rows_of(claim.id, claim.by, claim.words, claim.supersedes)
    return joined(paragraph(marked(words)), listed((*rows, *others)))


def listed(rows: Iterable[Row]) -> Markup:
    """Return rows as a list of descriptions."""
    items = [
        part
        for label, lines in rows
        if lines
        for part in (element("dt", label), *(element("dd", _value(label, each)) for each in lines))
    ]
    return element("dl", *items)


def statements(shown: Sequence[Markup]) -> Markup:
    """Return statements as a list."""
    return element("ul", *(element("li", each) for each in shown), class_="statements")


def sources(claims: Iterable[Claim]) -> Markup:
    """Return the statements of claims, folded away."""
    found = list(claims)
    return folded(
        f"Sources and wording: {counted(len(found), 'statement')}",
        statements([statement(each, ("recorded as", (_record(each),))) for each in found[:MOST]]),
        not_shown(len(found) - MOST, "statement"),
    )


def not_shown(left: int, noun: str) -> Content:
    """Return how many more there are of what a noun names; nothing where there are none."""
    if left <= 0:
        return ""
    return paragraph(f"{counted(left, f'more {noun}')}, not shown here.", class_="note")


def _record(claim: Claim) -> str:
    """Return what a claim says, without its id."""
    return str(claim).removeprefix(f"{claim.id}: ")


def _value(label: str, line: Line) -> Content:
    return link(line) if label == "read at" and isinstance(line, str) else marked(line)


@final
class Pictures:
    """Draws the pictures of a page, up to a number, and tells how far it has come.

    Args:
        things: How many things the page tells of.
        progress: What is told.
    """

    def __init__(self, things: int, progress: Progress) -> None:
        self._things = things
        self._progress = progress
        self._passed = 0
        self._drawn: set[str] = set()
        self.left = 0

    def figure(self, draw: Callable[[], Picture] | None) -> Content:
        """Return the picture of the next thing as a figure, where there is something to compare.

        What has enough pictures, or this one already, gets no more.
        """
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


_MOST_OF_ALL = 5_000  # statements of all questions, beyond twelve of each


def glance(assessments: Sequence[Assessment]) -> Markup:
    """Return all conclusions as one table, each with a link to its working."""
    rows = [
        (
            element("a", marked(subject_parts(each.about)), href=f"#question-{number}"),
            each.conclusion,
        )
        for number, each in enumerate(assessments, 1)
    ]
    return table("The conclusions", ("Question", "Conclusion"), rows, "glance")


def questions(
    assessments: Sequence[Assessment], unanswered: Sequence[Subject], pictures: Pictures
) -> Iterable[Markup]:
    """Yield each question with its conclusion, and what was not asked."""
    most = max(FEW, min(MOST, _MOST_OF_ALL // max(1, len(assessments))))
    for number, each in enumerate(assessments, 1):
        told, foreign = bearing_on(each)
        yield article(
            f"question-{number}",
            subject_parts(each.about),
            paragraph("Conclusion: ", element("strong", each.conclusion), class_="conclusion"),
            *(paragraph(marked(told)) for told in _voices(each)),
            pictures.figure(partial(forest, each) if len(each.voices) >= PAIR else None),
            folded("Working", as_table(Sheet("What the rule was given, and found", working(each)))),
            folded(
                f"Sources and wording: {counted(len(told), 'statement')}",
                statements([_contribution(item) for item in told[:most]]),
                not_shown(len(told) - most, "statement"),
                paragraph(f"Set aside: {foreign:,} about other groups.", class_="note")
                if foreign
                else "",
            ),
        )
    if unanswered:
        yield article(
            "unanswered",
            "What was not asked",
            paragraph(
                f"{counted(len(unanswered), 'more question')} can be asked of these figures and"
                f" {'was' if len(unanswered) == 1 else 'were'} not asked for this page."
            ),
            folded(
                "Questions that were not asked",
                element(
                    "ul",
                    *(element("li", marked(subject_parts(each))) for each in unanswered[:MOST]),
                ),
                not_shown(len(unanswered) - MOST, "question"),
            ),
        )


def _voices(found: Assessment) -> Iterable[Line]:
    """Yield in sentences who was heard, and whether they can all be right."""
    heard, together = len(found.voices), found.max_agreeing
    if heard == 1:
        yield ("One voice was heard, ", found.voices[0].origin, ", and none to compare it with.")
    elif together == heard:
        yield f"{heard:,} voices were heard, and all of them can be right."
    elif together == 1:
        yield f"{heard:,} voices were heard, and no two of them can both be right."
    else:
        yield f"{heard:,} voices were heard, and at most {together:,} can be right together."
    if found.gap:
        yield f"Gap between those that disagree: {found.about.unit.format(found.gap)}."


def _contribution(item: Contribution) -> Markup:
    part = ("part", (f"{item.role.value}: {item.why}",))
    figure = ("figure", (item.estimate.figure,))
    if item.parts:
        summed: tuple[Line, ...] = (("the sum of ", *listing(item.parts, " + ")),)
        return listed((("claims", summed), figure, part))
    return statement(item.estimate, figure, part)


def aid(found: Iterable[AidLedger], pictures: Pictures) -> Iterable[Markup]:
    """Yield each programme of aid with its ledger."""
    for number, each in enumerate(found, 1):
        sheet = aid_ledgers.sheet(each)
        claims = [claim for entry in each.entries for claim in entry.claims]
        yield article(
            f"programme-{number}",
            sheet.title,
            *map(paragraph, _payments(each)),
            pictures.figure(partial(ledger, each)),
            folded("Working", as_table(_untitled(sheet.without("said", "no number"))))
            if each.entries
            else "",
            sources((*claims, *each.unnumbered)),
        )


def _payments(ledger: AidLedger) -> Iterable[Content]:
    if ledger.entries:
        last = ledger.entries[-1]
        totals = [
            f"{total_told(total.after, total.unit)}{'' if total.is_settled else ', not settled'}"
            for total in last.totals
        ]
        after = f" Total after it: {'; '.join(totals)}." if totals else ""
        yield element("strong", f"Installment {last.number}: {amounts_told(last.amounts)}.{after}")
    if ledger.missing:
        yield f"Nothing was said of {missing_told(ledger.missing)}."
    if ledger.unnumbered:
        yield f"{counted(len(ledger.unnumbered), 'payment')} without a number."


def attacks(found: Iterable[InterceptionTally], pictures: Pictures) -> Iterable[Markup]:
    """Yield each attack with what became of what was launched."""
    for number, each in enumerate(found, 1):
        (attack,) = each.reports
        told = "; ".join(f"{label}: {figure}" for label, (figure,) in figures_of(attack))
        share = share_shot_down(each)
        yield article(
            f"attack-{number}",
            title_of(attack),
            paragraph(element("strong", told), class_="conclusion"),
            paragraph(f"{share.capitalize()}.") if share else "",
            pictures.figure(partial(tally, each)),
            folded("Working", as_table(_untitled(tallies.sheet(each).without("said")))),
            sources(each.reports),
        )


def places(
    found: Iterable[Control], claims: Sequence[TerritorialClaim], pictures: Pictures
) -> Iterable[Markup]:
    """Yield each place with who is said to hold it."""
    by_id = {claim.id: claim for claim in claims}
    about = claims_of(claims)
    for number, each in enumerate(found, 1):
        said = about[each.place]
        counting = dict.fromkeys(one for standing in each.standings for one in standing.claims)
        sheet = territorial_control.sheet(each)
        yield article(
            f"place-{number}",
            sheet.title,
            *(
                paragraph(element("strong", marked((one.holder,))), ": ", marked((str(one),)))
                for one in each.standings
            ),
            pictures.figure(
                partial(place, each.place, said) if len(said) >= PAIR else None,
            ),
            sources(by_id[one] for one in counting),
        )


def claims_of(claims: Iterable[TerritorialClaim]) -> Mapping[Place, list[TerritorialClaim]]:
    """Return the claims about each place."""
    found: dict[Place, list[TerritorialClaim]] = {}
    for claim in claims:
        found.setdefault(claim.place, []).append(claim)
    return found


def others(claims: Iterable[Claim]) -> Markup:
    """Return the claims without a figure, each with its source."""
    return statements(
        [
            joined(
                paragraph(marked(parts_of(each))),
                folded("Source and wording", statement(each)),
            )
            for each in claims
        ]
    )


def replaced(dossier: Dossier) -> Iterable[Markup]:
    """Yield what was said once and later replaced or withdrawn."""
    by = replacements(dossier.claims)
    found = [claim for claim in dossier.claims if claim.id in by]
    if found:
        told = [
            joined(
                paragraph(marked(parts_of(each))), statement(each, ("replaced by", (by[each.id],)))
            )
            for each in found[:MOST]
        ]
        yield paragraph(
            f"{counted(len(found), 'statement')} took no part, because a later one replaces or"
            " withdraws it."
        )
        yield folded(
            "What was replaced", statements(told), not_shown(len(found) - MOST, "statement")
        )


def audit(findings: Sequence[Finding]) -> Markup:
    """Return what the audit found."""
    if not findings:
        return paragraph("Nothing was found.")
    rows = [
        (each.code, marked(listing((each.claim, *each.others), ", ")), each.message)
        for each in findings
    ]
    caption = f"{counted(len(findings), 'finding')}: what cannot be true, or not be what was meant"
    return table(caption, ("Finding", "Claims", "What was found"), rows, "findings")


def files(read: Sequence[tuple[str, Extract]]) -> Iterable[Markup]:
    """Yield what was read from which files."""
    if not read:
        yield paragraph("The example that is installed with conflictmodel.")
        return
    for number, (name, extract) in enumerate(read, 1):
        counts = str(extract).splitlines()
        found = [element("li", marked(str(each))) for each in extract.findings[:MOST]]
        yield article(
            f"file-{number}",
            name,
            element("ul", *(element("li", marked(line)) for line in counts)),
            folded(
                "What is odd about it",
                element("ul", *found),
                not_shown(len(extract.findings) - MOST, "finding"),
            )
            if found
            else "",
        )


def named(sections: Iterable[tuple[str, str, Sequence[Content]]]) -> Sequence[Markup]:
    """Return the sections that have something in them."""
    return [section(anchor, title, *content) for anchor, title, content in sections if content]


def _untitled(sheet: Sheet) -> Sheet:
    """Return a sheet whose title stands above it already."""
    return Sheet("What was said, and what follows", sheet.rows)
