"""Two editions compared: which windows came, went, changed or moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyproj import Geod

from locator.window import Window

_POSITION = frozenset({"lon", "lat"})


@dataclass(frozen=True, slots=True)
class WindowChange:
    """What differs in a window that both editions have.

    `fields` holds for each differing key of W, and for `closed_from`, the old and the new value; `moved_m` is the
    geodesic distance in metres between the two positions, 0 where it stayed.
    """

    id: str
    fields: dict[str, tuple[object, object]]
    moved_m: float


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """What leads from one edition to another; all in order of id."""

    added: tuple[Window, ...]
    dropped: tuple[Window, ...]
    changed: tuple[WindowChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)

    def public(self, a: int, b: int) -> dict[str, object]:
        """The contract's JSON of `diff`."""
        return {
            "a": a,
            "b": b,
            "added": [window.public() for window in self.added],
            "dropped": [window.public() for window in self.dropped],
            "changed": [
                {
                    "id": change.id,
                    "fields": {key: list(pair) for key, pair in change.fields.items()},
                    "moved_m": round(change.moved_m, 3),
                }
                for change in self.changed
            ],
        }


def compare(before: Iterable[Window], after: Iterable[Window]) -> EditionDiff:
    """The difference between two sets of windows; the same windows in another order are no difference."""
    old = {window.id: window for window in before}
    new = {window.id: window for window in after}
    return EditionDiff(
        added=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        dropped=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        changed=tuple(_change(old[key], new[key]) for key in sorted(old.keys() & new.keys()) if old[key] != new[key]),
    )


def _change(old: Window, new: Window) -> WindowChange:
    before, after = _told(old), _told(new)
    fields = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    moved_m = 0.0
    if _POSITION & fields.keys():
        geod = Geod(ellps="WGS84")
        moved_m = geod.inv(old.position.lon, old.position.lat, new.position.lon, new.position.lat)[2]
    return WindowChange(old.id, fields, float(moved_m))


def _told(window: Window) -> dict[str, object]:
    """What may change in a window: its JSON, and what an edition holds besides."""
    closed_from = window.closed_from.isoformat() if window.closed_from is not None else None
    return {**window.public(), "closed_from": closed_from}
