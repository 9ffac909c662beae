"""Room on a small picture: boxes that never overlap, each as near as can be to where it belongs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

WIDTH, HEIGHT = 320, 160
"""The sketch's size in pixels: the narrowest phone has room for it, and it is never scaled, nor is its text."""

MARGIN = 4
EM = 20
"""Signs take this much room, so that a page for elder people may draw them so large."""

DOT = 10
"""Half a mark's shape, with its edge."""

_STEP = 6
_GAP = 2


class Box(NamedTuple):
    """A box on the picture, in pixels, y downwards; the right and lower edges are outside it."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def crossed(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether a straight line passes through it."""
        steps = max(1, round(max(abs(end[0] - start[0]), abs(end[1] - start[1]))))
        ways = (
            (start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
            for step in range(steps + 1)
        )
        return any(self.left <= x < self.right and self.top <= y < self.bottom for x, y in ways)

    def grown(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def moved(self, x: float, y: float) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box ended up: the point that it is drawn from, and the box there."""

    x: float
    y: float
    box: Box


class Room:
    """A frame that fills up: what has been taken stays taken."""

    def __init__(self, frame: Box, taken: Iterable[Box] = ()) -> None:
        self._frame = frame
        self._taken = [*taken]

    def take(self, box: Box) -> None:
        """Take a place, whatever is there."""
        self._taken.append(box)

    def holds(self, box: Box) -> bool:
        """Whether the box lies in the frame, whatever else is there."""
        return self._frame.holds(box)

    def free(self, box: Box) -> bool:
        """Whether the box lies in the frame, and nothing that was taken reaches within two pixels of it."""
        left, top, right, bottom = box.left - _GAP, box.top - _GAP, box.right + _GAP, box.bottom + _GAP
        # Asked some hundred times for a crowd of windows at one point: the latest taken is the likeliest to be met.
        for taken in reversed(self._taken):
            if left < taken[2] and taken[0] < right and top < taken[3] and taken[1] < bottom:
                return False
        return self._frame.holds(box)

    def nearest(self, x: float, y: float, shapes: Sequence[Box]) -> Spot | None:
        """Take the free place nearest to a point for the first of the shapes that fits there; None where none does.

        A shape is the box around its own point of 0, 0. Equal distances are tried in one order always, so that equal
        pictures come out equal.
        """
        frame = self._frame
        for dx, dy in _offsets(int(frame.right - frame.left), int(frame.bottom - frame.top)):
            at_x, at_y = x + dx, y + dy
            if frame.left <= at_x <= frame.right and frame.top <= at_y <= frame.bottom:
                for shape in shapes:
                    box = shape.moved(at_x, at_y)
                    if self.free(box):
                        self.take(box)
                        return Spot(at_x, at_y, box)
        return None


@cache
def _offsets(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Every step from any point of a frame to any other, the shortest first."""
    # From 0 both ways, so that the place itself is among them.
    across = {*range(0, width + _STEP, _STEP), *range(0, -width - _STEP, -_STEP)}
    down = {*range(0, height + _STEP, _STEP), *range(0, -height - _STEP, -_STEP)}
    return tuple(sorted(product(sorted(across), sorted(down)), key=lambda step: step[0] ** 2 + step[1] ** 2))


def text_width(text: str) -> float:
    """How wide a text is at most, in pixels: a Chinese sign fills its square, a bold digit two thirds of one."""
    return sum(EM if sign > "\u2e7f" else EM * (0.3 if sign == " " else 0.65) for sign in text)


def square(x: float, y: float, half: float) -> Box:
    """The box around a point that reaches so far on each side."""
    return Box(x - half, y - half, x + half, y + half)
