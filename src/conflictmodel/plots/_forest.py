"""The forest plot: what each voice allows, and what follows."""

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.conclusions import Assessment
from conflictmodel.conclusions.assessments import figure_of, if_limits_hold
from conflictmodel.conclusions.hedged_ends import of_voices
from conflictmodel.conclusions.limits import in_order_shown, verdict_of
from conflictmodel.display.text import FEW, few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, HATCHED, SOLID, THIN, Row, block, limited, stated

_GAP = evolve(HATCHED, meaning="gap between the voices")


def forest(assessment: Assessment, ax: Axes | None = None) -> Picture:
    """Draw the range of each voice, limits, camps, the gap and the conclusion: a forest plot.

    An end that was read from words is drawn as read from a hedge where the literal policy refuses
    these words or reads another end from them. Any other end is drawn as stated. Thirty voices are
    drawn, and the others counted.

    Args:
        assessment: What `combine` returned.
        ax: The Axes to draw on; where there are none, a figure of its own is made.

    >>> from conflictmodel import camps, combine, example
    >>> dossier = example()
    >>> found = combine(dossier, rule=camps, about=dossier.subjects[0])
    >>> picture = forest(found)
    >>> picture.title
    'North Korean troops, killed or wounded, anywhere, through 2024-12-23'
    >>> [label.get_text() for label in picture.axes[0].get_yticklabels()][-3:]
    ['Gap', 'Hull', 'Conclusion']
    """
    _checks.refuse("forest", _checks.is_a("assessment", assessment, Assessment))
    voices = "Voices, made of limits" if assessment.only_limits else "Voices"
    sections = {
        voices: limited(_voices(assessment), "voices"),
        "Limits (of parts, and of what includes it)": _limits(assessment),
        "Camps (voices that can be right together)": _camps(assessment),
        "What follows": _following(assessment),
    }
    shown = {heading: rows for heading, rows in sections.items() if rows}
    return drawn("forest", str(assessment.about), [(assessment.about.unit, shown)], (), ax)


def _voices(assessment: Assessment) -> list[Row]:
    unit = assessment.about.unit
    made = of_voices(assessment.voices, assessment.used)
    rows = [(stated(voice.origin, voice.range, unit, ends), voice) for voice, ends, _ in made]
    return [evolve(row, value=figure_of(voice, unit)) for row, voice in rows]


def _limits(assessment: Assessment) -> list[Row]:
    unit = assessment.about.unit
    rows = [
        Row(
            each.origin,
            f"{unit.format(each.range)}, {verdict_of(each, assessment.voices)}",
            [block(each.range, THIN)],
        )
        for each in in_order_shown(assessment.limits)
    ]
    return limited(rows, "limits", FEW)


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
    notes = (f"rule: {assessment.rule}", if_limits_hold(assessment), *assessment.touching)
    rows = [
        Row("Gap", unit.format(gap), [block(gap, _GAP)]) if gap else Row("Gap", "none"),
        *([Row("Hull", unit.format(hull), [block(hull, THIN)])] if hull else []),
        Row("Conclusion", assessment.conclusion, blocks, "; ".join(filter(None, notes))),
    ]
    if blocks and assessment.dissenting_origins:
        rows.append(Row("Dissent", ", ".join(few(assessment.dissenting_origins))))
    return rows
