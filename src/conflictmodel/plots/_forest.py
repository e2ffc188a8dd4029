"""The forest plot: what each voice allows, and what follows."""

from collections.abc import Iterator

from attrs import evolve
from matplotlib.axes import Axes

from conflictmodel import _checks
from conflictmodel.conclusions import Assessment
from conflictmodel.conclusions.assessments import figure_of, if_limits_hold
from conflictmodel.conclusions.hedged_ends import of_voices
from conflictmodel.conclusions.limits import in_order_shown, verdict_of
from conflictmodel.display.text import few
from conflictmodel.plots._drawing import drawn
from conflictmodel.plots._picture import Picture
from conflictmodel.plots._rows import BOX, HATCHED, SOLID, THIN, Row, block, stated

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
    >>> [label.get_text() for label in forest(found).axes[0].get_yticklabels()][-3:]
    ['Gap', 'Hull', 'Conclusion']
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
            Row(
                ", ".join(few(camp.origins)),
                unit.format(camp.range),
                [block(camp.range, unit, BOX)],
            )
            for camp in assessment.camps
        ],
        "What follows": [*_following(assessment)],
    }
    return drawn("forest", str(about), [(unit, sections)], (), ax)


def _following(assessment: Assessment) -> Iterator[Row]:
    unit, gap, hull = assessment.about.unit, assessment.gap, assessment.hull
    yield Row("Gap", unit.format(gap), [block(gap, unit, _GAP)]) if gap else Row("Gap", "none")
    if hull:
        yield Row("Hull", unit.format(hull), [block(hull, unit, THIN)])
    bars = [block(piece, unit, SOLID) for piece in assessment.pieces]
    notes = (f"rule: {assessment.rule}", if_limits_hold(assessment), *assessment.touching)
    yield Row("Conclusion", assessment.conclusion, bars, "; ".join(filter(None, notes)))
    if bars and assessment.dissenting_origins:
        yield Row("Dissent", ", ".join(few(assessment.dissenting_origins)))
