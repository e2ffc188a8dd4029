"""The sections of the report page: each thing in words first, and its working folded away.

What is told of a thing is put together by the module of its type; here it is given its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from conflictmodel import ledgers, standings, tallies
from conflictmodel._aid_words import amounts_told, missing_told, total_told
from conflictmodel._html import Content, Markup, element, joined, table
from conflictmodel._report_parts import (
    MOST,
    PAIR,
    Pictures,
    article,
    counted,
    folded,
    listed,
    not_shown,
    paragraph,
    section,
    sources,
    statement,
    statements,
)
from conflictmodel._sheets import Line, Sheet, listing
from conflictmodel._showing import as_table, marked
from conflictmodel._text import FEW
from conflictmodel.assessments import Assessment, bearing_on, working
from conflictmodel.auditing import Finding
from conflictmodel.claims import Claim, parts_of, replacements
from conflictmodel.dossiers import Dossier
from conflictmodel.extracts import Extract
from conflictmodel.interceptions import figures_of, title_of
from conflictmodel.ledgers import AidLedger
from conflictmodel.plots import forest, ledger, place, tally
from conflictmodel.roles import Considered
from conflictmodel.standings import Control
from conflictmodel.subjects import Place, Subject
from conflictmodel.subjects import parts_of as subject_parts
from conflictmodel.tallies import InterceptionTally, share_shot_down
from conflictmodel.territory import TerritorialClaim

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
                statements([_considered(item) for item in told[:most]]),
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
    heard, together = len(found.voices), found.most_agreeing
    if heard == 1:
        yield ("One voice was heard, ", found.voices[0].side, ", and none to compare it with.")
    elif together == heard:
        yield f"{heard:,} voices were heard, and all of them can be right."
    elif together == 1:
        yield f"{heard:,} voices were heard, and no two of them can both be right."
    else:
        yield f"{heard:,} voices were heard, and at most {together:,} can be right together."
    if found.gap:
        yield f"Gap between those that disagree: {found.about.unit.format(found.gap)}."


def _considered(item: Considered) -> Markup:
    part = ("part", (f"{item.role.value}: {item.why}",))
    figure = ("figure", (item.estimate.figure,))
    if item.parts:
        summed: tuple[Line, ...] = (("the sum of ", *listing(item.parts, " + ")),)
        return listed((("claims", summed), figure, part))
    return statement(item.estimate, figure, part)


def aid(found: Iterable[AidLedger], pictures: Pictures) -> Iterable[Markup]:
    """Yield each programme of aid with its ledger."""
    for number, each in enumerate(found, 1):
        sheet = ledgers.sheet(each)
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
        sheet = standings.sheet(each)
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
