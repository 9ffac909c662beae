"""A file's windows beside those that are public: moved far, known twice, or older than what is shown."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from pyproj import Geod

from importer.checks.duplicates import Sight, SightsOfAName, heard
from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.repeated_rows import likeness
from importer.distance_words import distance_en, distance_zh
from importer.notices import Notice, NoticeTable, Place, Severity
from importer.publishing.merge import WindowRegister
from importer.publishing.office_names import are_alike
from locator.datum import position_in
from locator.window import Window

_FAR_M = 20_000.0
OWN_OFFICE, OTHER_OFFICE = "own_office", "other_office"
"""Words of a `window-duplicate` whose other window is another office's: both offices' names."""
_CONSEQUENCE = {
    "consequence": "，本行照样公开。请核对是否重复。",
    "consequence_en": "; the row is shown all the same. Is it one twice?",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Windows of a file with their ids, one per data row through all its tables, beside the public ones.

    `leaving` are the ids of public windows that this upload takes down or speaks of itself. A summary holds
    other offices' windows by its nature.
    """

    judged: JudgedFile
    windows: Sequence[Window | None]
    register: WindowRegister
    leaving: Container[str]
    notices: NoticeTable
    is_summary: bool = False

    def told(self) -> Iterator[Notice]:
        """What there is to tell."""
        if not self.register.ids:
            return  # nothing is public yet
        public = _PublicOfNames(self.register, self.leaving)
        told_at: set[Place] = set()
        start = 0
        for table in self.judged.tables:
            rows = [(index, window) for index, window in enumerate(self.windows[start:][: len(table)]) if window]
            start += len(table)
            yield from self._jumped(table, rows)
            yield from self._doubled(table, rows, public)
            # Tables below one header line share its date.
            for notice in self._older(table, rows):
                if notice.place not in told_at:
                    told_at.add(notice.place)
                    yield notice

    def _jumped(self, table: JudgedTable, rows: Sequence[tuple[int, Window]]) -> Iterator[Notice]:
        known = [(index, now, before) for index, now in rows if (before := self.register.find(now.id)) is not None]
        moved = [(index, now, before) for index, now, before in known if now.position != before.position]
        if not moved:
            return
        ends = np.array(
            [(now.position.lon, now.position.lat, before.position.lon, before.position.lat) for _, now, before in moved]
        )
        metres = Geod(ellps="WGS84").inv(*ends.T)[2]
        for (index, now, _), far in zip(moved, metres.tolist(), strict=True):
            if far > _FAR_M:
                words = {"distance": distance_zh(far), "distance_en": distance_en(far)}
                yield self._notice("window-jumped", table, index, "longitude", words, value=_given(now))

    def _doubled(
        self, table: JudgedTable, rows: Sequence[tuple[int, Window]], public: "_PublicOfNames"
    ) -> Iterator[Notice]:
        found = [(index, *twin) for index, window in rows if (twin := public.twin(window)) is not None]
        many = are_most(sum(other.office != table.office for _, other, _ in found), len(table))
        for index, other, likenesses in found:
            words = {"other": f"已公开的“{other.name}”（{other.office}）"}
            words["other_en"] = f"the public window “{other.name}” of {other.office}"
            own = other.office if self.is_summary else table.office
            words |= {**likenesses, **_consequence(own, other.office, many=many)}
            severity = Severity.WARNING
            yield self._notice("window-duplicate", table, index, "window_name", words, severity=severity)

    def _older(self, table: JudgedTable, rows: Sequence[tuple[int, Window]]) -> Iterator[Notice]:
        """Once a table: its own date is before the day that a window of it was last confirmed."""
        if not table.dated or not rows:
            return
        stated = rows[0][1].confirmed_on
        known = (self.register.find(window.id) for _, window in rows)
        latest = max((before.confirmed_on for before in known if before is not None), default=date.min)
        if latest > stated:
            header, field = table.table.header, "filled_on"
            words = {
                "reason": f"早于已公开的内容（{latest.isoformat()}）",
                "reason_en": f"is before that of what is public ({latest.isoformat()})",
                "consequence": "可能是旧表，",
                "consequence_en": ": this may be an old sheet",
            }
            place = Place(table.table.sheet, None, header.cells.get(field), field)
            severity = self.notices.severity("filled-on-suspect")
            yield Notice("filled-on-suspect", severity, place, header.texts[field], words=words)

    def _notice(
        self,
        code: str,
        table: JudgedTable,
        index: int,
        field: str,
        words: dict[str, str],
        *,
        value: str | None = None,
        severity: Severity | None = None,
    ) -> Notice:
        source = table.table
        place = Place(source.sheet, source.rows[index], source.cell(field, index), field)
        shown = source.text(field, index) if value is None else value
        return Notice(code, severity or self.notices.severity(code), place, shown, words=words)


class _PublicOfNames:
    """The public windows that stay, by their names as they are compared; each name is gone through once a file."""

    def __init__(self, register: WindowRegister, leaving: Container[str]) -> None:
        self._register = register
        self._leaving = leaving
        self._named: dict[str, tuple[list[Window], SightsOfAName] | None] = {}

    def twin(self, window: Window) -> tuple[Window, Mapping[str, str]] | None:
        """The public window that a row's is too, though its id is another, and what they have in common."""
        name = heard(window.name)
        if name not in self._named:
            self._named[name] = self._of_name(name)
        known = self._named[name]
        if known is None:
            return None
        windows, sights = known
        sight = _sight(name, window)
        number = sights.same(sight)
        return None if number is None else (windows[number], likeness(sight, _sight(name, windows[number])))

    def _of_name(self, name: str) -> tuple[list[Window], SightsOfAName] | None:
        windows = [window for window in self._register.named(name) if window.id not in self._leaving]
        if not windows:
            return None
        sights = SightsOfAName()
        for number, window in enumerate(windows):
            sights.put(number, _sight(name, window))
        return windows, sights


def are_most(doubled: int, rows: int) -> bool:
    """Whether so many rows are other offices' windows that the sheet is a gathering, or its office's name wrong."""
    return doubled * 2 > rows


def _consequence(own: str, owner: str, *, many: bool) -> dict[str, str]:
    """What a window that is public already means: where most rows are others' windows, which option was meant."""
    if own == owner:
        return _CONSEQUENCE
    offices = {OWN_OFFICE: own, OTHER_OFFICE: owner}
    if are_alike(own, owner):
        return offices | {
            "consequence": f"，本行照样公开。若“{own}”与“{owner}”是同一单位，请用 --office {owner} 重新导入。",
            "consequence_en": (
                f"; the row is shown all the same. If “{own}” and “{owner}” are one office, import it with"
                f" --office {owner}."
            ),
        }
    if not many:
        return offices | _CONSEQUENCE
    return offices | {
        "consequence": (
            f"，本行照样公开。本表多数窗口属于其他单位：若这是汇总表，请用 --summary 重新导入；"
            f"若“{own}”就是“{owner}”，请用 --office {owner}。"
        ),
        "consequence_en": (
            "; the row is shown all the same. Most rows of this sheet are other offices' windows: import a summary with"
            f" --summary; if “{own}” is “{owner}”, use --office {owner}."
        ),
    }


def _sight(name: str, window: Window) -> Sight:
    return Sight(name, heard(window.address), window.division.code, window.position)


def _given(window: Window) -> str:
    """Longitude and latitude in the datum of the sheet."""
    lon, lat = position_in(window.position, window.source_datum)
    return f"{lon:.6f}, {lat:.6f}"
