"""A map as one SVG that stands in a page: no script, the same on paper, and read aloud by its label."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import shapely

from locator.divisions.drawn_set import Lines
from maps.base_map.division_names import PlacedName
from maps.safe_text import html_text
from maps.still_map.frame import WIDTH, Frame, Pixels
from maps.still_map.mark_groups import SIGN_PX, Box, MarkGroup, grouped, label_all, meets, thinned
from maps.still_map.still_content import StillContent
from maps.still_map.still_ground import SeenGround, StillGround

_STYLE = Path(__file__).parent / "static/still_map.css"
_SOUND_STEP_PX = 5.0
_BEYOND_PX = 8.0
_FEW_DISCS = 150
_MOST_NAMES = 60
_FEW = 3
"""So few divisions are named however narrow they are."""
_FINE = 10
_SCALE_PX = 150.0

# Each shape differs from the others without its colour: a disc, a triangle with its sign, a square with a cross, and
# an arrow for what lies beyond the edge. `glyph` is what grows where the picture is shown small.
SIGNS = """<svg class="still-signs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<g id="still-sound"><circle class="glyph sound" r="4.5"/></g>
<g id="still-check"><g class="glyph check"><path d="M0-11 11 8.5H-11Z"/><path class="ink" d="M0-4v6M0 5v1.5"/></g></g>
<g id="still-mend"><g class="glyph mend"><path d="M-9-9H9V9H-9Z"/>
<path class="ink" d="M-4.5-4.5l9 9M4.5-4.5l-9 9"/></g></g>
<g id="still-away"><path class="away" d="M15 0 3-9v5h-14v8h14v5Z"/></g>
</defs></svg>"""


def still_style() -> str:
    """The style of these maps and their signs; the page gives it its colours, as `:root` variables."""
    return _STYLE.read_text("utf-8")


def still_map(content: StillContent, ground: StillGround) -> str | None:
    """The map, for a page that holds `SIGNS` once; None where there is nothing that it could show."""
    frame = ground.frame(content.codes, _places(content))
    if frame is None:
        return None
    seen = ground.seen(frame, content.codes)
    groups = grouped(content.marks, frame)
    sound = _sound(content, frame)
    taken = [*label_all(groups, frame, content.rows_word), *_corners(frame), *_around(sound)]
    parts = (
        _opening(content.label, frame),
        f'<rect class="sea" width="{WIDTH}" height="{frame.height:g}"/>',
        *_land(seen, frame),
        *_names(seen, frame, taken),
        *(f'<use href="#still-sound" x="{x:.0f}" y="{y:.0f}"/>' for x, y in sound.tolist()),
        *map(_mark, reversed(groups)),
        _scale(frame),
        "</svg>",
    )
    return "\n".join(parts)


def _opening(label: str, frame: Frame) -> str:
    box = f'viewBox="0 0 {WIDTH} {frame.height:g}"'
    return f'<svg class="still-map" {box} role="img" aria-label="{html_text(label)}">'


def _places(content: StillContent) -> Iterator[tuple[float, float]]:
    yield from zip(content.sound_lon.tolist(), content.sound_lat.tolist(), strict=True)
    yield from ((mark.lon, mark.lat) for mark in content.marks)


def _land(seen: SeenGround, frame: Frame) -> Iterator[str]:
    """The divisions, the map's own last, so that their borders lie above; then the country's lines."""
    yield f'<g transform="scale({1 / _FINE:g})">'
    own = np.isin(seen.coverage.codes, list(seen.own))
    for name, rows in (("land", ~own), ("land own", own)):
        if path := "".join(_outlines(seen.coverage.shapes[rows], frame)):
            yield f'<path class="{name}" d="{path}"/>'
    if seen.national is not None:
        yield f'<path class="line dashes" d="{_lines(seen.national.dashes, frame)}"/>'
        yield f'<path class="line undetermined" d="{_lines(seen.national.undetermined, frame)}"/>'
    yield "</g>"


def _outlines(shapes: "np.ndarray[tuple[int], np.dtype[np.object_]]", frame: Frame) -> Iterator[str]:
    """The rings of shapes, cut a little outside the picture."""
    on_picture = shapely.transform(shapes, lambda lon_lat: frame.pixels(lon_lat[:, 0], lon_lat[:, 1]))
    cut = shapely.clip_by_rect(on_picture, -_BEYOND_PX, -_BEYOND_PX, WIDTH + _BEYOND_PX, frame.height + _BEYOND_PX)
    for ring in shapely.get_rings(shapely.get_parts(cut)):
        yield _path(shapely.get_coordinates(ring)[:-1]) + "z"


def _lines(lines: Lines, frame: Frame) -> str:
    return "".join(_path(frame.pixels(line[:, 0], line[:, 1])) for line in lines)


def _path(pixels: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> str:
    """Points as a path in tenths of a pixel, from step to step."""
    fine = np.rint(pixels * _FINE).astype(np.int64)
    (first_x, first_y), steps = fine[0].tolist(), np.diff(fine, axis=0)
    moved = steps[np.any(steps != 0, axis=1)].tolist()
    return f"M{first_x} {first_y}" + ("l" + " ".join(f"{across} {down}" for across, down in moved) if moved else "h1")


def _names(seen: SeenGround, frame: Frame, taken: Sequence[Box]) -> Iterator[str]:
    """The divisions' names where they have room, those of the map's own divisions first."""
    of_own = sorted(seen.names, key=lambda name: not _is_own(name, seen))
    boxes = list(taken)
    written = 0
    at = frame.pixels(np.array([one.lon for one in of_own]), np.array([one.lat for one in of_own])).tolist()
    for name, (x, y) in zip(of_own, at, strict=True):
        for size, small in ((2.0, ""), (1.0, " small")):
            half, high = len(name.name) * SIGN_PX * size / 2, SIGN_PX * 1.2 * size
            box = x - half, y - high / 2, x + half, y + high / 2
            fits = half <= 1.3 * name.radius / frame.degree or (_is_own(name, seen) and len(seen.own) <= _FEW)
            if written < _MOST_NAMES and fits and _is_inside(box, frame) and not meets(box, boxes):
                boxes.append(box)
                written += 1
                own = " own" if _is_own(name, seen) else ""
                yield f'<text class="name{own}{small}" x="{x:.0f}" y="{y:.0f}">{html_text(name.name)}</text>'
                break


def _is_own(name: PlacedName, seen: SeenGround) -> bool:
    return name.code in seen.own


def _is_inside(box: Box, frame: Frame) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= frame.height


def _sound(content: StillContent, frame: Frame) -> Pixels:
    """Where the sound places are drawn."""
    pixels = frame.pixels(content.sound_lon, content.sound_lat)
    return thinned(pixels[frame.holds(pixels)], _SOUND_STEP_PX)


def _corners(frame: Frame) -> list[Box]:
    """What the scale and the arrow to the north take."""
    return [(WIDTH - _SCALE_PX - 30, frame.height - 50, WIDTH, frame.height), (WIDTH - 44, 0, WIDTH, 72)]


def _around(sound: Pixels) -> list[Box]:
    """What a few discs take; among very many of them there would be room for no name."""
    return [(x - 5, y - 5, x + 5, y + 5) for x, y in sound.tolist()] if len(sound) <= _FEW_DISCS else []


def _mark(group: MarkGroup) -> str:
    at = f"translate({group.x:.0f} {group.y:.0f})"
    if group.away is not None:
        mark = f'<use href="#still-away" class="{group.grade.value}" transform="{at} rotate({group.away:.0f})"/>'
    else:
        mark = f'<use href="#still-{group.grade.value}" transform="{at}"/>'
    if not group.label:
        return mark
    x, y = group.label_at
    class_ = f"rows {group.anchor}{' small' if group.small else ''}"
    return f'{mark}<text class="{class_}" x="{x:.0f}" y="{y:.0f}">{html_text(group.label)}</text>'


def _scale(frame: Frame) -> str:
    """A line of round length, its length in words, and where north is."""
    metres = _round_down(_SCALE_PX * frame.metres)
    long, right, low = metres / frame.metres, WIDTH - 14.0, frame.height - 14.0
    said = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
    return (
        f'<g class="scale"><path d="M{right - long:.1f} {low - 6:g}v6h{long:.1f}v-6"/>'
        f'<text x="{right - long / 2:.0f}" y="{low - 22:g}">{said}</text>'
        f'<g class="north"><path d="M{WIDTH - 24} 44V14m-7 9 7-9 7 9"/><text x="{WIDTH - 24}" y="58">N</text></g></g>'
    )


def _round_down(metres: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is not above."""
    power = 10.0 ** np.floor(np.log10(metres))
    return float(max(one * power for one in (1, 2, 5) if one * power <= metres))
