"""The windows that coverage counts, as columns: those in service on a day that meet the conditions asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from locator.editions.snapshot import Snapshot
from locator.items.item import Mode
from locator.window import ALL_ITEMS, Kind, Level, Suspension
from maps.coverage.opening_days import OpenOn

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a window must be to count, besides being in service on `day`; None leaves a condition out.

    A window counts for an item, or for a mode, where it says that it takes the item, or one that is done so. Where
    `unstated` is true those count too that do not say what they take.
    """

    day: date
    kind: Kind | None = Kind.STAFFED
    item: str | None = None
    mode: Mode | None = None
    open_on: OpenOn | None = None
    unstated: bool = False


@dataclass(frozen=True, slots=True)
class CoveringWindows:
    """Windows by row: WGS-84 degrees, the division of today in which each is, its stated level, whether a kiosk.

    `texts` are each one's name and address, in which a town may be named; there where windows come from an edition.
    `chosen` are those of the kind that was asked for; the others are there to be counted. `left_out` has the codes of
    those that were not counted, by why; `unknown` are the divisions' codes that stand for no division of today.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    codes: NDArray[np.str_]
    levels: tuple[Level | None, ...]
    kiosk: Mask
    chosen: Mask
    texts: tuple[str, ...] = ()
    left_out: dict[str, NDArray[np.str_]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lon)

    def only(self, rows: Mask) -> "CoveringWindows":
        """Some of them."""
        levels = tuple(level for level, wanted in zip(self.levels, rows.tolist(), strict=True) if wanted)
        return replace(
            self,
            lon=self.lon[rows],
            lat=self.lat[rows],
            codes=self.codes[rows],
            levels=levels,
            kiosk=self.kiosk[rows],
            chosen=self.chosen[rows],
            texts=tuple(text for text, wanted in zip(self.texts, rows.tolist(), strict=True) if wanted),
        )


def covering_windows(snapshot: Snapshot, divisions: Divisions, conditions: Conditions) -> CoveringWindows:
    """The windows of an edition that meet the conditions, of every kind; the kind only chooses among them."""
    codes, unknown = _codes_of_today(snapshot.division_codes, divisions)
    passing = _in_service(snapshot, conditions.day)
    told = {"closed": codes[~passing]}
    takes, unstated = _taking(snapshot, conditions)
    told["unstated"] = codes[unstated & passing]
    passing &= takes
    if conditions.open_on is not None:
        sure, doubtful = conditions.open_on.of(snapshot, passing)
        told["hours-unknown"] = codes[doubtful]
        passing &= sure
    kiosk = snapshot.kinds == Kind.KIOSK.value
    chosen = np.ones(len(snapshot), np.bool_)
    if conditions.kind is not None:
        chosen = kiosk == (conditions.kind is Kind.KIOSK)
    levels = tuple(Level(level) if level else None for level in snapshot.levels.tolist())
    names = zip(snapshot.column("name").to_pylist(), snapshot.column("address").to_pylist(), strict=True)
    texts = tuple(f"{name}\n{address}" for name, address in names)
    every = CoveringWindows(snapshot.lon, snapshot.lat, codes, levels, kiosk, chosen, texts, told, unknown)
    return every.only(passing)


def _in_service(snapshot: Snapshot, day: date) -> Mask:
    suspensions = zip(
        snapshot.column("closed_from").to_pylist(), snapshot.column("closed_until").to_pylist(), strict=True
    )
    closed = (last is not None and Suspension(first, last).holds_on(day) for first, last in suspensions)
    return ~np.fromiter(closed, np.bool_, len(snapshot))


def _taking(snapshot: Snapshot, conditions: Conditions) -> tuple[Mask, Mask]:
    """Which windows count for what is asked for, and which do not say what they take, where that is asked."""
    wanted = _wanted_items(snapshot, conditions)
    if wanted is None:
        return np.ones(len(snapshot), np.bool_), np.zeros(len(snapshot), np.bool_)
    stated = snapshot.items()
    unstated = np.fromiter((items is None for items in stated), np.bool_, len(stated))
    stating = _stating(stated, wanted)
    return stating | unstated if conditions.unstated else stating, unstated


def _stating(stated: Sequence[Sequence[str] | None], wanted: frozenset[str]) -> Mask:
    takes = (items is not None and not wanted.isdisjoint(items) for items in stated)
    return np.fromiter(takes, np.bool_, len(stated))


def _wanted_items(snapshot: Snapshot, conditions: Conditions) -> frozenset[str] | None:
    """The words any of which a window has to state; None where nothing is asked of its items."""
    if conditions.item is None and conditions.mode is None:
        return None
    of_mode = {item.id for item in snapshot.catalogue.items if any(one.mode is conditions.mode for one in item.modes)}
    if conditions.mode is None:
        of_mode = {str(conditions.item)}
    elif conditions.item is not None:
        of_mode &= {conditions.item}
    return frozenset(of_mode | set(ALL_ITEMS)) if of_mode else frozenset()


def _codes_of_today(codes: NDArray[np.str_], divisions: Divisions) -> tuple[NDArray[np.str_], tuple[str, ...]]:
    """Each window's division in force: of an abolished one that which has its land, where it is one."""
    known, numbers = np.unique(codes, return_inverse=True)
    today, unknown = [], []
    for code in known.tolist():
        heirs = divisions.of_today(code)
        today.append(heirs[0].code if len(heirs) == 1 else code)
        if len(heirs) != 1:
            unknown.append(code)
    return np.array(today, dtype="<U6")[numbers], tuple(unknown)
