"""Border files read as their description says, by other means than the writer's and the browser's."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecodedLine:
    """A line: its kind by number, its points as longitude and latitude in units."""

    kind: int
    points: tuple[tuple[int, int], ...]


def decoded(content: bytes) -> tuple[int, list[DecodedLine]]:
    """The units of a degree, and the lines."""
    numbers = _numbers(content)
    per_degree = next(numbers)
    lines = []
    lon = lat = 0
    for kind in numbers:
        points = []
        for _ in range(next(numbers)):
            lon, lat = lon + next(numbers), lat + next(numbers)
            points.append((lon, lat))
        lines.append(DecodedLine(kind, tuple(points)))
    return per_degree, lines


def _numbers(content: bytes) -> Iterator[int]:
    sevens: list[int] = []
    for octet in content:
        sevens.append(octet & 127)
        if octet < 128:
            zigzag = sum(part << (7 * place) for place, part in enumerate(sevens))
            yield zigzag >> 1 if zigzag & 1 == 0 else -((zigzag + 1) >> 1)
            sevens = []
    assert not sevens, "the file ends within a number"
