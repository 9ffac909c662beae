"""Whole sheets of any cells: judging them never stops, says whole sentences, and publishes nothing personal."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importer.checks.judging import Choice, judge
from importer.notices import Confidence, Severity
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.store.draft import DraftMode
from importer.workbook.cells import CellValue, ErrorValue
from tests.notice_scenes import HERE, NAME, OFFICE, rules
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, cells, row
from tests.windows import window

EVERY_LABEL = {
    **LABELS,
    "window_id": "窗口编号",
    "kind": "窗口类型",
    "level": "层级",
    "items": "可办事项",
    "datum": "坐标系",
    "closed_until": "暂停服务",
    "unknown": "备用",
}
# Pieces of what offices write, so that some rows come far: a postal code, a zone, a town, names of places and people.
PLACES = ["天心区", "鼓楼区", "长沙市", "湖南省", "市辖区", "祁阳县", "示例路1号", "“跨省通办”窗口01"]
CODES = ["430103", "430671", "430103001005", "410029", "431121", "441900", "430101", "１２"]
NUMBERS = ["112.99", "28.11", "112°59′30″", "28°11′", "112° 99'", "0731-85550123", "85550123", "9:00-17:00"]
OTHERS = [
    "周一至周五",
    "无",
    "/",
    "#REF!",
    "***",
    "<b>",
    "=1+1",
    "同上",
    "\u202e",
    "\x00",
    "百度",
    "自助",
    "全部",
    "转",
]
# Of a longer number nobody can tell that it holds a mobile, where it is nobody's in the sheet.
SHOWN_MOBILE = re.compile(rf"(?<![0-9]){SENTINEL_MOBILE}(?![0-9])")
PERSONS = [SENTINEL_NAME, SENTINEL_MOBILE]
PIECES_OF_TEXTS = [*PLACES, *CODES, *NUMBERS, *OTHERS, *" \n，（）-"]
PIECES = st.sampled_from([*PIECES_OF_TEXTS, *PERSONS])
TEXTS = st.one_of(st.lists(PIECES, max_size=5).map("".join), st.text(max_size=12))
DATES = st.datetimes(datetime(1899, 12, 31), datetime(2999, 1, 1))  # noqa: DTZ001  # a workbook's have no zone
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(),
    st.sampled_from([430103.0, 410029.0, 112.99, 28.11, 12609810.62, 1125930.0]),
    st.sampled_from([ErrorValue("#N/A"), ErrorValue("#REF!"), ErrorValue("")]),
    DATES,
    DATES.map(datetime.date),
    st.builds(time),
    st.builds(timedelta, days=st.integers(0, 9)),
)
ROWS = st.lists(
    st.builds(lambda changed: row(**changed), st.dictionaries(st.sampled_from(sorted(EVERY_LABEL)), CELLS, max_size=8)),
    min_size=1,
    max_size=4,
)
# The manager's cells, in the dresses that clerks write: titles, labels, numbers, more than one person.
BEFORE = st.sampled_from(["", "负责人：", "主任 ", "王小明、", "A岗：", "13600005678 ", "（", "李芳 "])
BEHIND = st.sampled_from(
    ["", "同志", "（主任）", "、王小明", "/13600005678", "13600005678", " 李芳", "和王小明", " B岗：李芳", "科长"]
)
NAMED = st.builds("{}{}{}".format, BEFORE, st.just(SENTINEL_NAME), BEHIND)
DIALLED = st.builds("{}{}{}".format, BEFORE, st.sampled_from([SENTINEL_MOBILE, "139 0000-9876"]), BEHIND)
# What stands beside a person in the texts that everybody reads.
CLAUSES = st.sampled_from(
    [*PIECES_OF_TEXTS, *PERSONS, "联系", "联系人：", "找", "电话", "（", "）", "，", "、", "主任", "值班", "打", "小赵"]
)
ADDRESSED = st.lists(CLAUSES, min_size=1, max_size=7).map("".join)
PUBLIC = ["window_name", "address", "office_phone", "office_hours", "transit", "region_name", "division_code"]
MANAGED = st.lists(
    st.builds(
        lambda name, mobile, changed: row(manager_name=name, manager_mobile=mobile, **changed),
        NAMED,
        DIALLED,
        st.dictionaries(st.sampled_from([*PUBLIC, "longitude", "datum", "kind"]), st.one_of(ADDRESSED, TEXTS)),
    ),
    min_size=1,
    max_size=3,
)
PUBLISHED = [window("A", NAME, office=OFFICE), window("B", NAME, office="别的局", position=HERE)]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(
    ROWS,
    st.one_of(st.none(), TEXTS),
    st.sampled_from([None, "43", "4301", "430104"]),
    st.sampled_from(list(DraftMode)),
    st.sampled_from([None, *Confidence]),
)
def test_any_cells_are_judged(
    rows: Sequence[Mapping[str, CellValue]],
    header: str | None,
    scope: str | None,
    mode: DraftMode,
    accept: Confidence | None,
) -> None:
    layout: dict[str, Any] = {"labels": EVERY_LABEL} | ({} if header is None else {"header": header})
    register, table = WindowRegister(PUBLISHED), rules().notices
    file = judge("表.xlsx", [cells(rows, **layout)], rules(), Choice(accept=accept))
    judged, upload = identified(file, register, Standing(mode, scope), table)
    register.take(upload)
    register.drop_unlisted()
    for notice in judged.notices:
        for lang in ("zh", "en"):
            said = str(table.public(notice, lang))
            assert table.sentence(notice, lang)
            assert not SHOWN_MOBILE.search(said) or notice.place.field == "office_phone"
    faulty = {notice.place.row for notice in judged.notices if notice.severity is Severity.ERROR}
    for number, shown in judged.windows():
        assert number not in faulty
        assert -180 <= shown.position.lon <= 180
        assert -90 <= shown.position.lat <= 90
        assert shown.confirmed_on <= date(2026, 3, 5)
        assert shown.id


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(MANAGED, st.one_of(st.just(""), ADDRESSED))
def test_no_window_and_no_notice_names_a_manager(rows: Sequence[Mapping[str, CellValue]], beside: str) -> None:
    table = rules().notices
    header = f"填报单位：天心区数据局{beside}"
    file = judge("表.xlsx", [cells(rows, labels=EVERY_LABEL, header=header)], rules())
    judged, _ = identified(file, WindowRegister(PUBLISHED), Standing(), table)
    said = [str(table.public(notice, lang)) for notice in judged.notices for lang in ("zh", "en")]
    shown = [repr(window) for _, window in judged.windows()]
    for text in (*said, *shown):
        assert SENTINEL_NAME not in text
        assert SENTINEL_MOBILE not in re.sub(r"[- ]", "", text)
