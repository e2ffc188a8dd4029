"""Input that is no file of a format: whatever it is, no error but one of ours is raised."""

from pathlib import Path
from random import Random

import pytest

from support.hostile import HOSTILE


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_or_refused(name: str, tmp_path: Path) -> None:
    """What is drawn from any bytes is refused, or read, computed and shown as it must be."""
    check, seeds = HOSTILE[name]
    source = Random(name)  # noqa: S311 - no secret
    drawn = [source.randbytes(400) for _ in range(5)]
    damaged = [seed[: len(seed) // 2] + drawn[0][:4] + seed[len(seed) // 2 :] for seed in seeds]
    for content in (*seeds, *damaged, *drawn):
        check(content, tmp_path)
