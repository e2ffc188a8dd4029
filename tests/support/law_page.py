"""Writes the page of the laws from the rules and their witnesses.

Run it in the folder `tests`: `python -m support.law_page`.
"""

from pathlib import Path

from conflictmodel.testing import law_table
from support.rule_set import RULES
from support.witnesses import WITNESSES

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "laws.md"

TEXT = """# The laws of the rules

<!-- Written by `python -m support.law_page`, in the folder `tests`; a test holds them together. -->

A rule says what it promises: it declares the laws that it keeps (`Rule.laws`). Each declared law
holds in every set of up to three voices (figures of independent origins) with ends of 0 to 4 or no
upper end, in larger sets of smaller ends, and in the sets that Hypothesis draws; that is what the
tests check. Each law that is not declared is broken by the voices below, the smallest there are.
[The limits of the rules](limits.md) tells one failure of each rule in words.

In the formulas R is a rule, V the voices it is given, R(V) the set of numbers it answers with (none
where it finds disagreement), v and w are ranges of voices, and t is the truth; + puts voices
together, core(V) is what all of them allow, and union(V) what any of them allows. B is a limit,
[l, ∞) or [0, u], that leaves something of v, and V/B the voices with one v cut to v ∩ B.

{table}

Some of it deserves a second look:

* A report that allows every number says nothing, and yet it is a voice to every rule that counts
  voices or takes the outermost ends. Only `most_agreed`, `camps` and `min_max` ignore it and always
  answer.
* That no voice is wrong and the truth is in the answer, and that what all voices allow is in the
  answer, say the same: the truth may be any number that all allow. Both have their place, because
  one is how such rules are described and the other what they are used for.
* `hull`, `median` and `one_voice` can answer with numbers that no source named. `quantile` cannot,
  because it takes both ends at the same place.
* `camps` and `most_agreed` can lose a value when a source becomes less precise: a range that is
  wider joins other camps. So a less exact reading is not always a safer one.
* `lowest` follows one voice. A wider reading of another can move its upper end down.
* Counts are whole numbers, so that 0 and 1 are neighbours and 0 and 2 are not. Rules that answer
  with pieces notice when the unit becomes smaller, and are therefore not scale-equivariant.
* A figure of a part or of a whole is no voice: it is a limit of the figure of whoever gave it. That
  a limit which contains the answer changes nothing holds of every rule here but one. `min_max`
  repeats what reports state; `combine` gives it the reports, which no limit cuts, but in
  `per_origin(a, min_max)` voices, which limits cut. Rules that follow
  one voice or a group of voices (`lowest`, `gtd`, `most_agreed`, `camps`, `a.or_else(b)`) may
  follow another one after a cut that takes a part of the answer: so they are not limit-local, and
  `within(cap, lowest)` is not limit-invariant.
* `robust(f)` answers with every number where it is given no more than f voices: as many may be
  wrong.

## What breaks what

Each line gives the voices, what the rule answers to them, and what the law compares that with. A
day or a letter after the name of an origin is that of the voice.

{witnesses}
"""


def page() -> str:
    """Return the page as the rules make it."""
    return TEXT.format(table=law_table(RULES), witnesses="\n\n".join(map(_section, WITNESSES)))


def _section(rule: str) -> str:
    broken = (f"* {law}: {told}" for law, told in WITNESSES[rule].items())
    return "\n".join((f"### `{rule}`", "", *broken))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
