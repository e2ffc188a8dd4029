"""The forest plot: what each voice allows, and what follows."""

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.conclusions import Assessment, Contribution
from conflictmodel.display.text import FEW, few
from conflictmodel.plots import _hedged_ends
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, HATCHED, SOLID, THIN, Row, block, limited, stated

_GAP = evolve(HATCHED, meaning="gap between the voices")


def forest(assessment: Assessment, ax: Axes | None = None) -> Picture:
    """Draw the range of each voice, the camps, the gap and the conclusion: a forest plot.

    An end that was read from words is drawn as read from a hedge where the literal policy refuses
    these words or reads another end from them. Any other end is drawn as stated. Thirty voices are
    drawn, and the others counted.

    Args:
        assessment: What `combine` concluded, or what `NoConclusionError` carries.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    Raises:
        InvalidValueError: If these are no `Assessment` and no Axes.

    >>> from conflictmodel import Estimate, camps, combine, example
    >>> dossier = example()
    >>> found = combine(dossier.of_type(Estimate), rule=camps, about=dossier.subjects[0])
    >>> picture = forest(found)
    >>> picture.title
    'North Korean troops, killed or wounded, anywhere, through 2024-12-23'
    >>> [label.get_text() for label in picture.axes[0].get_yticklabels()]
    ['South Korea', 'Ukraine', 'South Korea', 'Ukraine', 'Gap', 'Hull', 'Conclusion']
    """
    _checks.refuse("forest", _checks.is_a("assessment", assessment, Assessment))
    sections = {
        "Voices": limited(_voices(assessment), "voices"),
        "Camps (voices that can be right together)": _camps(assessment),
        "What follows": _following(assessment),
    }
    return drawn("forest", str(assessment.about), [(assessment.about.unit, sections)], (), ax)


def _voices(assessment: Assessment) -> list[Row]:
    given: dict[str, list[Contribution]] = {}
    for each in assessment.contributions:
        given.setdefault(each.estimate.id, []).append(each)
    unit = assessment.about.unit
    return [
        stated(voice.origin, voice.range, unit, _hedged_ends.of_voice(voice, given))
        for voice in assessment.voices
    ]


def _camps(assessment: Assessment) -> list[Row]:
    unit = assessment.about.unit
    rows = [
        Row(", ".join(few(camp.origins)), unit.format(camp.range), [block(camp.range, BOX)])
        for camp in assessment.camps
    ]
    return limited(rows, "camps", FEW)


def _following(assessment: Assessment) -> list[Row]:
    unit, gap, hull = assessment.about.unit, assessment.gap, assessment.hull
    blocks = [block(piece, SOLID) for piece in assessment.pieces]
    rows = [
        Row("Gap", unit.format(gap), [block(gap, _GAP)]) if gap else Row("Gap", "none"),
        Row("Hull", unit.format(hull), [block(hull, THIN)]),
        Row("Conclusion", assessment.conclusion, blocks, f"rule: {assessment.rule}"),
    ]
    if blocks and assessment.dissenting_origins:
        rows.append(Row("Dissent", ", ".join(few(assessment.dissenting_origins))))
    return rows
