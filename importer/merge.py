"""What uploads do to the windows that are public: added, changed, kept, dropped; never another office's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyproj import Geod

from importer.store.draft import DraftMode
from locator.window import Window

_SAME_POSITION_M = 0.001


@dataclass(frozen=True, slots=True)
class Upload:
    """The publishable windows of one file, each with its id and owner.

    `offices` are those whose list this is: with `DraftMode.WHOLE` their windows that are not listed are dropped.
    `scope` are the prefixes of division codes that a summary covers. `dated` are the ids of windows whose sheet states
    its own date.
    """

    mode: DraftMode
    offices: frozenset[str]
    scope: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    dated: frozenset[str] = frozenset()


class WindowRegister:
    """The public windows as uploads change them, one after another; what is published is not touched."""

    def __init__(self, published: Iterable[Window]) -> None:
        self._by_id: dict[str, Window] = {}
        self._ids_of: dict[str, set[str]] = defaultdict(set)
        for window in published:
            self._put(window)

    def windows(self) -> list[Window]:
        """All windows, in order of id."""
        return [self._by_id[window_id] for window_id in sorted(self._by_id)]

    def find(self, window_id: str) -> Window | None:
        """The window of an id."""
        return self._by_id.get(window_id)

    @property
    def ids(self) -> Iterable[str]:
        """Every id in use."""
        return self._by_id.keys()

    def touchable(self, mode: DraftMode, offices: Iterable[str], scope: Sequence[str]) -> list[Window]:
        """The windows that an upload may change: its offices' own; with a summary all those within its scope too."""
        ids = {window_id for office in offices for window_id in self._ids_of.get(office, ())}
        if mode is DraftMode.SUMMARY and scope:
            prefixes = tuple(scope)
            ids |= {window.id for window in self._by_id.values() if window.division.code.startswith(prefixes)}
        return [self._by_id[window_id] for window_id in sorted(ids)]

    def dropped_by(self, upload: Upload) -> list[Window]:
        """The windows that are gone once an upload is taken: a whole list's, owned by its offices and not in it."""
        if upload.mode is not DraftMode.WHOLE:
            return []
        listed = {window.id for window in upload.windows}
        own = self.touchable(upload.mode, upload.offices, ())
        return [window for window in own if window.id not in listed]

    def take(self, upload: Upload) -> None:
        """Change, add and drop as an upload says."""
        for window in self.dropped_by(upload):
            self._ids_of[window.office].discard(window.id)
            del self._by_id[window.id]
        for window in upload.windows:
            before = self._by_id.get(window.id)
            if before is not None:
                self._ids_of[before.office].discard(before.id)
            self._put(_updated(before, window, upload) if before else window)

    def _put(self, window: Window) -> None:
        self._by_id[window.id] = window
        self._ids_of[window.office].add(window.id)


def _updated(before: Window, now: Window, upload: Upload) -> Window:
    """A known window as it comes back: the same position stays the same, an unchanged row keeps its date.

    A summary changes what a window is, not whose it is.
    """
    if upload.mode is DraftMode.SUMMARY:
        now = replace(now, office=before.office)
    if _metres(before, now) <= _SAME_POSITION_M:
        same = {"position": before.position, "source_datum": before.source_datum, "precision_m": before.precision_m}
        now = replace(now, **same)  # type: ignore[arg-type]  # the three fields of a position, from a window
    unchanged = replace(now, confirmed_on=before.confirmed_on) == before
    confirmed_anew = now.id in upload.dated and now.confirmed_on > before.confirmed_on
    return before if unchanged and not confirmed_anew else now


def _metres(one: Window, other: Window) -> float:
    if one.position == other.position:
        return 0.0
    geod = Geod(ellps="WGS84")
    return float(geod.inv(one.position.lon, one.position.lat, other.position.lon, other.position.lat)[2])
