"""The desk for the tests: drafts uploaded out of sheets that lie in memory, and what people do with them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.desk.acts import Acts, Asked
from importer.desk.deeds import Deed, Owned
from importer.desk.draft_judge import DraftJudge
from importer.desk.judged_draft import JudgedDraft
from importer.desk.upload import Uploading, upload
from importer.draft_terms import DraftTerms
from importer.incoming import IncomingFile
from importer.publishing.held_press import held_press, opened_store
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.publishing.press import Press
from importer.store.audit_log import Act
from importer.store.draft import DraftMode
from importer.store.staff_store import StaffStore
from importer.workbook.cells import CellValue
from importer.workbook.reader import WorkbookReader
from importer.workplace import Workplace
from locator.divisions.divisions import Divisions
from tests.sheets import workbook
from tests.staff_side import staff_workplace

OFFICE = "长沙市天心区行政审批服务局"
ROW, NEW_ADDRESS, COMMENT = 5, "湖南省长沙市天心区新路2号", "请核对第 5 行"
"""What is done with a draft whose program is killed at that."""


def asked(who: str = "甲", seen: int | None = None, key: str | None = None) -> Asked:
    """Somebody who does something."""
    return Asked(Act(who, "127.0.0.1", datetime(2026, 3, 2, 9, 0, tzinfo=UTC)), seen, key)


def anybody(deed: Deed, owned: Owned) -> None:
    """Rights where everybody may do everything."""


@dataclass(frozen=True)
class DraftDesk:
    """A workplace with its store, and the acts of whoever may do everything."""

    work: Workplace
    store: StaffStore
    reader: WorkbookReader
    acts: Acts

    @classmethod
    def of(cls, work: Workplace, store: StaffStore, reader: WorkbookReader) -> "DraftDesk":
        """The desk at a workplace."""
        return cls(work, store, reader, Acts(store, DraftJudge(work, store, reader), anybody))

    def upload(
        self,
        rows: Sequence[Mapping[str, CellValue]],
        *,
        replaces: int | None = None,
        mode: DraftMode = DraftMode.WHOLE,
        key: str | None = None,
        **layout: Any,
    ) -> int:
        """Upload a sheet of these rows, and give the draft's number."""
        return self.upload_bytes(workbook(rows, **layout), replaces=replaces, mode=mode, key=key)

    def upload_bytes(
        self,
        content: bytes,
        *,
        name: str = "窗口表.xlsx",
        replaces: int | None = None,
        mode: DraftMode = DraftMode.WHOLE,
        key: str | None = None,
    ) -> int:
        """Upload a file, and give the draft's number."""
        coming = Uploading(name, content, Standing(mode, "4301"), OFFICE, None, replaces)
        [number] = upload(self.acts, self.reader, coming, asked(key=key)).drafts
        return number

    def upload_judged(self, content: bytes) -> JudgedFile:
        """What an upload of a file would say of it; nothing is kept."""
        terms = DraftTerms("窗口表.xlsx", None, Choice(OFFICE))
        checking = self.acts.judge.checking(Standing(DraftMode.WHOLE, "4301"), terms)
        file = IncomingFile(terms.name, content)
        judgement = checking.judged(file, self.reader.read_bytes(content, terms.name))
        [checked] = checking.identified([(file, judgement)], WindowRegister(self.acts.judge.live().windows))
        return checked.judged

    def now(self, draft_id: int) -> JudgedDraft:
        """A draft as it stands."""
        return self.acts.judge.judged(*self.store.desk.read(draft_id))

    def ids(self, draft_id: int, code: str) -> list[str]:
        """The ids of a draft's notices of one code."""
        return [each for each, notice in self.now(draft_id).notices.items() if notice.code == code]

    @contextmanager
    def press(self) -> Iterator[Press]:
        """The press, held, over the desk's own store."""
        with held_press(self.work, "publish") as press:
            yield replace(press, store=self.store)


@contextmanager
def opened_desk(data: Path, divisions: Divisions) -> Iterator[DraftDesk]:
    """The desk over a data folder, as it is where nothing is set; what an ended process left there is taken up."""
    work = staff_workplace(data, divisions)
    with held_press(work, "prepare"):
        pass
    with desk_at(work) as desk:
        yield desk


@contextmanager
def desk_at(work: Workplace) -> Iterator[DraftDesk]:
    """The desk at a workplace that is there."""
    with opened_store(work) as store, WorkbookReader() as reader:
        yield DraftDesk.of(work, store, reader)
