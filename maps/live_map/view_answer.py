"""A view as JSON: its marks, and the windows that the list beside the map names."""

from collections.abc import Sequence
from itertools import chain

import orjson
import pyarrow as pa

from locator.geometry.box import Box
from maps.live_map.cell_grid import FINEST
from maps.live_map.live_view import LiveView
from maps.live_map.mark_name import mark_name
from maps.live_map.ordered_rows import Mark
from maps.live_map.view_index import View

# So many windows are told one by one, also those that share a mark; of more, a list would be of no use.
_TOLD = 60
_LONGEST = 60  # characters of a name or address; the window's own page has it whole
_Told = dict[str, str | bool | None]
_DECIMALS = 6  # a tenth of a metre: at the finest zoom a metre is two pixels


def view_answer(live: LiveView, box: Box, zoom: int, wider: int = 0) -> bytes:
    """The marks of a box at a zoom, as the page's script expects them.

    A mark of one window has it in `windows`, one of several has its windows there where the whole view has few.
    `all` is how many windows there are anywhere, and `bounds` where: south and west, north and east, null without one.
    `zoom` is where a mark comes apart, null where its windows can but be listed, and `middle` where the map then looks:
    longitude and latitude of the middle of its windows. Where a filter asks for an item, `unstated` is how many of a
    mark's windows do not say what they take, and `takes_item` of such a window is null, of others true.

    `wider` by so many zooms the marks are those of a coarser one, and so twice as far apart for each: for marks that
    are drawn larger.
    """
    view = live.index.view(box, max(zoom - wider, 0))
    all_told = sum(mark.count for mark in view.marks) <= _TOLD
    told = [mark for mark in view.marks if all_told or mark.count == 1]
    windows = _windows(live, view, told)
    marks = [
        {**_mark(live, view, mark, windows.get(mark.key, [])), "zoom": _later(mark.zoom, zoom, wider)}
        for mark in view.marks
    ]
    return orjson.dumps({"all": len(live), "bounds": corners(live.index.bounds), "marks": marks})


def corners(box: Box | None) -> list[list[float]] | None:
    """A box as the script reads it: south and west, north and east; None for none."""
    if box is None:
        return None
    return [
        [round(lat, _DECIMALS), round(lon, _DECIMALS)] for lat, lon in ((box.south, box.west), (box.north, box.east))
    ]


def _later(apart: int | None, zoom: int, wider: int) -> int | None:
    """Where a mark comes apart that does so by so many zooms later; None where that is never, and it is listed."""
    if not wider:
        return apart
    later = min(apart + wider, FINEST) if apart is not None else None
    return later if later is not None and later > zoom else None


def _mark(live: LiveView, view: View, mark: Mark, windows: list[_Told]) -> dict[str, object]:
    counts = live.states.counts(view.ordered, mark)
    unstated = {} if live.unstated is None else {"unstated": live.unstated.of(view.ordered, mark)}
    return {
        "key": mark.key if mark.count > 1 else f"w{windows[0]['id']}",
        "lon": round(mark.lon, _DECIMALS),
        "lat": round(mark.lat, _DECIMALS),
        "middle": [round(degrees, _DECIMALS) for degrees in mark.middle],
        "count": mark.count,
        "open": counts.open,
        "closed": counts.closed,
        "name": mark_name(live.snapshot, live.index, view, mark) if mark.count > 1 else "",
        "around": not view.by_division,
        "windows": windows,
        **unstated,
    }


def _windows(live: LiveView, view: View, marks: Sequence[Mark]) -> dict[str, list[_Told]]:
    """The windows of these marks, by the marks' keys."""
    rows = list(chain.from_iterable(view.ordered.rows_of(mark).tolist() for mark in marks))
    taken = pa.array(rows, pa.int64())
    texts = (live.snapshot.column(name).take(taken).to_pylist() for name in ("id", "name", "address"))
    told = iter(
        {
            "id": window_id,
            "name": _short(name),
            "address": _short(address),
            "state": live.states.of(row).value,
            **_taking(live, row),
        }
        for row, window_id, name, address in zip(rows, *texts, strict=True)
    )
    return {mark.key: [next(told) for _ in range(mark.count)] for mark in marks}


def _taking(live: LiveView, row: int) -> _Told:
    return {} if live.unstated is None else {"takes_item": None if row in live.unstated else True}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
