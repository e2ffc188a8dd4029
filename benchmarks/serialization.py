"""How long documents and streams take to be read and written, beside models of pydantic.

Run it with the Python of an environment that has pydantic 2: `python benchmarks/serialization.py`.
Only the ratios mean something: both sides of each are timed in turn in one run, in processor time,
and the fastest runs count. Each is given twice: with Python looking for garbage, as it does by
default, which slows down whoever makes many objects and does not pause it; and without, on both
sides.

The models are strict and frozen, forbid other keys and check what this library checks of each
field. They are spared the rest: their sources stay names, and no id is compared with another.
"""

import gc
import importlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from conflictmodel import (
    KILLED,
    WOUNDED,
    Attribution,
    Dossier,
    Estimate,
    Grade,
    Group,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    Subject,
    dumps,
    loads,
)
from conflictmodel.phrases import Wording

CLAIMS = 100_000
RUNS = 5
DRAW = random.Random(20241223)  # noqa: S311 - the same claims in every run


def estimates(count: int) -> Dossier:
    """Return estimates by 40 sources of 200 subjects."""
    sources = [Source(f"source {n}", [*SourceKind][n % 9], f"origin {n % 7}") for n in range(40)]
    subjects = [
        Subject(
            Group(f"soldiers of brigade {n % 50}"),
            KILLED | WOUNDED,
            Period(f"../2024-{1 + n % 12:02}-{1 + n % 28:02}"),
            Place(f"village {n}", Place("the region")),
        )
        for n in range(200)
    ]
    days = [date(2024, 1, 1) + timedelta(n) for n in range(366)]
    found: list[Estimate] = []
    for number in range(count):
        least = DRAW.randrange(1, 90) * 100
        allowed = Range(least + 1, None if number % 3 else least + 500)
        by = Attribution(
            DRAW.choice(sources),
            Period(DRAW.choice(days).isoformat()),
            (DRAW.choice(sources),),
            DRAW.choice(days),
            f"https://example.org/{number:06}",
        )
        said = Wording(f"more than {least:,} killed", "rounding/1", allowed, trailing="killed")
        found.append(
            Estimate(f"estimate {number:06}", DRAW.choice(subjects), allowed, by, words=(said,))
        )
    return Dossier(tuple(found), "A benchmark")


@cache
def edtf(text: str) -> str:
    """Return a period that can be read; each is checked once."""
    return Period(text).edtf


@cache
def admiralty(text: str) -> str:
    """Return a grade that can be read."""
    return str(Grade.parse(text))


Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000, pattern=r"\S")]
Count = Annotated[int, Field(ge=0)]
Edtf = Annotated[str, AfterValidator(edtf)]


class Strict(BaseModel):
    """What all the models have in common."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class RangeModel(Strict):
    """A range."""

    lower: Count
    upper: Count | None

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse an upper end below the lower."""
        if self.upper is not None and self.upper < self.lower:
            raise ValueError("upper is below lower")
        return self


class NamedModel(Strict):
    """A group or a place."""

    name: Text
    within: "NamedModel | None" = None
    id: Text | None = None


class MeasureModel(Strict):
    """A measure."""

    outcomes: Annotated[tuple[Text, ...], Field(min_length=1)]
    accrues: bool = True

    @model_validator(mode="after")
    def each_once(self) -> Self:
        """Refuse an outcome that occurs twice."""
        if len(set(self.outcomes)) < len(self.outcomes):
            raise ValueError("an outcome occurs twice")
        return self


class UnitModel(Strict):
    """A unit."""

    name: Text
    decimals: Annotated[int, Field(ge=0, le=9)] = 0


class SubjectModel(Strict):
    """A subject."""

    group: NamedModel
    measure: MeasureModel
    period: Edtf
    place: NamedModel | None = None
    unit: UnitModel = UnitModel(name="persons")


class SourceModel(Strict):
    """A listed source."""

    name: Text
    kind: SourceKind
    origin: Text | None = None


class AttributionModel(Strict):
    """An attribution."""

    source: Text
    stated: Edtf
    via: tuple[Text, ...] = ()
    published: date | None = None
    url: Text | None = None
    grade: Annotated[str, AfterValidator(admiralty)] | None = None


class WordingModel(Strict):
    """A wording."""

    type: Literal["wording"]
    phrase: Text
    policy: Text
    range: RangeModel
    of: RangeModel | None = None
    unit: UnitModel | None = None
    trailing: str = ""
    language: Text = "en/1"


class TimingModel(Strict):
    """A timing."""

    type: Literal["timing"]
    phrase: Text
    dateline: date
    period: Edtf


