"""Files whose windows are laid by are told what they are told where all windows stay in the register."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from importer.checked_files import told_beside
from importer.checking import Checking, Outcome
from importer.checks.judged import JudgedFile
from importer.checks.judging import NO_CHOICE, judge
from importer.file_alone import FileAlone, files_alone
from importer.incoming import IncomingFile
from importer.publishing import earlier_files, laid_parcels, marked_files
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.publishing.window_id import new_id
from importer.report import file_json
from importer.workbook.cells import CellValue
from importer.workbook.limits import DEFAULT_LIMITS
from locator.window import Window
from tests.notice_scenes import rules
from tests.sheets import LABELS, cells, row
from tests.windows import window

WITH_ID = {**LABELS, "window_id": "窗口编号"}
NAMES = [f"天心区{kind}窗口{number:02}" for kind in ("政务", "社保", "医保") for number in range(3)]
CELLS: Mapping[str, Sequence[CellValue]] = {
    "window_name": [*NAMES, "天心区政务 窗口1", "天心区政务窗口2号"],
    "division_code": [430103.0, 430104.0, 430103.0, 430102.0],
    "address": ["湖南省长沙市天心区示例路1号", "湖南省长沙市天心区示例路2号"],
    "longitude": [112.990137, 112.990139, 112.99, 113.3],
    "latitude": [28.110259, 28.11],
    "office_hours": ["工作日 9:00-17:00", "周一至周五 9:00-12:00"],
    "window_id": [None, None, None, "A-1", "430103-abcdefgh", new_id("430103", NAMES[2]), "A", "B-2"],
}
ROWS = st.lists(
    st.builds(
        lambda changed: row(**changed),
        st.fixed_dictionaries({name: st.sampled_from(some) for name, some in CELLS.items()}),
    ),
    min_size=1,
    max_size=4,
)
HEADERS = [
    *(f"填报单位：{office}    填报时间：2026年3月{day}日" for office in ("天心区数据局", "岳麓区局") for day in (2, 4)),
    *(f"填报单位：{office}" for office in ("芙蓉区局", "开福区局", "雨花区局", "望城区局", "宁乡市局")),
]
FILES = st.lists(st.tuples(ROWS, st.sampled_from(HEADERS)), min_size=2, max_size=7)
PUBLISHED = [window("A", NAMES[0], office="天心区数据局"), window("B", NAMES[1], office="别的局")]
Files = Sequence[tuple[Sequence[Mapping[str, CellValue]], str]]
# The first states the id that the second gets by its name.
STATED_BEFORE = [
    ([row(window_name=NAMES[0], division_code=430103.0, window_id=new_id("430103", NAMES[2]))], HEADERS[0]),
    ([row(window_name=NAMES[2], division_code=430103.0)], HEADERS[2]),
]


@example(files=STATED_BEFORE, published=[], alone=True, often=3, unpressed=1 << 20, together=16)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], max_examples=120)
@given(
    files=FILES,
    published=st.sampled_from([[], PUBLISHED]),
    alone=st.booleans(),
    often=st.sampled_from([0, 1, 3]),
    unpressed=st.sampled_from([0, 1 << 20]),
    together=st.sampled_from([1, 2, 3]),
)
def test_what_is_laid_by_is_compared_as_if_it_were_at_hand(
    monkeypatch: pytest.MonkeyPatch,
    files: Files,
    published: list[Window],
    alone: bool,
    often: int,
    unpressed: int,
    together: int,
) -> None:
    monkeypatch.setattr(earlier_files, "_OFTEN", often)
    monkeypatch.setattr(laid_parcels, "_LAID_BY_BYTES", unpressed)
    monkeypatch.setattr(laid_parcels, "_TOGETHER", together)
    monkeypatch.setattr(marked_files, "_RECENT", together)
    judged = [
        judge(f"{number}.xlsx", [cells(rows, header=header, labels=WITH_ID)], rules())
        for number, (rows, header) in enumerate(files)
    ]
    assert told_with_laid_by(judged, published, alone=alone) == told_with_all_at_hand(judged, published)


def said(judged: JudgedFile) -> bytes:
    return b"".join(file_json(judged, rules().notices))


def told_with_all_at_hand(files: Sequence[JudgedFile], published: Sequence[Window]) -> list[bytes]:
    register, told = WindowRegister(published), []
    for judged in files:
        known, upload = identified(judged, register, Standing(), rules().notices)
        register.take(upload)
        told.append(said(known))
    return told


def told_with_laid_by(files: Sequence[JudgedFile], published: Sequence[Window], *, alone: bool) -> list[bytes]:
    made = files_alone(files, Standing(), rules().notices, said)
    outcomes: list[tuple[IncomingFile, Outcome]] = [
        (IncomingFile(judged.name, b""), made_alone.packed() if alone or number % 2 else judged)
        for number, (judged, made_alone) in enumerate(zip(files, made, strict=True))
    ]
    checking = Checking(rules(), DEFAULT_LIMITS, Standing(), NO_CHOICE)
    told = told_beside(outcomes, checking, WindowRegister(published), lambda: False)
    return [each.said if isinstance(each, FileAlone) else said(each) for _, each in told]
