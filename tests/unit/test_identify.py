"""A judged file against what is public: ids given, other offices' windows turned back, summaries within their scope."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.checks.personal import discreet
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.columns import read_form
from importer.notices import Notice, NoticeTable, Severity
from importer.publishing import discreet_notices
from importer.publishing.gap import Gap, GapKind
from importer.publishing.identify import Standing, identified, tells_nothing
from importer.publishing.merge import Upload, WindowRegister
from importer.publishing.window_id import new_id
from importer.store.draft import DraftMode
from importer.workbook.cells import CellValue, SheetCells
from locator.divisions.divisions import Divisions
from locator.window import DivisionNames, Window
from tests.sheets import LABELS, cells, row
from tests.windows import GUANGZHOU, window

MINE, OTHER = "长沙市天心区行政审批服务局", "岳麓区局"
WITH_ID = {**LABELS, "window_id": "窗口编号"}
NAME = str(row()["window_name"])
ID = new_id("430103", NAME)
YUEYANG = DivisionNames("430603", "云溪区", "岳阳市", "湖南省")


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def told(
    rows: Sequence[Mapping[str, CellValue]],
    published: Sequence[Window] = (),
    standing: Standing = Standing(),  # noqa: B008  # frozen
    office: str | None = None,
) -> tuple[JudgedFile, Upload]:
    file = judge("表.xlsx", [cells(rows, labels=WITH_ID)], rules(), Choice(office))
    return identified(file, WindowRegister(published), standing, rules().notices)


def ids(file: JudgedFile) -> list[str | None]:
    return [window.id if window else None for window in file.all_rows()]


def about_ids(file: JudgedFile) -> list[Notice]:
    return [notice for notice in file.notices if notice.place.field == "window_id"]


def test_a_row_that_is_known_gets_its_windows_id_and_a_new_one_gets_its_own() -> None:
    file, upload = told([row(), row(window_name="乙窗口02")], [window("A", NAME, office=MINE)])
    assert ids(file) == ["A", new_id("430103", "乙窗口02")]
    assert [each.id for each in upload.windows] == ids(file)
    assert (upload.mode, set(upload.offices), upload.scope) == (DraftMode.ADD, {MINE}, ())


@pytest.mark.parametrize("nothing", [None, "", "  ", "无", "-", "/", "—"])
def test_words_for_nothing_are_no_id_and_nothing_is_said_of_them(nothing: str | None) -> None:
    file, _ = told([row(window_id=nothing)])
    assert (ids(file), about_ids(file)) == ([ID], [])


def test_a_stated_id_may_be_a_number_or_wide_letters() -> None:
    file, _ = told([row(window_id=7701.0), row(window_name="乙窗口", window_id=" ＡＢ-1 ")])
    assert ids(file) == ["7701", "AB-1"]


def test_what_can_be_no_id_is_told_of_and_another_is_given() -> None:
    file, _ = told([row(window_id="A/01")])
    (notice,) = about_ids(file)
    assert (notice.code, notice.severity, notice.place.cell) == ("text-suspicious", Severity.WARNING, "M4")
    assert ids(file) == [ID]
    for lang in ("zh", "en"):
        sentence = rules().notices.sentence(notice, lang)
        assert "A/01" in sentence
        assert "{" not in sentence


def test_an_id_that_two_rows_state_is_given_to_one_and_the_other_is_told() -> None:
    file, _ = told([row(window_id="A"), row(window_name="乙窗口", window_id="A")], [window("A", "乙窗口", office=MINE)])
    (notice,) = about_ids(file)
    assert (notice.code, notice.place.cell) == ("text-suspicious", "M4")
    assert ids(file) == [ID, "A"]


def test_a_notice_is_read_for_the_persons_of_its_own_table_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_through: list[int] = []

    def counted(notices: Sequence[Notice], table: SheetTable, persons: Persons) -> list[Notice]:
        looked_through.append(len(notices))
        return discreet(notices, table, persons)

    monkeypatch.setattr(discreet_notices, "discreet", counted)
    # Each table's labels stand in another order than those of the table above, so that it is one of its own.
    orders = (WITH_ID, dict(reversed(WITH_ID.items())))
    lines: list[Sequence[CellValue]] = []
    for number in range(20):
        name = f"张哨{chr(0x4E00 + number)}"
        one = row(window_name=f"{number}号窗", window_id=f"A/{number}", manager_name=name)
        lines += cells([one], labels=orders[number % 2]).rows
    sheet = SheetCells("表", hidden=False, top=1, left=1, rows=lines)
    judged = judge("表.xlsx", [sheet], rules(), Choice())
    file, _ = identified(judged, WindowRegister([]), Standing(), rules().notices)
    assert looked_through == [1] * 20
    assert [notice.value for notice in about_ids(file)] == [f"A/{number}" for number in range(20)]


def test_another_offices_window_is_turned_back_and_the_other_rows_go_on() -> None:
    file, upload = told(
        [row(window_id="A"), row(window_name="乙窗口", number=2)], [window("A", "别人的窗口", office=OTHER)]
    )
    (notice,) = about_ids(file)
    assert (notice.code, notice.severity, notice.place.cell, notice.value) == (
        "window-of-another-office", Severity.ERROR, "M4", "A",
    )  # fmt: skip
    assert OTHER in rules().notices.sentence(notice)
    assert (file.publishable, file.rejected, len(upload.windows)) == (1, 1, 1)


def test_another_offices_window_of_the_same_name_and_place_is_not_taken_for_ones_own() -> None:
    file, _ = told([row()], [window(ID, NAME, office=OTHER)])
    assert ids(file) == [f"{ID}-2"]


def test_a_sheet_for_two_offices_gives_neither_the_others_windows() -> None:
    sheets = [
        cells([row(window_id="B")], "甲", labels=WITH_ID, header="填报单位：甲局"),
        cells([row(window_name="乙的窗口")], "乙", labels=WITH_ID, header="填报单位：乙局"),
    ]
    published = [window("A", "乙的窗口", office="甲局"), window("B", "别的窗口", office="乙局")]
    file, _ = identified(judge("表.xlsx", sheets, rules()), WindowRegister(published), Standing(), rules().notices)
    assert [notice.code for notice in about_ids(file)] == ["window-of-another-office"]
    assert ids(file) == [None, new_id("430103", "乙的窗口")]


def test_a_summary_may_state_the_ids_of_its_scope_and_no_others() -> None:
    published = [window("A", "甲", office=OTHER), window("B", "乙", office="天河区局", division=GUANGZHOU)]
    rows = [row(window_id="A"), row(window_name="乙窗口", window_id="B")]
    city, upload = told(rows, published, Standing(DraftMode.SUMMARY, "4301"))
    assert ids(city) == ["A", None]
    assert upload.scope == ("4301",)


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        pytest.param({"window_id": "P"}, "M4", id="by its id"),
        pytest.param({}, "C4", id="by its name"),
        pytest.param({"window_name": "改名后的窗口01"}, "C4", id="by its place"),
    ],
)
def test_a_summary_turns_back_the_window_of_an_office_that_reaches_beyond_its_scope(
    cells: dict[str, CellValue], cell: str
) -> None:
    here = told([row(**cells)])[0].all_rows()[0]
    assert here is not None
    published = [
        window("P", NAME, office="省局", position=here.position),
        window("Q", "省局在岳阳", office="省局", division=YUEYANG),
        window("A", "甲窗口02", office=OTHER),
    ]
    rows = [row(**cells), row(window_name="甲窗口02", number=2, latitude=28.12)]
    file, upload = told(rows, published, Standing(DraftMode.SUMMARY, "4301"))
    (notice,) = [notice for notice in file.notices if notice.code == "window-of-another-office"]
    assert notice.place.cell == cell
    assert ids(file) == [None, "A"]
    assert [each.id for each in upload.windows] == ["A"]
    for lang in ("zh", "en"):
        assert "省局" in rules().notices.sentence(notice, lang)
        assert "{" not in rules().notices.sentence(notice, lang)


def test_a_province_gathers_the_offices_that_reach_over_several_cities() -> None:
    published = [window("P", NAME, office="省局"), window("Q", "省局在岳阳", office="省局", division=YUEYANG)]
    assert ids(told([row()], published, Standing(DraftMode.SUMMARY, "43"))[0]) == ["P"]


@pytest.mark.parametrize(
    ("codes", "prefix"),
    [
        (["430103", "430103"], ("4301",)),
        (["430103", "430104"], ("4301",)),
        (["430100"], ("4301",)),
        (["430100", "430104"], ("4301",)),
        (["430103", "430603"], ("43",)),
        (["430103", "440106"], ()),
    ],
)
def test_a_summary_without_a_scope_covers_the_smallest_city_or_province_that_holds_its_rows(
    codes: list[str], prefix: tuple[str, ...]
) -> None:
    places = {
        "430103": (112.99, 28.11), "430104": (112.93, 28.23), "430100": (112.99, 28.2), "430603": (113.3, 29.48),
        "440106": (113.36, 23.12),
    }  # fmt: skip
    rows = [
        row(division_code=code, region_name=None, window_name=f"{code}窗口{n}", address="路", longitude=places[code][0],
            latitude=places[code][1])
        for n, code in enumerate(codes)
    ]  # fmt: skip
    file, upload = told(rows, standing=Standing(DraftMode.SUMMARY))
    assert file.rejected == 0
    assert upload.scope == prefix
    assert told(rows)[1].scope == ()


def test_a_faulty_row_still_lists_its_window_by_id_or_by_name() -> None:
    published = [window("A", NAME, office=MINE), window("B", "乙窗口", office=MINE), window("C", "丙", office=MINE)]
    rows = [row(longitude="?"), row(window_name="改了名字", window_id="B", latitude="?")]
    _, upload = told(rows, published, Standing(DraftMode.WHOLE))
    assert (list(upload.windows), set(upload.faulty)) == ([], {"A", "B"})


def test_a_faulty_row_lists_no_window_that_a_sound_row_is_nor_another_offices() -> None:
    published = [window("A", NAME, office=MINE), window("B", "乙窗口", office=OTHER)]
    rows = [row(), row(longitude="?"), row(window_name="乙窗口", latitude="?")]
    _, upload = told(rows, published, Standing(DraftMode.WHOLE))
    assert ([each.id for each in upload.windows], list(upload.faulty)) == (["A"], [])


@pytest.mark.parametrize(
    ("rows", "unknown"),
    [
        pytest.param([row(longitude="?")], False, id="known by its name"),
        pytest.param([row(window_name="新名", window_id="B", longitude="?")], False, id="known by its id"),
        pytest.param([row(window_name="新名", longitude="?")], True, id="renamed"),
        pytest.param([row(window_name=None)], True, id="without a name"),
        pytest.param([row(), row(longitude="?", address="别处")], True, id="named as a sound row is"),
        pytest.param([row(longitude="?"), row(latitude="?", address="别处")], True, id="two for one window"),
        pytest.param([row(), row()], False, id="one window twice"),
        pytest.param(
            [row(window_id="B", longitude="?"), row(window_name="乙窗口", latitude="?")], True, id="taken by id"
        ),
        pytest.param([row(), row(window_name="乙窗口")], False, id="no fault at all"),
    ],
)
def test_a_faulty_row_that_is_no_published_window_is_a_gap(rows: list[dict[str, CellValue]], unknown: bool) -> None:
    published = [window("A", NAME, office=MINE), window("B", "乙窗口", office=MINE)]
    _, upload = told(rows, published, Standing(DraftMode.WHOLE))
    assert upload.gaps == ({Gap(GapKind.ROW_UNKNOWN, "表.xlsx", MINE)} if unknown else set())


def test_a_missing_column_is_a_gap_and_its_rows_are_not_told_on_again() -> None:
    labels = {**LABELS, "window_name": "名头"}
    file = judge("表.xlsx", [cells([row()], labels=labels)], rules())
    upload = identified(file, WindowRegister([]), Standing(DraftMode.WHOLE), rules().notices)[1]
    assert upload.gaps == {Gap(GapKind.COLUMN_MISSING, "表.xlsx", MINE)}


def test_a_hidden_sheet_is_a_gap_of_the_files_own_office() -> None:
    sheets = [cells([row()]), replace(cells([row()], "隐藏"), hidden=True)]
    file = judge("表.xlsx", sheets, rules())
    upload = identified(file, WindowRegister([]), Standing(DraftMode.WHOLE), rules().notices)[1]
    assert upload.gaps == {Gap(GapKind.SHEET_HIDDEN, "表.xlsx", MINE)}


def test_a_file_without_a_table_may_be_anybodys_gap() -> None:
    upload = identified(JudgedFile("空.xlsx"), WindowRegister([]), Standing(DraftMode.WHOLE), rules().notices)[1]
    assert upload.gaps == {Gap(GapKind.FILE_UNREAD, "空.xlsx")}


def test_nobody_is_no_office() -> None:
    there: dict[str, CellValue] = {"division_code": "440106", "window_name": "天河窗口", "number": 2}
    sheets = [cells([row(), row(**there)], header="填报时间：2026年3月2日")]
    for mode in (DraftMode.ADD, DraftMode.WHOLE):
        file = judge("表.xlsx", sheets, rules())
        assert file.offices() == {""}
        orphan = window("A", NAME, office="")
        file, upload = identified(file, WindowRegister([orphan]), Standing(mode), rules().notices)
        assert "A" not in ids(file)
        assert (upload.offices, upload.faulty) == (frozenset(), frozenset())


def test_the_office_that_is_named_beside_the_file_owns_its_windows() -> None:
    file, upload = told([row()], office=" 别的 局 ")
    assert upload.offices == {"别的 局"}
    assert [window.office for _, window in file.windows()] == ["别的 局"]
    assert told([row()], office="  ")[1].offices == {MINE}


def test_dated_are_the_windows_of_sheets_that_state_their_date() -> None:
    assert told([row()])[1].dated == {ID}
    undated = judge("表.xlsx", [cells([row()], header="填报单位：甲局")], rules())
    assert identified(undated, WindowRegister([]), Standing(), rules().notices)[1].dated == frozenset()


def test_a_file_without_a_table_is_an_upload_of_nothing() -> None:
    nothing = JudgedFile("空.xlsx")
    for mode in DraftMode:
        file, upload = identified(nothing, WindowRegister([window()]), Standing(mode), rules().notices)
        assert (file, upload.windows, upload.offices, upload.scope) == (nothing, (), frozenset(), ())


@pytest.mark.parametrize(
    ("stated", "public", "nothing"),
    [(None, [], True), ("—", [], True), ("A 1", [], False), (None, [window()], False)],
    ids=["nothing public", "no word for an id", "an id that is none", "something public"],
)
def test_ids_need_not_be_given_where_nothing_could_be_told_of_them(
    stated: str | None, public: Sequence[Window], nothing: bool
) -> None:
    file = judge("表.xlsx", [cells([row(window_id=stated)], labels=WITH_ID)], rules())
    register = WindowRegister(public)
    assert tells_nothing(file, register) is nothing
    if nothing:
        known, _ = identified(file, register, Standing(), rules().notices)
        assert (known.notices, known.publishable) == (file.notices, file.publishable)