class LikelihoodModel(Strict):
    """A likelihood."""

    type: Literal["likelihood"]
    phrase: Text
    yardstick: Text
    term: Text
    percent: RangeModel


Tagged = Annotated[WordingModel | TimingModel | LikelihoodModel, Field(discriminator="type")]


class EstimateModel(Strict):
    """An estimate."""

    type: Literal["estimate"]
    id: Text
    subject: SubjectModel
    range: RangeModel
    by: AttributionModel
    words: tuple[Text | Tagged, ...] = ()
    supersedes: tuple[Text, ...] = ()


class DocumentModel(Strict):
    """A document whose claims are estimates."""

    format: Literal["conflictmodel"]
    version: Annotated[Literal[1], Field(alias="schema")]
    title: Text | None = None
    sources: tuple[SourceModel, ...]
    claims: tuple[EstimateModel, ...]


def written(model: DocumentModel) -> str:
    """Return the bytes that `dumps` writes, as pydantic writes them."""
    return f"{model.model_dump_json(indent=2, exclude_defaults=True, by_alias=True)}\n"


def ratio(one: Callable[[], object], other: Callable[[], object]) -> str:
    """Return how many times as long the first takes, and both times, with the collector and not."""
    return f"{measured(one, other)} with the collector, {without_collector(one, other)} without"


def without_collector(one: Callable[[], object], other: Callable[[], object]) -> str:
    """Return how many times as long the first takes where Python looks for no garbage."""
    gc.disable()
    try:
        return measured(one, other)
    finally:
        gc.enable()


def measured(one: Callable[[], object], other: Callable[[], object]) -> str:
    """Return how many times as long the first takes, and both times; the runs take turns."""
    times: dict[Callable[[], object], list[float]] = {one: [], other: []}
    for _ in range(RUNS):
        for function, taken in times.items():
            gc.collect()
            start = time.process_time()
            result = function()
            taken.append(time.process_time() - start)
            del result
    ours, theirs = min(times[one]), min(times[other])
    return f"{ours / theirs:.2f} times pydantic ({ours:.2f} s, {theirs:.2f} s)"


# What a fresh interpreter does with so many lines, and then says what memory it took at most.
MEMORY = """
import resource, sys
from conflictmodel import *
path, count = sys.argv[1], int(sys.argv[2])
by = Attribution(Source("DW", SourceKind.MEDIA), Period("2024-12-23"))
if sys.argv[3] == "write":
    dump_lines((Judgement(f"{n}", f"it rains on village {n}", by) for n in range(count)), path)
else:
    assert count == sum(1 for claim in load_lines(path))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def kilobytes(path: Path, count: int, what: str) -> int:
    """Return the most memory that reading or writing so many lines takes, in kilobytes."""
    command = [sys.executable, "-c", MEMORY, str(path), str(count), what]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(found.stdout)


def memory() -> None:
    """Print how the memory of a stream grows with its lines."""
    few, many = 20_000, 200_000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        taken = {
            (what, count): kilobytes(path, count, what)
            for count in (few, many)
            for what in ("write", "read")
        }
    for what in ("write", "read"):
        growth = taken[what, many] / taken[what, few]
        print(f"{what} {many:,} lines: {growth:.2f} times the memory of {few:,} lines")


def main() -> None:
    """Print every ratio, and what it is meant to be."""
    pydantic = importlib.import_module("pydantic")
    print(f"Python {sys.version.split()[0]}, pydantic {pydantic.VERSION}, fastest of {RUNS} runs")
    print(f"the collector has the thresholds {gc.get_threshold()}")
    dossier = estimates(CLAIMS)
    text = dumps(dossier)
    compact = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    model = DocumentModel.model_validate_json(text)

    if written(model) != text or loads(compact) != dossier:
        sys.exit("the two do not agree")
    print(f"{CLAIMS:,} claims, {len(compact) / CLAIMS:.0f} bytes each without spaces")
    beside = ratio(partial(dumps, dossier), partial(written, model))
    print(f"dumps: {beside}, the same bytes (at most 1.0)")
    beside = ratio(partial(dumps, dossier), model.model_dump_json)
    print(f"dumps: {beside}, whose text has no spaces, and all defaults (at most 1.0)")
    del model, dossier
    beside = ratio(lambda: loads(text), lambda: DocumentModel.model_validate_json(text))
    print(f"loads: {beside} (at most 0.5 with it)")
    beside = ratio(lambda: loads(compact), lambda: DocumentModel.model_validate_json(compact))
    print(f"loads: {beside}, of text without spaces (at most 0.5 with it)")
    memory()


if __name__ == "__main__":
    main()
