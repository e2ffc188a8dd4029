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
    for index, claim in enumerate(claims):
        if first.setdefault(claim.id, index) != index:
            taken = at(first[claim.id], "")
            message = f"id {_checks.shown(claim.id)} is already that of {taken}{advice}"
            yield Problem(at(index, "id"), message)
    named: dict[str, tuple[int, Source]] = {}
    for index, where, source in mentions(claims):
        earlier, known = named.setdefault(source.name, (index, source))
        if known is not source and known != source:  # mostly it is, which is faster to see
            message = ambiguity(known, source, first=at(earlier, ""))
            yield Problem(at(index, f"by.{where}"), message)
    for message in circles(claims):
        yield Problem(of_all, message)


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
    done: set[str] = set()
    for start, replaced in graph.items():
        path = {} if start in done else {start: iter(replaced)}
        while path:
            replacing = next(reversed(path))
            for old in path[replacing]:
                if old in path:
                    circle = [old]
                    while old in path:
                        circle.append(path.popitem()[0])
                    yield f"these supersede each other in a circle: {', '.join(circle)}"
                    done.update(circle)  # so that the next circle is another
                    break
                if old in graph and old not in done:
                    path[old] = iter(graph[old])
                    break
            else:
                done.add(replacing)
                del path[replacing]
