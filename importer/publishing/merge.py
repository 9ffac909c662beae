"""What uploads do to the windows that are public: added, changed, kept, dropped; never another office's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from importer.publishing.gap import Gap
from importer.publishing.ids_by_name import IdsByName
from importer.publishing.kin import Kin
from importer.store.draft import DraftMode
from locator.window import Window

_SAME_POSITION_M = 0.001
# Two millimetres at 60° north; spares nearly every row the geodesic.
_SURELY_APART_DEG = 4e-8


@dataclass(frozen=True, slots=True)
class Upload:
    """The publishable windows of one file, each with its id and owner.

    `offices` are those whose list this is: with `DraftMode.WHOLE` their windows that are not listed are dropped.
    `scope` are the prefixes of division codes that a summary covers. `dated` are the ids of windows whose sheet states
    its own date. `faulty` are the public windows whose rows have errors: they are listed, and stay as they are. `gaps`
    are what could not be read: an office that has one drops nothing.
    """

    mode: DraftMode
    offices: frozenset[str]
    scope: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    dated: frozenset[str] = frozenset()
    faulty: frozenset[str] = frozenset()
    gaps: frozenset[Gap] = frozenset()


class WindowRegister:
    """The public windows as the files of one import change them, one after another; what is published is not touched.

    Several files may be one office's whole list together, so what none of them lists is dropped at the end. An empty
    text is no office: windows that bear it are nobody's to change or to drop.
    """

    def __init__(self, published: Iterable[Window]) -> None:
        self._by_id: dict[str, Window] = {}
        self._ids_of: dict[str, set[str]] = defaultdict(set)
        self._listed: set[str] = set()
        self._whole: set[str] = set()
        self._held: set[str | None] = set()
        self._ids_named: IdsByName | None = None
        for window in published:
            self._put(window)

    def windows(self) -> list[Window]:
        """All windows, in order of id."""
        return [self._by_id[window_id] for window_id in sorted(self._by_id)]

    def find(self, window_id: str) -> Window | None:
        """The window of an id."""
        return self._by_id.get(window_id)

    def named(self, name: str) -> list[Window]:
        """The windows of a name, as names are compared (`heard`), in order of id."""
        if self._ids_named is None:
            self._ids_named = IdsByName(self._by_id.values())
        return [self._by_id[each] for each in self._ids_named.named(name)]

    @property
    def ids(self) -> Collection[str]:
        """Every id in use."""
        return self._by_id.keys()

    @property
    def listed(self) -> Collection[str]:
        """The ids of the windows that the files so far list."""
        return self._listed

    def touchable(self, mode: DraftMode, offices: Iterable[str], scope: Sequence[str]) -> list[Window]:
        """The windows that an upload may change: its offices' own; with a summary those of the scope's offices too.

        An office is in the scope where all its windows are: a city does not change the province's own, though they
        stand in the city.
        """
        whose = set(offices)
        if mode is DraftMode.SUMMARY and scope:
            whose |= {office for office in self._ids_of if self._all_within(office, tuple(scope))}
        whose.discard("")
        return [self._by_id[each] for each in sorted(each for office in whose for each in self._ids_of.get(office, ()))]

    def _all_within(self, office: str, prefixes: tuple[str, ...]) -> bool:
        return all(self._by_id[each].division.code.startswith(prefixes) for each in self._ids_of[office])

    def take(self, upload: Upload) -> None:
        """Change and add as an upload says."""
        for window in upload.windows:
            before = self._by_id.get(window.id)
            if before is not None:
                self._remove(before)
            self._put(_updated(before, window, upload) if before else window)
            self._listed.add(window.id)
        self._listed |= upload.faulty
        if upload.mode is DraftMode.WHOLE:
            self._whole |= upload.offices - {""}
            self._held |= {gap.office for gap in upload.gaps}

    def has_any_of(self, kin: Kin) -> bool:
        """Whether a window of it has an office, a name or an id of a file's."""
        if any(self._ids_of.get(office) for office in kin.offices):
            return True
        return any(map(self.find, (*kin.ids, *kin.stated))) or any(map(self.named, kin.names))

    def bring(self, windows: Iterable[Window]) -> None:
        """Take up windows of earlier files that were put away."""
        for window in windows:
            self._put(window)
            self._listed.add(window.id)

    def put_away(self, ids: Iterable[str]) -> tuple[Window, ...]:
        """Give out windows that earlier files list, to be brought again when they are wanted."""
        windows = tuple(self._by_id.pop(each) for each in ids)
        for window in windows:
            self._remove(window)
            self._listed.discard(window.id)
        return windows

    def drop_unlisted(self) -> None:
        """Drop what the offices own that handed in their whole lists, and did not list in any file.

        An office with a gap drops nothing, nor does any where the gap may be anybody's.
        """
        for office in set() if None in self._held else self._whole - self._held:
            for window_id in self._ids_of[office] - self._listed:
                self._remove(self._by_id.pop(window_id))

    def _put(self, window: Window) -> None:
        self._by_id[window.id] = window
        self._ids_of[window.office].add(window.id)
        if self._ids_named is not None:
            self._ids_named.put(window)

    def _remove(self, window: Window) -> None:
        """Forget by which office and name a window was found."""
        ids = self._ids_of[window.office]
        ids.discard(window.id)
        if not ids:
            del self._ids_of[window.office]
        if self._ids_named is not None:
            self._ids_named.remove(window)


def _updated(before: Window, now: Window, upload: Upload) -> Window:
    """A known window as it comes back: the same position stays the same, an unchanged row keeps its date.

    A summary changes what a window is, not whose it is.
    """
    if upload.mode is DraftMode.SUMMARY:
        now = replace(now, office=before.office)
    if _same_position(before, now):
        same = {"position": before.position, "source_datum": before.source_datum, "precision_m": before.precision_m}
        now = replace(now, **same)  # type: ignore[arg-type]  # the three fields of a position, from a window
    unchanged = replace(now, confirmed_on=before.confirmed_on) == before
    confirmed_anew = now.id in upload.dated and now.confirmed_on > before.confirmed_on
    return before if unchanged and not confirmed_anew else now


def _same_position(one: Window, other: Window) -> bool:
    """Whether two positions are within a millimetre of each other, as after a change of datum and back."""
    here, there = one.position, other.position
    if here == there:
        return True
    if abs(here.lon - there.lon) > _SURELY_APART_DEG or abs(here.lat - there.lat) > _SURELY_APART_DEG:
        return False
    from pyproj import Geod  # noqa: PLC0415  # a check of new windows never comes here, and need not wait for it

    metres = Geod(ellps="WGS84").inv(here.lon, here.lat, there.lon, there.lat)[2]
    return bool(metres <= _SAME_POSITION_M)
