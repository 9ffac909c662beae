"""What the demo's sheets are drawn from: `data/demo.toml`, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from importer.choice_names import DATUM_NAMES
from locator.data_files import own_table
from locator.position import Datum


@dataclass(frozen=True, slots=True)
class PlannedWindow:
    """One kind of window: its name's pattern, its hall, the chance of it, and its metres from the seat, from and to."""

    name: str
    hall: str
    level: str
    kind: str
    chance: float
    metres: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Styles:
    """Texts that are drawn by their shares."""

    texts: tuple[str, ...]
    shares: tuple[float, ...]

    def draw(self, generator: np.random.Generator) -> str:
        """One of the texts, by its share."""
        weights = np.array(self.shares)
        return self.texts[int(generator.choice(len(self.texts), p=weights / weights.sum()))]


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The table as it stands; `cities` are area and postal codes by the first four digits of a division's code."""

    mark: str
    seed: int
    home: str
    whole: tuple[str, ...]
    near_deg: float
    faulty: float
    patterns: Mapping[str, str]
    letters: str
    cities: Mapping[str, Mapping[str, str]]
    windows: tuple[PlannedWindow, ...]
    city_window: PlannedWindow
    hours: Styles
    kiosk_hours: str
    transit: Styles
    datums: Styles
    stated: frozenset[Datum]

    @classmethod
    def read(cls) -> "DemoPlan":
        """The table as it is shipped."""
        table = own_table("demo.toml")
        return cls(
            **{name: table[name] for name in ("mark", "seed", "home", "near_deg", "faulty", "letters", "cities")},
            whole=tuple(table["whole"]),
            patterns={name: table[name] for name in ("phone", "phone_elsewhere", "mobile", "manager", "address")},
            windows=tuple(_window(entry) for entry in table["window"]),
            city_window=_window(table["city_window"]),
            hours=_styles(table["hours"], "text"),
            kiosk_hours=table["kiosk_hours"]["text"],
            transit=_styles(table["transit"], "text"),
            datums=_styles(table["datum"], "datum"),
            stated=frozenset(_datum(entry["datum"]) for entry in table["datum"] if entry["stated"]),
        )

    def draw_datum(self, generator: np.random.Generator) -> Datum:
        """The datum that one sheet's points are taken in."""
        return _datum(self.datums.draw(generator))


def _window(entry: Mapping[str, Any]) -> PlannedWindow:
    least, most = entry["metres"]
    return PlannedWindow(**{**entry, "metres": (float(least), float(most))})


def _styles(entries: Sequence[Mapping[str, Any]], key: str) -> Styles:
    return Styles(tuple(entry[key] for entry in entries), tuple(float(entry["share"]) for entry in entries))


def _datum(name: str) -> Datum:
    return next(datum for datum, known in DATUM_NAMES.items() if known == name)
