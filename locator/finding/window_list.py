"""Windows page by page, ordered by id: the next page begins after the last id, whatever was published in between."""

import base64
import binascii
from dataclasses import dataclass

import numpy as np

from locator.divisions.division import scope_prefix
from locator.finding.filters import WindowFilter
from locator.finding.finder import Finder
from locator.finding.refusal import ParameterFault
from locator.geometry.box import Box


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which windows to list; `after` is the cursor of the page before."""

    bbox: Box | None = None
    division: str | None = None
    item: str | None = None
    limit: int = 100
    cursor: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class WindowList:
    """One page: rows of the snapshot in the order of ids, and the cursor of the next page, or None after the last."""

    rows: tuple[int, ...]
    next: str | None


def list_windows(finder: Finder, query: ListQuery) -> WindowList:
    """One page of the windows that meet the query.

    Raises
    ------
    ParameterFault
        If the cursor is none of ours.
    ValueUnknown
        If there is no such division, item or group.
    """
    finder.check_division("division", query.division)
    finder.check_item(query.item)
    rows = finder.filters.rows_by_id(_filter(finder, query))
    snapshot = finder.snapshot
    if query.bbox is not None:
        lon, lat = snapshot.lon[rows], snapshot.lat[rows]
        inside = (lon >= query.bbox.west) & (lon <= query.bbox.east)
        rows = rows[inside & (lat >= query.bbox.south) & (lat <= query.bbox.north)]
    if query.cursor is not None:
        rows = rows[np.searchsorted(snapshot.ids[rows], _id_of(query.cursor), side="right") :]
    page = tuple(rows[: query.limit].tolist())
    more = len(rows) > query.limit
    return WindowList(page, _cursor_of(str(snapshot.ids[page[-1]])) if more else None)


def list_json(finder: Finder, found: WindowList) -> bytes:
    """A page as the contract's JSON document."""
    fragments = b",".join([finder.snapshot.fragment(row) for row in found.rows])
    following = b'"%b"' % found.next.encode() if found.next is not None else b"null"
    return b'{"edition":%d,"windows":[%b],"next":%b}' % (finder.snapshot.edition, fragments, following)


def _filter(finder: Finder, query: ListQuery) -> WindowFilter:
    return WindowFilter(
        item=query.item,
        division=scope_prefix(query.division) if query.division is not None else None,
        group=finder.group(query.group) if query.group is not None else None,
    )


def _cursor_of(window_id: str) -> str:
    return base64.urlsafe_b64encode(window_id.encode()).decode().rstrip("=")


def _id_of(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError) as failure:
        raise ParameterFault("cursor-unreadable", "cursor") from failure
