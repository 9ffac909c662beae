"""A draft as it stands: its workbook read, what people did laid over it, and all of it judged as an upload is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.sheet_table import SheetTable
from importer.columns import Form
from importer.desk.mended_cells import mended_cells
from importer.desk.notice_ids import notice_ids, with_ids
from importer.desk.overlay import Change, Confirmation, Overlay
from importer.desk.spot import Spot, spots_in
from importer.importing import Checked
from importer.notices import CONFIRMED, Notice, NoticeTable
from importer.report import file_report
from importer.returned.findings import Findings
from importer.store.draft import Draft
from importer.store.draft_deeds import DraftNow, RowNow
from locator.window import Window

_POSITION = ("longitude", "latitude")
_RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "position-outside-division": (*_POSITION, "division_code"),
    "position-outside-china": _POSITION,
    "position-swapped": _POSITION,
    "position-disguised-decimal": _POSITION,
    "position-imprecise": _POSITION,
    "position-placeholder": (*_POSITION, "address"),
    "window-jumped": _POSITION,
    "window-duplicate": ("window_name", "address", *_POSITION),
    "division-name-mismatch": ("division_code", "region_name"),
    "division-address-mismatch": ("division_code", "address"),
    "division-abolished": ("division_code", "region_name"),
    "phone-area-mismatch": ("office_phone", "division_code"),
}
"""The cells of its row that a finding rests on, where that is more than its own."""


@dataclass(frozen=True)
class JudgedDraft:
    """A draft, judged at one version of it beside one edition.

    `came` are its tables as they came; `checked` is the file as an import has it, beside the public windows that
    `checked.before` tells. `confirmations` are those that hold.
    """

    draft: Draft
    version: int
    came: tuple[SheetTable, ...]
    overlay: Overlay
    confirmations: tuple[Confirmation, ...]
    checked: Checked = field(repr=False)
    form: Form = field(repr=False)

    @property
    def judged(self) -> JudgedFile:
        """The judgement of the file."""
        return self.checked.files[0].judged

    @property
    def beside(self) -> int | None:
        """The edition that it was held against; null where none was live."""
        return self.checked.live

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the notices, in their order."""
        return tuple(notice_ids(self.judged.notices))

    @cached_property
    def notices(self) -> Mapping[str, Notice]:
        """The notices by their ids."""
        return dict(zip(self.ids, self.judged.notices, strict=True))

    @cached_property
    def rows(self) -> Mapping[Spot, tuple[JudgedTable, int]]:
        """Where each row is judged that is still one."""
        return {
            Spot.of(judged.table, index): (judged, index)
            for judged in self.judged.tables
            for index in range(len(judged))
        }

    @cached_property
    def _beside(self) -> Mapping[tuple[str, int], list[Spot]]:
        """The rows by sheet and number: several where tables stand side by side."""
        found: dict[tuple[str, int], list[Spot]] = {}
        for spot in self.rows:
            found.setdefault((spot.sheet, spot.row), []).append(spot)
        return found

    @cached_property
    def _came_at(self) -> Mapping[Spot, tuple[SheetTable, int]]:
        return {spot: (table, index) for spot, table, index in spots_in(self.came)}

    def window(self, spot: Spot) -> Window | None:
        """What a row publishes; null where it is none any more, or cannot be published."""
        judged, index = self.rows.get(spot, (None, 0))
        return judged.windows[index] if judged is not None else None

    def text(self, spot: Spot, name: str) -> str:
        """What stands in a cell of a row now; empty where there is no such row or column."""
        judged, index = self.rows.get(spot, (None, 0))
        return judged.table.text(name, index) if judged is not None else ""

    def cell_text(self, spot: Spot, name: str) -> str:
        """What stands in a cell now, also of a row that is none any more because it was emptied."""
        change = self.overlay.changes.get(spot, {}).get(name)
        if change is not None:
            return change.text
        return self.text(spot, name) if spot in self.rows else self.text_that_came(spot, name)

    def text_that_came(self, spot: Spot, name: str) -> str:
        """What stood in a cell when the workbook came."""
        table, index = self._came_at.get(spot, (None, 0))
        return table.text(name, index) if table is not None else ""

    def spot_of(self, notice: Notice) -> Spot | None:
        """The row that a notice is about; null where it is about none, or about a row that is none any more."""
        place = notice.place
        found = self._beside.get((place.sheet or "", place.row or 0), [])
        for spot in found:
            judged, index = self.rows[spot]
            if place.cell is not None and judged.table.cell(place.field or "", index) == place.cell:
                return spot
        return found[0] if found else None

    def rests_on(self, notice: Notice) -> tuple[str, ...]:
        """The fields of its row that a finding rests on."""
        return _RESTS_ON.get(notice.code, (notice.place.field,) if notice.place.field else ())

    def settled(self) -> dict[str, dict[str, object]]:
        """What people said of notices, by id: who confirmed it, when and why; or who took its proposal."""
        told: dict[str, dict[str, object]] = {}
        confirmed = {(each.code, each.place): each for each in self.confirmations}
        taken = self.overlay.taken()
        for notice_id, notice in self.notices.items():
            said = confirmed.get((notice.code, notice.place))
            if said is not None and CONFIRMED in notice.words:
                told[notice_id] = {"confirmed": {**_by(said), "reason": said.reason}}
            for one, change in taken:
                if one == notice:
                    told[notice_id] = {"accepted": _by(change)}
        return told

    def report(self, notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
        """R of the contract: each notice has its id, and what was said of it."""
        report = with_ids(file_report(self.judged, notices, lang), self.ids)
        settled = self.settled()
        told: Any = report["notices"]
        return {**report, "notices": [{**each, **settled.get(each["id"], {})} for each in told]}

    def now(self, notices: NoticeTable) -> DraftNow:
        """What the store keeps of it."""
        each = []
        for position, (spot, _, _) in enumerate(spots_in(self.came)):
            window = self.window(spot)
            each.append(RowNow(position, window is not None, window.id if window else None))
        return DraftNow(
            base_edition=self.beside,
            rows=self.judged.rows,
            publishable=self.judged.publishable,
            report=self.report(notices),
            findings=self.findings().as_json(),
            each=each,
        )

    def findings(self) -> Findings:
        """What the marks of its workbook are made of, the cells with it that say something else now."""
        written, unwritten = mended_cells(self.came, self.overlay, self.form)
        return replace(Findings.of(self.judged), mended=tuple(written), unwritten=tuple(unwritten))


def _by(said: Confirmation | Change) -> dict[str, object]:
    return {"who": said.who, "at": said.at.isoformat()}
