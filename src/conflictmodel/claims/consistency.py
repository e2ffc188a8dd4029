"""Consistency of claims: what is wrong with several together, each of which is right alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim, mentions
from conflictmodel.errors import Problem
from conflictmodel.values import Source

OF_A_RELEASE = ": where this is a newer release, use update(old, new, released=day)"
"""What to do where claims of one id come from two places."""


def clashes(
    claims: Sequence[Claim], at: Callable[[int, str], str], *, of_all: str, advice: str = ""
) -> Iterator[Problem]:
    """Yield what is wrong with claims together; `at` says where a claim, or its field, stands.

    `advice` says what to do where two have one id.
    """
    first: dict[str, int] = {}
    is_each_new = len({claim.id for claim in claims}) == len(claims)
    for index, claim in () if is_each_new else enumerate(claims):
        if first.setdefault(claim.id, index) != index:
            taken = at(first[claim.id], "")
            message = f"id {_checks.shown(claim.id)} is already that of {taken}{advice}"
            yield Problem(at(index, "id"), message)
    named: dict[str, tuple[int, Source]] = {}
    for index, where, source in () if _are_one_each(claims) else mentions(claims):
        earlier, known = named.setdefault(source.name, (index, source))
        if known is not source and known != source:  # mostly it is, which is faster to see
            message = ambiguity(known, source, first=at(earlier, ""))
            yield Problem(at(index, f"by.{where}"), message)
    for message in circles(claims):
        yield Problem(of_all, message)


def _are_one_each(claims: Sequence[Claim]) -> bool:
    """Tell whether each name is that of one source, as nearly always."""
    # Many claims have one attribution, and many attributions one source.
    by = {id(claim.by): claim.by for claim in claims}.values()
    sources = {id(source): source for each in by for source in (each.source, *each.via)}.values()
    return len({*sources}) == len({source.name for source in sources})


def ambiguity(one: Source, other: Source, *, first: str | None = None) -> str:
    """Return the message for two sources of one name; `first` is where the one stands."""
    where = f" in {first}" if first else ""
    return (
        f"the name {_checks.shown(one.name)} stands for two sources:"
        f" {_description(one)}{where}, and {_description(other)}"
    )


def _description(source: Source) -> str:
    return f"{source.kind.value} of origin {_checks.shown(source.origin)}"


def circles(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield what is wrong with claims that replace each other in a circle."""
    graph = {claim.id: claim.supersedes for claim in claims if claim.supersedes}
    if not graph:
        return  # as nearly always, and it takes a millisecond to load what follows
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415 - few dossiers replace

    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            yield f"these supersede each other in a circle: {', '.join(circle)}"
            for claim_id in circle:  # so that the next circle is found
                graph.pop(claim_id, None)
        else:
            return
