"""An archive whose files together take too long to read: the rest of it is refused in one notice, others go on."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from importer import reading_ahead
from importer.checking import Checking
from importer.checks.judging import NO_CHOICE
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.workbook.limits import WorkbookLimits
from tests.notice_scenes import rules
from tests.sheets import changsha_rows, workbook

LIMITS = WorkbookLimits(archive_seconds=0.0, rows=1_000)
DAY = date(2026, 3, 5)


def slow() -> bytes:
    """A text file that takes a good part of a second to be refused: so many lines that nobody wants."""
    return "\n".join(["1,2,3,4,5,6,7,8"] * 400_000).encode()


def packed(files: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def told(folder: Path, limits: WorkbookLimits) -> list[tuple[str, list[str], int]]:
    checking = Checking(rules(), limits, Standing(), NO_CHOICE)
    checked = checking.run([folder], WindowRegister([]))
    table = NoticeTable.read()
    return [
        (
            each.judged.name,
            [table.sentence(n) for n in each.judged.notices if n.code == "file-too-large"],
            each.judged.rows,
        )
        for each in checked
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    good = workbook(changsha_rows())
    (tmp_path / "a.zip").write_bytes(packed({"1.csv": slow(), "2.csv": slow(), "3.xlsx": good, "4.xlsx": good}))
    (tmp_path / "b.zip").write_bytes(packed({"1.xlsx": good}))
    (tmp_path / "c.xlsx").write_bytes(good)
    return tmp_path


def test_the_rest_of_a_slow_archive_is_refused_once_and_other_files_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_ahead, "_A_SMALL_FILE_S", 0.0)  # any time counts, however fast the machine
    root = folder.name
    first, rest, *others = told(folder, LIMITS)
    assert first[0] == f"{root}/a.zip/1.csv"
    assert rest[0] == f"{root}/a.zip"
    assert "其中的文件读取太慢，合计超过 0 秒，其余的没有读取" in rest[1][0]
    assert [(name, rows) for name, _, rows in others] == [(f"{root}/b.zip/1.xlsx", 4), (f"{root}/c.xlsx", 4)]


def test_within_the_limit_every_file_is_read(folder: Path) -> None:
    names = [name for name, _, _ in told(folder, WorkbookLimits(rows=1_000))]
    assert [name.removeprefix(f"{folder.name}/") for name in names] == [
        *("a.zip/1.csv", "a.zip/2.csv", "a.zip/3.xlsx", "a.zip/4.xlsx", "b.zip/1.xlsx", "c.xlsx")
    ]
