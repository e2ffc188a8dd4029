"""The forest plot: what each voice allows, and what follows."""

from conflictmodel import _checks
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.display._text import FEW, few
from conflictmodel.plots import _ends
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._marks import bar, block, told
from conflictmodel.plots._numbers import numbers, written
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._scene import (
    Bar,
    Panel,
    Row,
    Scale,
    Scene,
    Section,
    Style,
    Tip,
    Words,
    key,
    limited,
)
from conflictmodel.values.ranges import Range
from conflictmodel.values.units import Unit

_KEY: Words = {
    Tip.POINT: "exactly this number",
    Tip.FLAT: "end as stated",
    Tip.ROUND: "end read from a hedge",
    Tip.ARROW: "no upper end",
    Style.DOTTED: "unknown: every number",
    Style.HATCHED: "gap between the voices",
}


def forest(assessment: Assessment) -> Picture:
    """Draw what each voice allows, the camps, the gap and the conclusion.

    An end that was read from words is drawn as read from a hedge where the literal policy refuses
    these words or reads another end from them. Any other end is drawn as stated. Thirty voices are
    drawn, and the others counted.

    Args:
        assessment: What `combine` concluded, or what `NoConclusionError` carries.

    Raises:
        InvalidValueError: If it is no `Assessment`.

    >>> from conflictmodel import Estimate, camps, combine, example
    >>> dossier = example()
    >>> found = combine(dossier.of_type(Estimate), rule=camps, about=dossier.subjects[0])
    >>> forest(found).title
    'North Korean troops, killed or wounded, anywhere, through 2024-12-23'
    """
    _checks.refuse("forest", _checks.is_a("assessment", assessment, Assessment))
    return drawn(_scene(assessment))


def _scene(assessment: Assessment) -> Scene:
    unit = assessment.about.unit
    # A rule that somebody wrote may answer with what no voice allows.
    scale = numbers([*(voice.range for voice in assessment.voices), *assessment.pieces], unit)
    sections = (
        Section("Voices", limited(_voices(assessment, scale), "voices")),
        Section("Camps (voices that can be right together)", _camps(assessment, scale)),
        Section("What follows", _following(assessment, scale)),
    )
    panels = (Panel(sections, scale),)
    return Scene(str(assessment.about), panels, key(panels, _KEY))


def _voices(assessment: Assessment, scale: Scale) -> list[Row]:
    considered: dict[str, list[Contribution]] = {}
    for item in assessment.contributions:
        considered.setdefault(item.estimate.id, []).append(item)
    rows: list[Row] = []
    for voice in assessment.voices:
        hedged = _ends.of_voice(voice, considered)
        line, aside = bar(voice.range, scale, hedged), told(voice.range, hedged)
        rows.append(_row(voice.origin, voice.range, assessment.about.unit, line, aside))
    return rows


def _camps(assessment: Assessment, scale: Scale) -> tuple[Row, ...]:
    unit = assessment.about.unit
    rows = [
        _row(", ".join(few(camp.origins)), camp.range, unit, block(camp.range, scale, Style.BOX))
        for camp in assessment.camps
    ]
    return limited(rows, "camps", FEW)


def _following(assessment: Assessment, scale: Scale) -> tuple[Row, ...]:
    unit, gap = assessment.about.unit, assessment.gap
    return (
        Row("Gap", "none")
        if gap is None
        else _row("Gap", gap, unit, block(gap, scale, Style.HATCHED)),
        _row("Hull", assessment.hull, unit, block(assessment.hull, scale, Style.THIN)),
        _conclusion(assessment, scale),
        *(
            [Row("Dissent", ", ".join(few(assessment.dissenting_origins)))]
            if _dissenting(assessment)
            else []
        ),
    )


def _dissenting(assessment: Assessment) -> bool:
    return bool(assessment.pieces and assessment.dissenting_origins)


def _conclusion(assessment: Assessment, scale: Scale) -> Row:
    pieces, unit = assessment.pieces, assessment.about.unit
    return Row(
        "Conclusion",
        assessment.conclusion,
        tuple(block(piece, scale, Style.SOLID) for piece in pieces),
        short=" or ".join(few([written(piece, unit) for piece in pieces])),
        note=f"rule: {assessment.rule}",
    )


def _row(label: str, value: Range, unit: Unit, bar: Bar, aside: str = "") -> Row:
    return Row(label, unit.format(value), (bar,), short=written(value, unit), aside=aside)
