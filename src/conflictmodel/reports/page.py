"""The report as one page of HTML, for people without Python.

The page loads nothing and runs nothing: a strict policy forbids both, so that what a source is
called, or said, cannot do anything either. Its one style sheet is `page.css`, which shows on paper
what is folded away. It has no date, and the same dossier gives the same bytes.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files as resources

from conflictmodel.claims import Dossier, TerritorialClaim
from conflictmodel.display.markup import Content, Markup, element, joined
from conflictmodel.display.text import counted
from conflictmodel.files.input import Progress
from conflictmodel.plots import DARK, LIGHT
from conflictmodel.readers import ChangedTotal, Changes, Extract
from conflictmodel.reports import _sections
from conflictmodel.reports._sections import folded, paragraph
from conflictmodel.reports.reports import Report

_UNTITLED = "What conflicting figures say"
_TERMS = (
    (
        "Question",
        "Whom or what a figure counts, what happened to them, where, and over which days.",
    ),
    ("Range", "What a statement allows: “more than 3,000” allows every number from 3,001 on."),
    ("Voice", "One origin, however many of its statements are known and whoever relayed them."),
    ("Limit", "What a figure of a part, or of something larger, leaves possible. It is no voice."),
    ("Rule", "The named step from the voices to the conclusion. Another rule may conclude more."),
    ("Gap", "The numbers between the voices that disagree."),
    ("Hull", "Everything between the lowest and the highest number that any voice allows."),
    ("Camp", "A largest set of voices that can all be right together."),
    ("Dissenting", "The origins that allow no number of the conclusion."),
    ("Not used", "A figure that says nothing about the question; the reason stands beside it."),
)


def to_html(
    report: Report, dossier: Dossier, read: Sequence[tuple[str, Extract]], progress: Progress
) -> str:
    """Return a report of a dossier, and of the files that it was read from, as a page.

    Without a file it is of the installed example. `progress` is called with the results written.
    """
    title = report.title or _UNTITLED
    sections = _content(report, dossier, read, progress)
    return _document(
        title,
        element("a", "Skip to the report", href="#report", class_="skip"),
        element(
            "header",
            element("h1", title),
            paragraph(
                f"{counted(len(dossier.claims), 'statement')} of"
                f" {counted(len(dossier.sources), 'source')}. Each conclusion comes first; its"
                " working, and who said what in which words, can be unfolded below it.",
                class_="intro",
            ),
            folded(
                "How to read this page",
                element("dl", *(joined(element("dt", a), element("dd", b)) for a, b in _TERMS)),
            ),
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
        element("main", *_sections.named(sections), id="report", tabindex="-1"),
    )


def changes_page(found: Changes, totals: Sequence[ChangedTotal]) -> str:
    """Return what a newer release says otherwise as a page, with sums before and after."""
    title = "What the newer release says otherwise"
    numbers = (
        f"{counted(len(each), 'claim')} {what}"
        for each, what in ((found.revised, "revised"), (found.added, "added"), (found.gone, "gone"))
    )
    return _document(
        title,
        element("header", element("h1", title), paragraph(f"{', '.join(numbers)}.")),
        element("main", *_sections.named(_sections.changed(found, totals)), id="report"),
    )


def _document(title: str, *body: Content) -> str:
    style = _style()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(style)),
    )
    written = "Written by conflictmodel. This page loads nothing, and sends nothing to anyone."
    footer = element("footer", paragraph(written))
    whole = element("html", head, element("body", *body, footer), lang="en")
    return f"<!DOCTYPE html>\n{whole}\n"


def _style() -> str:
    """Return the style sheet, with the colours of both schemes; on paper it is the light one."""
    rules = resources("conflictmodel.reports").joinpath("page.css").read_text(encoding="utf-8")
    light, dark = (
        "".join(f"{name}:{colour};" for name, colour in colours.items())
        for colours in (LIGHT, DARK)
    )
    return (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{rules.replace(chr(10), '')}"
    )


def _policy(style: str) -> str:
    """Return a content security policy that allows a style sheet, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _content(
    report: Report, dossier: Dossier, read: Sequence[tuple[str, Extract]], progress: Progress
) -> list[tuple[str, str, list[Content]]]:
    claims = dossier.of_type(TerritorialClaim)
    things = (report.assessments, report.ledgers, report.tallies, report.controls)
    pictures = _sections.Pictures(sum(map(len, things)), progress)
    figures = [
        *_sections.glance(report.assessments),
        *_sections.questions(report.assessments, report.unanswered, pictures),
    ]
    found: list[tuple[str, str, list[Content]]] = [
        ("figures", "Figures", [*figures]),
        ("reconciled", "Reconciled", list(_sections.reconciled(report.reconciled))),
        ("aid", "Aid", [*_sections.aid(report.ledgers, pictures), *_sections.refunds(read)]),
        ("interceptions", "Interceptions", list(_sections.attacks(report.tallies, pictures))),
        ("territory", "Territory", list(_sections.places(report.controls, claims, pictures))),
        ("also-said", "Also said", [_sections.others(report.others)] if report.others else []),
        ("replaced", "Replaced and withdrawn", list(_sections.replaced(dossier))),
        ("audit", "Audit", [_sections.audit(report.findings)]),
        ("read", "What was read", [*_sections.files(read)]),
    ]
    if pictures.left:
        left = counted(pictures.left, "more thing")
        note = f"No picture was drawn of {left}: the page has {_sections.MOST_PICTURES}."
        found[-1][2].append(paragraph(note, class_="note"))
    return found
