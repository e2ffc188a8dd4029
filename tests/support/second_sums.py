"""What an origin says of one thing, and of disjoint things together, a second time."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from attrs import evolve, frozen

from support.second_rules import TOP, Said, or_enclosed, span, together
from support.second_subjects import FATES, Atoms, Report, What

_T = TypeVar("_T")


@frozen
class Figure:
    """What an origin allows something to be, by its reports of that or by a sum of others.

    Args:
        what: What it is a figure of.
        said: The figure, with its day and grade.
        contradicts: Whether reports of one thing have no number in common.
    """

    what: What
    said: Said
    contradicts: bool = False


def said_of(what: What, own: Sequence[Report]) -> list[Figure]:
    """Return what an origin says of something by reports of it."""
    return [Figure(what, each.said) for each in own if each.what == what]


def sums_of(question: What, own: Sequence[Report]) -> list[Figure]:
    """Return what an origin says of a question, and of parts of it, by sums.

    These are of the outcomes of one group, place and period, and then of periods that follow each
    other. What is counted in the second is no sum of its own, unless it says more.
    """
    cells = {evolve(each.what, outcomes=question.outcomes) for each in own}
    of_cells = [
        found
        for cell in sorted(cells, key=repr)
        if question.has(cell) and not cell.words
        for found in of_outcomes(cell, own, by_upper=cell == evolve(question, days=cell.days))
    ]
    chain = of_periods(question, own, of_cells)
    return [
        *chain,
        *(
            each
            for each in of_cells
            if not any(
                each.said.ids <= found.said.ids
                and each.what.outcomes == question.outcomes
                and min(each.said.numbers) <= min(found.said.numbers)
                for found in chain
            )
        ),
    ]


def of_outcomes(cell: What, own: Sequence[Report], *, by_upper: bool) -> list[Figure]:
    """Return sums of disjoint outcomes, each but some of those of a cell.

    Of all that make up the cell, they are the one with the greatest lower end and, where that is
    asked for too, the one with the least upper end: together they allow what all such sums do. Then
    the one with the greatest lower end of all, where this is still greater.
    """
    parts = {
        outcomes: alike(figures)
        for outcomes in {each.what.outcomes for each in own}
        if outcomes < cell.outcomes and outcomes <= FATES
        if (figures := said_of(evolve(cell, outcomes=outcomes), own))
    }
    disjoint = [
        chosen
        for size in range(1, len(parts) + 1)
        for chosen in combinations(sorted(parts, key=min), size)
        if makes_up(frozenset[str]().union(*chosen), chosen)
    ]

    def in_order(chosen: tuple[Atoms, ...]) -> tuple[int, list[list[str]]]:
        return len(chosen), [sorted(each) for each in chosen]

    def lower(chosen: tuple[Atoms, ...]) -> int:
        return sum(min(parts[each].said.numbers) for each in chosen)

    def upper(chosen: tuple[Atoms, ...]) -> tuple[int, int]:
        ends = [max(parts[each].said.numbers) for each in chosen]
        return ends.count(TOP), sum(end for end in ends if end != TOP)

    whole = [chosen for chosen in disjoint if makes_up(cell.outcomes, chosen)]
    found: list[tuple[Atoms, ...]] = []
    if whole:
        found.append(max(whole, key=lambda each: (lower(each), in_order(each))))
    if whole and by_upper:
        least = min(map(upper, whole))
        found.append(max((each for each in whole if upper(each) == least), key=in_order))
    most = max(disjoint, key=lambda each: (lower(each), in_order(each)), default=())
    if len(most) > 1 and all(lower(most) > lower(each) for each in found):
        found.append(most)
    return [
        added(
            evolve(cell, outcomes=frozenset[str]().union(*chosen)), [parts[each] for each in chosen]
        )
        for chosen in dict.fromkeys(found)
    ]


def of_periods(question: What, own: Sequence[Report], of_cells: Sequence[Figure]) -> list[Figure]:
    """Return the sum of a shortest chain of adjacent periods that make up a question, if any.

    Of several it is the one whose first link is the longest, then whose second is.
    """
    links: dict[frozenset[int], list[Figure]] = {}
    for days in {each.what.days for each in own}:
        period = evolve(question, days=days)
        if period != question and question.has(period):
            figures = [*said_of(period, own), *(each for each in of_cells if each.what == period)]
            if figures:
                links[days] = figures
    chains = [
        chosen
        for size in range(2, len(links) + 1)
        for chosen in combinations(sorted(links, key=min), size)
        if makes_up(question.days, chosen)
    ]
    if not chains or question.words:
        return []
    chain = min(chains, key=lambda each: (len(each), [-len(days) for days in each]))
    return [added(question, [alike(links[days]) for days in chain])]


def makes_up(whole: frozenset[_T], parts: Iterable[frozenset[_T]]) -> bool:
    """Tell whether sets have no member in common, and together all of the whole."""
    members = [each for part in parts for each in part]
    return len(members) == len(whole) and frozenset(members) == whole


def alike(figures: Sequence[Figure]) -> Figure:
    """Return one figure of several of one thing: together, or else all that lies between them.

    It is as new as the newest of them, and as good as the best.
    """
    said = [each.said for each in figures]
    numbers = [each.numbers for each in said]
    return Figure(
        figures[0].what,
        Said.by(said, or_enclosed(numbers)),
        not together(numbers) or any(each.contradicts for each in figures),
    )


def added(what: What, members: Sequence[Figure]) -> Figure:
    """Return the sum of figures of disjoint things.

    It is as old as the oldest of them, and as good as the worst; of neither where one has none.
    """
    said = [each.said for each in members]
    lows = [min(each.numbers) for each in said]
    highs = [max(each.numbers) for each in said]
    days, grades = [each.day for each in said], [each.grade for each in said]
    bests = [each.best for each in said]
    return Figure(
        what,
        Said(
            said[0].origin,
            span(sum(lows), None if TOP in highs else sum(highs)),
            None if None in days else min(day for day in days if day is not None),
            None if None in grades else max(grade for grade in grades if grade is not None),
            None if None in bests else sum(number for number in bests if number is not None),
            frozenset(each for one in said for each in one.ids),
        ),
        any(each.contradicts for each in members),
    )
