"""Marks that lie on each other drawn as one, each group with a label of its rows where there is room for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from maps.still_map.frame import WIDTH, Frame, Pixels
from maps.still_map.still_content import GRAVEST_FIRST, Grade, StillMark

SIGN_PX = 18.0
"""How wide a sign of a label is on a desk; on a phone, which shows the picture half as large, twice as much."""

_TOGETHER_PX = 14.0
_MOST_RUNS = 3
_MOST_LABELS = 60
_EDGE_PX = 16.0
_DIGIT = 0.58

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class MarkGroup:
    """Marks at one spot of the picture.

    `away` is where a group lies that is outside the picture, in degrees from the right, clockwise; it stands at the
    edge. `label` is empty where nothing has room. It begins, ends or has its middle (`anchor`) at `label_at`; `small`
    tells that there is room for it on a wide picture only.
    """

    x: float
    y: float
    grade: Grade
    rows: list[int] = field(default_factory=list)
    away: float | None = None
    label: str = ""
    label_at: tuple[float, float] = (0.0, 0.0)
    anchor: str = "start"
    small: bool = False


def grouped(marks: Sequence[StillMark], frame: Frame) -> list[MarkGroup]:
    """The marks, those of one spot and of one direction together, the gravest groups first."""
    pixels = frame.pixels(np.array([one.lon for one in marks]), np.array([one.lat for one in marks]))
    inside = frame.holds(pixels)
    groups: dict[tuple[object, ...], MarkGroup] = {}
    for mark, (x, y), held in zip(marks, pixels.tolist(), inside.tolist(), strict=True):
        at_x, at_y, away = (x, y, None) if held else _at_edge(x, y, frame)
        key = (round(at_x / _TOGETHER_PX), round(at_y / _TOGETHER_PX), held)
        group = groups.setdefault(key, MarkGroup(at_x, at_y, mark.grade, away=away))
        group.grade = min(group.grade, mark.grade, key=GRAVEST_FIRST.index)
        group.rows.append(mark.row)
    return sorted(groups.values(), key=lambda group: GRAVEST_FIRST.index(group.grade))


def label_all(groups: Sequence[MarkGroup], frame: Frame, rows_word: str) -> list[Box]:
    """Give the first groups their labels, each beside its mark where it meets nothing; the boxes that they take."""
    taken = [(group.x - 12, group.y - 12, group.x + 12, group.y + 12) for group in groups]
    for size, small in ((2.0, False), (1.0, True)):
        for group in groups[:_MOST_LABELS]:
            text = rows_word.format(rows=runs(group.rows))
            if group.label or (place := _free(group, _width(text) * size, size, taken, frame)) is None:
                continue
            box, group.anchor, x = place
            group.label, group.label_at, group.small = text, (x, (box[1] + box[3]) / 2), small
            taken.append(box)
    return taken


def runs(rows: Iterable[int]) -> str:
    """Row numbers as one writes them: 7–9、12; of many the first few, and a sign that there are more."""
    found: list[list[int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    told = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in found[:_MOST_RUNS])
    return told + ("…" if len(found) > _MOST_RUNS else "")


def _width(text: str) -> float:
    return sum(SIGN_PX * (_DIGIT if sign.isascii() or sign == "–" else 1.0) for sign in text)


def _free(
    group: MarkGroup, width: float, size: float, taken: Sequence[Box], frame: Frame
) -> tuple[Box, str, float] | None:
    """A box beside the mark, inside the picture, that meets no other, and which end of the text stays at the mark."""
    high, beside, above = SIGN_PX * 1.3 * size, 8.0 + 6.0 * size, 6.0 + 6.0 * size
    for left, top, anchor, x in (
        (group.x + beside, group.y - high / 2, "start", group.x + beside),
        (group.x - beside - width, group.y - high / 2, "end", group.x - beside),
        (group.x - width / 2, group.y - above - high, "middle", group.x),
        (group.x - width / 2, group.y + above, "middle", group.x),
    ):
        box = left, top, left + width, top + high
        if left >= 2 and top >= 2 and box[2] <= WIDTH - 2 and box[3] <= frame.height - 2 and not meets(box, taken):
            return box, anchor, x
    return None


def meets(box: Box, taken: Iterable[Box]) -> bool:
    """Whether a box (left, top, right, bottom) meets one of others."""
    return any(box[0] < one[2] and box[2] > one[0] and box[1] < one[3] and box[3] > one[1] for one in taken)


def _at_edge(x: float, y: float, frame: Frame) -> tuple[float, float, float]:
    """Where the way from the middle to a place outside leaves the picture, and the way's direction."""
    middle_x, middle_y = WIDTH / 2, frame.height / 2
    across, down = x - middle_x, y - middle_y
    share = min(
        (middle_x - _EDGE_PX) / abs(across) if across else np.inf,
        (middle_y - _EDGE_PX) / abs(down) if down else np.inf,
    )
    return middle_x + across * share, middle_y + down * share, float(np.degrees(np.arctan2(down, across)))


def thinned(pixels: Pixels, step: float) -> Pixels:
    """Places (n, 2) of which no two are in one square of so many pixels: those that one would see."""
    _, first = np.unique(np.floor(pixels / step), axis=0, return_index=True)
    kept: Pixels = pixels[np.sort(first)]
    return kept
