"""The sections of a report, of which the text and the page are both written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar, final

from attrs import evolve, field, frozen

from conflictmodel.claims import Claim, Dossier, Estimate
from conflictmodel.claims.claim import replacements
from conflictmodel.claims.interceptions import figures_of
from conflictmodel.claims.statements import evidence
from conflictmodel.conclusions import AidLedger, Assessment, Control, Reconciliation, Role
from conflictmodel.conclusions.aid_ledgers import amounts_line
from conflictmodel.conclusions.assessments import ONLY_LIMITS, if_limits_hold
from conflictmodel.conclusions.contributions import not_used_line
from conflictmodel.conclusions.limits import Verdict
from conflictmodel.conclusions.tallies import InterceptionTally, share_shot_down
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import NOT_SHOWN, Line, Row, Summary, listing, plain
from conflictmodel.display.text import FEW, counted, few, heading, wrap
from conflictmodel.readers import ChangedTotal, Changes, Extract
from conflictmodel.readers.record_findings import refund_line
from conflictmodel.readers.revisions import changed_totals, left_of
from conflictmodel.readers.tallying import shown
from conflictmodel.reports.reports import MOST_RECONCILED, Report
from conflictmodel.values.subjects import Subject, in_full

MOST_IN_FULL = 100  # questions with their whole working
MOST = 1_000  # things of any other section; what is left out is counted

FIGURES = "Figures"
Read = Sequence[tuple[str, Extract]]  # what was read from which file
_T = TypeVar("_T")


@final
@frozen
class Part:
    """One thing of a section: what is shown of it, said of it in sentences, and drawn."""

    summary: Summary
    said: tuple[Line, ...] = field(default=(), converter=tuple[Line, ...])
    drawn: Displayed | None = None


@final
@frozen
class Section:
    """What stands under one heading: parts, then lines."""

    title: str
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return self.title.lower().replace(" ", "-")


def sections(report: Report, read: Read) -> Iterator[Section]:
    """Yield the sections of a report; one that is empty has neither parts nor lines."""
    together = _reconciled(report.together)
    aid = _of("Aid", report.ledgers, _aid, "programme")
    taken_back = (
        Part(Summary(f"{name}: in no total", (("taken back", (*map(refund_line, each.refunds),)),)))
        for name, each in read
        if each.refunds
    )
    sums = (("sums", _sums(each.dossier)) for _, each in read)
    rows = tuple(row for row in (*sums, *report.summary().rows) if row[1])
    yield Section("At a glance", (Part(Summary("What follows", rows)),) if rows else ())
    yield files(read)
    yield _figures(report)
    yield Section("Reconciled", (Part(together),) if together else ())
    yield evolve(aid, parts=(*aid.parts, *taken_back))
    yield _of("Interceptions", report.tallies, _attack, "attack")
    yield _of("Territory", report.controls, _control, "place")
    yield _of("Also said", report.others, statement, "statement")
    yield listed("Audit", report.findings or ("nothing found",), "finding")


def _reconciled(found: Reconciliation | None) -> Summary | None:
    if found is None:
        words = f"not computed for more than {MOST_RECONCILED:,} figures: use `reconcile`"
        return Summary("What all figures allow together", ((NOT_SHOWN, (words,)),))
    summary = found.summary()
    rows = tuple(row for row in summary.rows if row[0] != "ranges")
    return evolve(summary, rows=rows) if found.derived or found.conflicts else None


def changed(found: Changes, totals: Sequence[ChangedTotal]) -> Iterator[Section]:
    """Yield the sections of what a newer release says otherwise."""
    numbers = tuple(row for row in found.summary().rows if row[0])
    yield Section("Numbers", (Part(Summary("Before and after", numbers)),))
    yield listed("Sums", totals, "sum")
    yield listed("Revised", found.revised, "claim")
    yield listed("Added", found.added, "claim")
    yield listed("Gone", found.gone, "claim")


def statements(report: Report, dossier: Dossier) -> Iterator[Section]:
    """Yield each statement that no other section has, once, with its wording and its source."""
    by, others = replacements(dossier.claims), {each.id for each in report.others}

    def replaced(claim: Claim) -> Part:
        return statement(claim, ("replaced by", (by[claim.id],)))

    old = [claim for claim in dossier.claims if claim.id in by]
    yield _of("Replaced and withdrawn", old, replaced, "statement")
    standing = [each for each in dossier.current if each.id not in others]
    yield _of("Sources and wording", standing, statement, "statement")


def statement(claim: Claim, *rows: Row) -> Part:
    """Return a claim as a statement: its words and who said them, and the rest."""
    known = tuple(row for row in evidence(claim) if row[0] != "claim")  # it begins the title
    return Part(Summary(claim.summary().title, (*known, *rows)))


def files(read: Read) -> Section:
    """Return what was read from which file."""
    return _of("Files", read, _file, "file")


def _of(
    title: str, things: Sequence[_T], show: Callable[[_T], Part], noun: str, most: int = MOST
) -> Section:
    return Section(title, tuple(map(show, things[:most])), _left(len(things) - most, noun))


def listed(title: str, things: Sequence[Displayed | str], noun: str) -> Section:
    """Return a section of lines, one for each thing."""
    lines = (each if isinstance(each, str) else each.summary().title for each in things[:MOST])
    return Section(title, lines=(*lines, *_left(len(things) - MOST, noun)))


def _left(left: int, noun: str) -> tuple[Line, ...]:
    return (f"{counted(left, f'more {noun}')}, not shown here",) if left > 0 else ()


def _figures(report: Report) -> Section:
    names = Counter(str(each.about) for each in report.most_telling)
    show = partial(_assessment, names=names)
    found = _of(FIGURES, report.most_telling, show, "question", MOST_IN_FULL)
    left = len(report.unanswered)
    were = "was" if left == 1 else "were"
    asked = (f"{counted(left, 'more question')} {were} not asked",) if left else ()
    return evolve(found, lines=(*found.lines, *asked))


def answered(found: Assessment, names: Mapping[str, int]) -> Summary:
    """Return what is shown of an answer, with what its place lies in where names are alike."""
    summary, about = found.summary(), found.about
    if names[str(about)] == 1:
        return summary
    things = (each for each in (about.group, about.place) if each)
    more = (in_full(each) for each in things if in_full(each) != str(each))
    return evolve(summary, title=listing((str(about), *more), "; "))


def _assessment(found: Assessment, names: Mapping[str, int]) -> Part:
    summary = answered(found, names)
    rows = tuple(row for row in summary.rows if row[0] != Role.NOT_USED.value)
    missed = [("that say nothing about it", len(found.missed))] if found.missed else []
    unused = not_used_line((*missed, *found.not_used))
    left = (Role.NOT_USED.value, tuple(filter(None, (unused,))))
    whole = evolve(summary, rows=(*rows, left))
    return Part(whole, _concluded(found), found if len(found.voices) > 1 else None)


def _concluded(found: Assessment) -> Iterator[Line]:
    yield f"Conclusion: {found.conclusion}"
    yield from filter(None, (if_limits_hold(found), *found.touching))
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


def _aid(found: AidLedger) -> Part:
    newest = (
        "; total ".join((f"Installment {e.number}: {amounts_line(e.amounts)}", *map(str, e.totals)))
        for e in found.entries[-1:]
    )
    return Part(found.summary(), newest, found)


def _attack(found: InterceptionTally) -> Part:
    figures = "; ".join(f"{label}: {figure}" for label, (figure,) in figures_of(found.reports[0]))
    share = share_shot_down(found)
    return Part(found.summary(), (figures, *([f"{share.capitalize()}."] if share else [])), found)


def _control(found: Control) -> Part:
    holders: Iterable[Line] = ((each.holder, ": ", str(each)) for each in found.standings)
    return Part(found.summary(), holders, found)


def _file(read: tuple[str, Extract]) -> Part:
    name, extract = read
    summary = extract.summary()
    return Part(evolve(summary, title=f"{name}: {plain(summary.title)}"))


def _sums(dossier: Dossier) -> tuple[Line, ...]:
    every = dossier.of_type(Estimate)
    groups = {each.subject.group for each in every}
    figures = [each for each in every if each.subject.group.within not in groups]
    events = {each.subject.group for each in figures}
    counted_once = {(each.subject.group, each.subject.period) for each in figures}
    if len(events) <= FEW or len(events) < len(counted_once):
        return ()
    found = changed_totals((), figures, _measure_and_year)
    lines = [f"{each.part}: {shown(each.new, each.unit)}{left_of(each)}" for each in found]
    return tuple(few(lines[::-1]))  # the newest first


def _measure_and_year(subject: Subject) -> str:
    first, last = subject.period.first, subject.period.last
    one = first and last and first.year == last.year
    return f"{subject.measure}, {first.year if first and one else 'over several years'}"


def to_text(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> str:
    """Return a report as plain text, with what was read from which files of others."""
    texts = [heading(report.title, "=")] if report.title else []
    for each in sections(report, [*extracts]):
        if found := [*blocks(each)]:
            texts += [heading(each.title, "-"), *found]
    return "\n\n".join(texts)


def blocks(section: Section) -> Iterator[str]:
    """Yield each part, and each line, of a section as plain text."""
    yield from (each.summary.text() for each in section.parts)
    yield from (wrap(plain(each)) for each in section.lines)
