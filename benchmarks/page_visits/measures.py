"""What was measured beside its bounds: as a table, and what is above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.page_visits.visits import SLOWED
from benchmarks.page_visits.weights import VIEWS, Weights


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was measured, for each edition or once, and what it may be at most."""

    what: str
    values: Sequence[float]
    unit: str
    at_most: int | None = None


def measures(weighed: Sequence[Weights], demo_map: int) -> list[Measure]:
    """All that was measured, the bounds beside it."""
    found = [
        Measure("first page, with all it loads", [one.first_page for one in weighed], "B", 20_000),
        Measure("results", [one.results for one in weighed], "B", 20_000),
        Measure("a window's page", [one.window for one in weighed], "B", 20_000),
        Measure("map, beyond the first page", [one.map_more for one in weighed], "B", 60_000),
        Measure("base map of the first view", [one.base_map for one in weighed], "B"),
    ]
    found += [Measure(f"view {view}", [one.views[view] for one in weighed], "B", 10_000) for view in VIEWS]
    for way in weighed[0].drawn_ms:
        bound = 1_000 if way in ("map on a phone", "map on a desk") else None
        values = [one.drawn_ms[way] for one in weighed]
        found.append(Measure(f"drawn, {way}, processor ÷ {SLOWED}", values, "ms", bound))
    return [*found, Measure("the demo's map of one file", [demo_map], "B", 1_000_000)]


def table(weighed: Sequence[Weights], found: Sequence[Measure]) -> str:
    """All of it as a Markdown table."""
    lines = [
        f"| | {' | '.join(f'{one.windows:,} windows' for one in weighed)} | at most |",
        "| --- " * (len(weighed) + 2) + "|",
    ]
    for one in found:
        values = [f"{value:,.0f} {one.unit}" for value in one.values]
        values += [""] * (len(weighed) - len(values))
        bound = "" if one.at_most is None else f"{one.at_most:,} {one.unit}"
        lines.append(f"| {one.what} | {' | '.join(values)} | {bound} |")
    return "\n".join(lines)


def exceeded(found: Sequence[Measure]) -> list[str]:
    """A line for each measure that is above its bound."""
    return [
        f"exceeded: {one.what}: {max(one.values):,.0f} {one.unit}, at most {one.at_most:,} {one.unit}"
        for one in found
        if one.at_most is not None and max(one.values) > one.at_most
    ]
