"""The report as one page of HTML, for people without Python.

The page loads nothing and runs nothing: a strict policy forbids both, so that what a source is
called, or said, cannot do anything either. It has no date, and the same dossier gives the same
bytes.
"""

from collections.abc import Sequence

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.display._html import Content, Markup, element, joined
from conflictmodel.files.source import Progress
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports._sections import (
    MOST_PICTURES,
    PAIR,
    Pictures,
    aid,
    attacks,
    audit,
    counted,
    files,
    folded,
    glance,
    named,
    others,
    paragraph,
    places,
    questions,
    replaced,
)
from conflictmodel.reports._style import STYLE, policy
from conflictmodel.reports.reports import Report

_FEW_QUESTIONS = 30
_UNTITLED = "What conflicting figures say"
_TERMS = (
    (
        "Question",
        "Whom or what a figure counts, what happened to them, where, and over which days.",
    ),
    (
        "Range",
        "What a statement allows: “more than 3,000” allows every number from 3,001 on.",
    ),
    ("Voice", "One origin, however many of its statements are known and whoever relayed them."),
    ("Rule", "The named step from the voices to the conclusion. Another rule may conclude more."),
    ("Gap", "The numbers between the voices that disagree."),
    ("Hull", "Everything between the lowest and the highest number that any voice allows."),
    ("Camp", "A largest set of voices that can all be right together."),
    ("Dissent", "The origins that allow no number of the conclusion."),
    ("Set aside", "A figure that says nothing about the question; the reason stands beside it."),
)


def to_html(
    report: Report, dossier: Dossier, read: Sequence[tuple[str, Extract]], progress: Progress
) -> str:
    """Return a report as a page.

    Args:
        report: The report.
        dossier: What it is of.
        read: The files it was read from, each with its name; none is the installed example.
        progress: Is told how many things are written, of how many.
    """
    title = report.title or _UNTITLED
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(STYLE)),
    )
    sections = _sections(report, dossier, read, progress)
    body = element(
        "body",
        element("a", "Skip to the report", href="#report", class_="skip"),
        element(
            "header",
            element("h1", title),
            paragraph(_summary(dossier), class_="intro"),
            folded("How to read this page", _terms()),
        ),
        element(
            "nav",
            element(
                "ul",
                *(
                    element("li", element("a", name, href=f"#{anchor}"))
                    for anchor, name, content in sections
                    if content
                ),
            ),
            aria_label="Sections",
        ),
        element("main", *named(sections), id="report", tabindex="-1"),
        element(
            "footer",
            paragraph(
                "Written by conflictmodel. This page loads nothing, and sends nothing to anyone."
            ),
        ),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _sections(
    report: Report, dossier: Dossier, read: Sequence[tuple[str, Extract]], progress: Progress
) -> list[tuple[str, str, list[Content]]]:
    claims = dossier.of_type(TerritorialClaim)
    things = (report.assessments, report.ledgers, report.tallies, report.controls)
    pictures = Pictures(sum(map(len, things)), progress)
    found: list[tuple[str, str, list[Content]]] = [
        (
            "figures",
            "Figures",
            [*_glance(report), *questions(report.assessments, report.unanswered, pictures)],
        ),
        ("aid", "Aid", list(aid(report.ledgers, pictures))),
        ("interceptions", "Interceptions", list(attacks(report.tallies, pictures))),
        ("territory", "Territory", list(places(report.controls, claims, pictures))),
        ("also-said", "Also said", [others(report.others)] if report.others else []),
        ("replaced", "Replaced and withdrawn", list(replaced(dossier))),
        ("audit", "Audit", [audit(report.findings)]),
        ("read", "What was read", [*files(read)]),
    ]
    if pictures.left:
        left = counted(pictures.left, "more thing")
        note = f"No picture was drawn of {left}: the page has {MOST_PICTURES}."
        found[-1][2].append(paragraph(note, class_="note"))
    return found


def _glance(report: Report) -> list[Content]:
    if len(report.assessments) < PAIR:
        return []
    if len(report.assessments) <= _FEW_QUESTIONS:
        return [glance(report.assessments)]
    return [
        folded(
            f"All {len(report.assessments):,} conclusions in a table", glance(report.assessments)
        )
    ]


def _summary(dossier: Dossier) -> str:
    return (
        f"{counted(len(dossier.claims), 'statement')} of {counted(len(dossier.sources), 'source')}."
        " Each conclusion comes first; its working, and who said what in which words, can be"
        " unfolded below it."
    )


def _terms() -> Markup:
    return element("dl", joined(*(joined(element("dt", a), element("dd", b)) for a, b in _TERMS)))
