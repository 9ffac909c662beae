"""Each check fires where it must and is silent where it must not; every notice says where, what and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from importer.checks.judged import JudgedFile
from importer.checks.judging import NO_CHOICE, Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Confidence, Notice, NoticeTable, Severity
from importer.store.private_fields import ABSENT
from importer.workbook.cells import CellValue, ErrorValue, MergedRange, SheetCells
from locator.divisions.divisions import Divisions
from locator.position import Datum
from tests.sheets import LABELS, SAMPLE_ROW, SENTINEL_MOBILE, SENTINEL_NAME, cells, grid, row

WITH_LEVEL = {**LABELS, "level": "层级"}
WITH_DATUM = {**LABELS, "datum": "坐标系"}
WITH_CHOICES = {**LABELS, "kind": "窗口类型", "items": "可办事项", "datum": "坐标系", "closed_until": "暂停服务"}


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def judged(*rows: Mapping[str, CellValue], choice: Choice = NO_CHOICE, **layout: Any) -> JudgedFile:
    return judge("表.xlsx", [cells(rows, **layout)], rules(), choice)


def found(file: JudgedFile, code: str) -> list[Notice]:
    return [notice for notice in file.notices if notice.code == code]


def codes(file: JudgedFile) -> set[str]:
    return {notice.code for notice in file.notices}


def test_what_a_notice_quotes_stays_on_its_line_in_both_languages() -> None:
    file = judged(row(division_code="430103\n", window_name="天心区\r\n一号窗口"))
    (code, name) = sorted(found(file, "value-tidied"), key=lambda notice: notice.place.field or "")
    assert (code.value, name.value) == ("430103\n", "天心区\r\n一号窗口")
    for lang in ("zh", "en"):
        assert "“430103⏎”" in rules().notices.sentence(code, lang)
        assert "“天心区⏎一号窗口”" in rules().notices.sentence(name, lang)


def test_a_sound_row_is_published_and_only_its_datum_is_told_of() -> None:
    file = judged(row())
    assert codes(file) == {"position-datum-assumed"}
    assert (file.rows, file.publishable, file.rejected) == (1, 1, 0)


# code, what makes it fire, where, what must not make it fire
CASES: Sequence[tuple[str, dict[str, CellValue], str, dict[str, CellValue]]] = [
    ("value-missing", {"address": "无"}, "E4", {"address": "无锡路1号"}),
    ("value-missing", {"transit": None}, "J4", {"transit": "步行"}),
    ("value-masked", {"office_phone": "0731—8XXXXX"}, "H4", {"office_phone": "0731-85550123"}),
    ("value-masked", {"manager_mobile": "138****0000"}, "G4", {"manager_mobile": "13800000000"}),
    ("formula-error", {"window_name": ErrorValue("#REF!")}, "C4", {"window_name": "一号窗口#"}),
    ("value-tidied", {"division_code": "４３０１０３"}, "D4", {"division_code": 430103.0}),
    ("division-unknown", {"division_code": "439999"}, "D4", {"division_code": "430103"}),
    ("division-postcode", {"division_code": "410029"}, "D4", {"division_code": "430103"}),
    ("division-postcode", {"division_code": "410100"}, "D4", {"division_code": "430103"}),
    ("division-abolished", {"division_code": "431121"}, "D4", {"division_code": "431181"}),
    ("division-not-county", {"division_code": "430100"}, "D4", {"division_code": "430103"}),
    ("division-name-mismatch", {"region_name": "岳麓区"}, "B4", {"region_name": "长沙市"}),
    ("position-unreadable", {"longitude": "见地图"}, "K4", {"longitude": "112.99°"}),
    ("position-unreadable", {"latitude": "北边"}, "L4", {"latitude": "北纬28.11"}),
    ("position-outside-china", {"longitude": 12.99}, "K4", {"longitude": 112.99}),
    ("position-swapped", {"longitude": 28.11, "latitude": 112.99}, "K4", {"longitude": 112.99, "latitude": 28.11}),
    ("position-disguised-decimal", {"longitude": "112° 99'", "latitude": "28° 11'"}, "K4", {"latitude": "28° 6' 36\""}),
    ("position-imprecise", {"longitude": 112.99, "latitude": 28.11}, "K4", {"longitude": 112.99, "latitude": 28.111}),
    ("position-outside-division", {"longitude": 112.5, "latitude": 28.2}, "K4", {"longitude": 112.99}),
    ("phone-unreadable", {"office_phone": "见门牌"}, "H4", {"office_phone": "12345"}),
    ("text-personal", {"address": f"示例路1号 联系{SENTINEL_NAME}"}, "E4", {"address": "湖南省长沙市天心区示例路13号"}),
    ("text-personal", {"transit": "拨打13700001111接送"}, "J4", {"transit": "公交：137，139"}),
    ("text-personal", {"office_phone": SENTINEL_MOBILE}, "H4", {"office_phone": "0731-85550123"}),
    ("text-personal", {"window_name": f"一号窗口（{SENTINEL_NAME}）"}, "C4", {"window_name": "一号窗口（哨兵路）"}),
    ("text-personal", {"transit": "找138—0000—1111"}, "J4", {"transit": "公交：138、139路"}),
    ("text-personal", {"transit": "找138.0000.1111"}, "J4", {"transit": "公交：138，1390，1400"}),
    ("phone-unreadable", {"office_phone": "0731-85550123、855501"}, "H4", {"office_phone": "0731-85550123、85550124"}),
    ("phone-area-missing", {"office_phone": 85550123.0}, "H4", {"office_phone": 4008001234.0}),
    ("phone-area-mismatch", {"office_phone": "020-38880123"}, "H4", {"office_phone": "0731-38880123"}),
    ("value-masked", {"office_phone": "0731-8555012X"}, "H4", {"office_phone": "张XX 0731-85550123"}),
    ("value-missing", {"office_phone": "暂无电话"}, "H4", {"office_phone": "见公告"}),
    ("formula-error", {"office_phone": ErrorValue("#N/A")}, "H4", {"office_phone": "#0731-85550123"}),
    ("phone-mobile", {"office_phone": "13912345678"}, "H4", {"office_phone": "12345"}),
    ("hours-unreadable", {"office_hours": "待定"}, "I4", {"office_hours": "24小时"}),
    ("hours-partial", {"office_hours": "工作日9:00-17:00，逢圩日顺延"}, "I4", {"office_hours": "工作日9:00-17:00"}),
    ("hours-suspect", {"office_hours": "工作日8:30-12:00，2:30-5:30"}, "I4", {"office_hours": "工作日下午2:30-5:30"}),
    ("hours-days-assumed", {"office_hours": "9:00-17:00"}, "I4", {"office_hours": "每天9:00-17:00"}),
]


@pytest.mark.parametrize(("code", "fault", "cell", "sound"), CASES)
def test_a_check_fires_at_its_cell_and_only_there(
    code: str, fault: dict[str, CellValue], cell: str, sound: dict[str, CellValue]
) -> None:
    assert [notice.place.cell for notice in found(judged(row(**fault)), code)] == [cell]
    assert code not in codes(judged(row(**sound)))


@pytest.mark.parametrize(("code", "fault", "cell", "sound"), CASES)
def test_a_notice_names_sheet_and_cell_in_chinese_and_english(
    code: str, fault: dict[str, CellValue], cell: str, sound: dict[str, CellValue]
) -> None:
    notice = found(judged(row(**fault)), code)[0]
    assert rules().notices.sentence(notice, "zh").startswith(f"表“窗口表”{cell}：")
    english = rules().notices.sentence(notice, "en")
    assert english.startswith(f"Sheet “窗口表”, cell {cell}: ")
    assert not any(marker in english + rules().notices.sentence(notice) for marker in ("{", "}"))


@pytest.mark.parametrize("field", ["manager_name", "manager_mobile"])
def test_a_notice_about_a_private_cell_shows_nothing_of_it(field: str) -> None:
    notice = found(judged(row(**{field: "138****0000"})), "value-masked")[0]
    assert notice.value is None
    assert "138" not in rules().notices.sentence(notice)


def test_a_missing_needed_value_rejects_the_row_and_no_other() -> None:
    file = judged(row(), row(number=2, window_name="二号窗口", address="/"))
    assert (file.publishable, file.rejected) == (1, 1)
    assert found(file, "value-missing")[0].severity is Severity.ERROR


def test_a_missing_optional_value_is_a_warning() -> None:
    assert found(judged(row(office_hours="-")), "value-missing")[0].severity is Severity.WARNING


def test_all_faults_of_a_row_are_told_at_once() -> None:
    file = judged(row(window_name="", division_code="999999", longitude="?", office_phone="无"))
    assert {"value-missing", "division-unknown", "position-unreadable"} <= codes(file)


def test_a_tidied_column_is_told_of_once_with_its_count() -> None:
    file = judged(row(division_code="430103.0"), row(window_name="二号", division_code="430103000000"))
    tidied = found(file, "value-tidied")
    assert [notice.place.cell for notice in tidied] == ["D4"]
    assert "另有 1 处" in rules().notices.sentence(tidied[0])
    assert file.publishable == 2


def test_a_postal_code_gets_the_county_that_name_address_and_position_speak_for() -> None:
    suggestion = found(judged(row(division_code="410029")), "division-postcode")[0].suggestion
    assert suggestion is not None
    assert (suggestion.value, suggestion.confidence) == ("430103", Confidence.CERTAIN)


def test_a_postal_code_that_is_another_divisions_code_stays_when_its_own_evidence_agrees() -> None:
    file = judged(row(region_name="郑州市", division_code="410100", address="河南省郑州市示例路1号", longitude=113.62))
    assert "division-postcode" not in codes(file)


def test_an_accepted_proposal_publishes_the_row_and_is_still_told_of() -> None:
    file = judged(row(division_code="410029"), choice=Choice(accept=Confidence.CERTAIN))
    assert [window.division.code for _, window in file.windows()] == ["430103"]
    (notice,) = found(file, "division-postcode")
    assert notice.severity is Severity.WARNING
    assert rules().notices.sentence(notice).endswith("建议“430103”已采纳。")
    assert rules().notices.sentence(notice, "en").endswith("The proposal “430103” was taken.")
    assert file.tables[0].table.text("division_code", 0) == "410029"


def test_an_unknown_code_is_guessed_from_what_the_row_says_elsewhere() -> None:
    suggestion = found(judged(row(division_code="439999")), "division-unknown")[0].suggestion
    assert suggestion is not None
    assert suggestion.value == "430103"
    assert "区域名称" in suggestion.reason


def test_an_unknown_code_that_nothing_speaks_for_has_no_proposal() -> None:
    file = judged(row(division_code="439999", region_name="某处", window_name="一号", address="示例路", longitude="?"))
    assert found(file, "division-unknown")[0].suggestion is None


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({"window_name": "跨省通办窗口"}, Severity.WARNING),  # nothing says whose hall it is
        ({"window_name": "长沙市政务服务中心“跨省通办”窗口"}, Severity.INFO),  # the city's own hall by its name
        ({"window_name": "长沙市天心区政务服务中心窗口"}, Severity.WARNING),  # a county's hall under the city's code
        ({"window_name": "窗口", "level": "市级"}, Severity.INFO),  # said in so many words
    ],
)
def test_a_citys_own_code_is_right_for_its_own_hall_only(changes: dict[str, CellValue], severity: Severity) -> None:
    file = judged(row(division_code="430100", region_name="长沙市", **changes), labels=WITH_LEVEL)
    assert [notice.severity for notice in found(file, "division-not-county")] == [severity]
    assert file.publishable == 1


def test_a_city_without_counties_is_a_county_too() -> None:
    file = judged(
        row(
            division_code="441900",
            region_name="东莞市",
            address="广东省东莞市示例路1号",
            longitude=113.75,
            latitude=23.02,
        )
    )
    assert "division-not-county" not in codes(file)


def test_a_row_outside_the_offices_scope_is_rejected() -> None:
    scoped = CheckRules(read_form(), NoticeTable.read(), rules().divisions, date(2026, 3, 5), None, "430104")
    file = judge("表.xlsx", [cells([row()])], scoped)
    (notice,) = found(file, "division-out-of-scope")
    assert notice.severity is Severity.ERROR
    assert "（430104 湖南省长沙市岳麓区）" in rules().notices.sentence(notice)
    assert "division-out-of-scope" not in codes(judged(row()))


def test_an_empty_line_that_was_put_right_is_seen_in_the_notice() -> None:
    (notice,) = found(judged(row(office_hours="周一至周五：\n\n9:00-17:00")), "value-tidied")
    assert "“周一至周五：⏎⏎9:00-17:00”已整理为“周一至周五：⏎9:00-17:00”" in rules().notices.sentence(notice)


def test_the_forms_disguised_decimals_are_read_as_the_numbers_they_stand_for() -> None:
    file = judged(row(longitude="112° 99'", latitude="28° 11'"), labels=WITH_DATUM)
    ((_, window),) = file.windows()
    assert found(file, "position-disguised-decimal")[0].value == "112.990000, 28.110000"
    assert window.position.lat == pytest.approx(28.11, abs=0.01)


def test_minutes_that_could_be_minutes_are_judged_by_where_they_lie() -> None:
    # 112°58′ is 112.97: inside 天心区; as a decimal, 112.58, it would be in 宁乡.
    file = judged(row(longitude="112°58'", latitude="28°7'"))
    assert "position-disguised-decimal" not in codes(file)
    assert file.publishable == 1


@pytest.mark.parametrize(
    ("lon", "lat", "severity"),
    [
        (112.958, 28.20, Severity.WARNING),  # over the river in 岳麓区, less than 5 km
        (112.5, 28.2, Severity.ERROR),  # in 宁乡市
    ],
)
def test_a_point_outside_its_division_is_an_error_only_when_far(lon: float, lat: float, severity: Severity) -> None:
    notices = found(judged(row(longitude=lon, latitude=lat)), "position-outside-division")
    assert [notice.severity for notice in notices] == [severity]


def test_a_stated_datum_is_taken_and_nothing_assumed() -> None:
    file = judged(row(longitude=112.9843, latitude=28.1179, datum="WGS-84"), labels=WITH_DATUM)
    ((_, window),) = file.windows()
    assert "position-datum-assumed" not in codes(file)
    assert (window.position.lon, window.position.lat, window.source_datum) == (112.9843, 28.1179, Datum.WGS84)


def test_the_assumed_datum_is_told_of_once_a_file() -> None:
    assert len(found(judged(row(), row(window_name="二号窗口")), "position-datum-assumed")) == 1


def test_the_forms_own_sample_row_is_never_published_and_no_data_row() -> None:
    file = judged(SAMPLE_ROW, row(number=2))
    assert [notice.place.row for notice in found(file, "example-row")] == [4]
    assert (file.rows, file.publishable, file.rejected) == (1, 1, 0)


def test_the_office_that_truly_stands_at_the_samples_address_is_published() -> None:
    file = judged({**SAMPLE_ROW, "division_code": "430103", "longitude": 112.99, "latitude": 28.11})
    assert "example-row" not in codes(file)
    assert file.publishable == 1


def test_a_missing_needed_column_is_told_once_and_rejects_every_row() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "latitude"}
    file = judged(row(), row(window_name="二号窗口"), labels=labels)
    assert [notice.place.field for notice in found(file, "column-missing")] == ["latitude"]
    assert (file.rows, file.publishable) == (2, 0)
    assert "column-missing" not in codes(judged(row()))


def test_an_unknown_column_is_told_once_and_kept_with_the_row() -> None:
    file = judged(row(extra="甲"), row(window_name="二号窗口", extra="乙"), labels={**LABELS, "extra": "备用"})
    assert [notice.value for notice in found(file, "column-unknown")] == ["备用"]
    assert [dict(fields.unknown) for fields in file.tables[0].private] == [{"备用": "甲"}, {"备用": "乙"}]
    assert "column-unknown" not in codes(judged(row()))


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    hidden = SheetCells("旧表", hidden=True, top=1, left=1, rows=[])
    file = judge("表.xlsx", [hidden, cells([row()])], rules())
    assert [notice.place.sheet for notice in found(file, "sheet-hidden")] == ["旧表"]
    assert file.sheets == ("窗口表",)
    assert "sheet-hidden" not in codes(judged(row()))


@pytest.mark.parametrize("rows", [[["只有一句话"]], []])
def test_a_file_without_a_table_says_so(rows: list[list[CellValue]]) -> None:
    file = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=rows)], rules())
    assert codes(file) == {"table-missing"}


def test_a_table_without_rows_says_so_and_a_sheet_without_a_table_is_passed_over() -> None:
    assert codes(judge("表.xlsx", [cells([])], rules())) == {"table-missing"}
    note = SheetCells("说明", hidden=False, top=1, left=1, rows=[["说明"]])
    assert "table-missing" not in codes(judge("表.xlsx", [note, cells([row()])], rules()))


def test_a_blank_reporting_office_is_owned_by_the_smallest_division_that_holds_the_rows() -> None:
    across_the_river = row(division_code="430104", region_name="岳麓区", longitude=112.93, latitude=28.23)
    file = judged(row(), across_the_river, header="填报单位：      填报人：    填报时间：  年  月  日")
    assert [notice.place.cell for notice in found(file, "value-missing")] == ["A2"]
    assert file.offices() == {"湖南省长沙市"}
    assert file.tables[0].dated is False


def test_the_header_line_is_read_from_one_cell_or_from_several() -> None:
    spread = grid([row()])
    spread[1] = ["填报单位", "天心区局", None, "填报人：", "李哨兵", None, "填报时间", "2026-03-02", *[None] * 4]
    file = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=spread)], rules())
    assert file.offices() == {"天心区局"}
    assert file.tables[0].table.header.texts["filled_by"] == "李哨兵"
    assert [window.confirmed_on for _, window in file.windows()] == [date(2026, 3, 2)]


def test_personal_texts_are_withheld_from_what_is_published() -> None:
    file = judged(
        row(address=f"示例路1号（{SENTINEL_NAME} {SENTINEL_MOBILE}）", office_phone=f"0731-85550123、{SENTINEL_MOBILE}")
    )
    ((_, window),) = file.windows()
    assert window.address == "示例路1号"
    assert window.phones == ("0731-85550123",)
    notices = found(file, "text-personal")
    assert {notice.place.field for notice in notices} == {"address", "office_phone"}
    assert all(notice.value is None for notice in notices)


def test_every_notice_in_the_table_has_its_words_an_example_and_a_mend() -> None:
    for wording in rules().notices.wordings.values():
        assert all((wording.zh, wording.en, wording.example, wording.mend)), wording.code


@pytest.mark.parametrize("written", ["张　三", "张三"])
def test_a_managers_name_is_known_however_it_is_spaced(written: str) -> None:
    # Tables pad a name of two characters, so that it is as wide as one of three.
    file = judged(row(manager_name=written, address="湖南省长沙市天心区示例路1号 联系人张三"))
    ((_, window),) = file.windows()
    assert "张三" not in window.address
    assert len(found(file, "text-personal")) == 1


def test_each_of_a_managers_numbers_is_withheld() -> None:
    file = judged(row(manager_mobile="13800000000、13900000000", office_phone="13800000000；0731-85550123"))
    ((_, window),) = file.windows()
    assert window.phones == ("0731-85550123",)


def test_who_filled_the_sheet_is_withheld_like_the_manager() -> None:
    ((_, window),) = judged(row(transit="问李哨兵，公交101")).windows()
    assert window.transit == "公交101"


@pytest.mark.parametrize(
    "fault",
    [
        {"address": f"示例路1号　　联系{SENTINEL_NAME}"},  # tidied as well
        {"office_phone": f"请找{SENTINEL_NAME}"},  # unreadable as well
        {"office_phone": f"０{SENTINEL_MOBILE}"},  # tidied as well
        {"longitude": f"问{SENTINEL_NAME}"},  # not a public text, but shown in a notice
        {"division_code": SENTINEL_MOBILE},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_notice_of_any_check_shows_personal_data(fault: dict[str, CellValue], lang: str) -> None:
    file = judged(row(**fault))
    told = repr([rules().notices.public(notice, lang) for notice in file.notices])
    assert file.notices
    assert SENTINEL_NAME not in told
    assert SENTINEL_MOBILE not in told


def test_a_needed_text_that_is_nothing_but_personal_rejects_the_row() -> None:
    file = judged(row(address=f"{SENTINEL_NAME} {SENTINEL_MOBILE}"))
    assert [notice.severity for notice in found(file, "text-personal")] == [Severity.WARNING]
    missing = [(notice.place.cell, notice.severity, notice.value) for notice in found(file, "value-missing")]
    assert missing == [("E4", Severity.ERROR, None)]
    assert file.publishable == 0


@pytest.mark.parametrize(
    "header",
    [
        "填报单位：天心区局 填表人：李哨兵 联系电话：13700009999",
        "填报单位：天心区局  经办人：李哨兵",
        "填报单位：天心区局（联系人李哨兵 13700009999）",
        "填报单位：天心区局 王小明 13700009999",
        "填报单位：天心区局    电话：0731-85550123",
    ],
)
def test_an_office_is_its_name_and_nobody_beside_it(header: str) -> None:
    assert judged(row(), header=header).offices() == {"天心区局"}


def test_rows_of_several_provinces_without_an_office_belong_to_nobody_and_stay() -> None:
    tianhe = row(division_code="440106", region_name="天河区", address="广东省广州市天河区示例路1号")
    file = judged(row(), {**tianhe, "longitude": 113.36, "latitude": 23.12}, header="填报单位：")
    assert [notice.severity for notice in found(file, "value-missing")] == [Severity.ERROR]
    assert (file.rows, file.publishable) == (2, 0)


def test_what_one_sheet_proves_of_its_minutes_holds_for_the_files_other_sheets() -> None:
    proof = cells([row(longitude="112° 99'", latitude="28° 11'")], name="一")
    # As minutes 112.517, 28.25, as decimals 112.31, 28.15: both lie in 宁乡市, so that the row alone cannot tell.
    unsure = row(division_code="430182", region_name="宁乡市", address="湖南省长沙市宁乡市示例路1号")
    unsure |= {"longitude": "112°31'", "latitude": "28°15'"}
    alone = judge("表.xlsx", [cells([unsure], name="二")], rules())
    together = judge("表.xlsx", [proof, cells([unsure], name="二")], rules())
    assert "position-disguised-decimal" not in codes(alone)
    assert [n.place.sheet for n in found(together, "position-disguised-decimal")] == ["一", "二"]


def test_a_position_outside_china_is_told_in_the_sheets_datum() -> None:
    assert found(judged(row(longitude="12.99°")), "position-outside-china")[0].value == "12.990000, 28.110259"


def test_a_code_in_full_width_is_known_to_be_hong_kongs() -> None:
    central = row(division_code="８１０００１", region_name="中西区", address="中西区示例道1号")
    file = judged({**central, "longitude": 114.15, "latitude": 22.28})
    assert "WGS-84" in rules().notices.sentence(found(file, "position-datum-assumed")[0])


@pytest.mark.parametrize(
    ("cell", "closed_until"),
    [
        ("2026年12月31日", date(2026, 12, 31)),
        ("2026年12月", date(2026, 12, 31)),  # the whole month
        ("暂停，开放时间另行通知", date.max),  # no end is known: never told as open
        ("无", None),
        ("正常", None),
    ],
)
def test_a_suspension_without_a_day_has_no_end(cell: str, closed_until: date | None) -> None:
    ((_, window),) = judged(row(closed_until=cell), labels=WITH_CHOICES).windows()
    assert window.closed_until == closed_until


@pytest.mark.parametrize(
    ("changes", "cell"),
    [
        ({"kind": "柜面"}, "M4"),
        ({"items": "临时居民身份证办理"}, "N4"),
        ({"datum": "北京54"}, "O4"),
        ({"closed_until": "另行通知"}, "P4"),
    ],
)
def test_a_choice_that_is_not_understood_is_told_at_its_cell(changes: dict[str, CellValue], cell: str) -> None:
    file = judged(row(**changes), labels=WITH_CHOICES)
    assert [notice.place.cell for notice in found(file, "text-suspicious")] == [cell]
    sound = row(kind="自助终端", items="全部", datum="GCJ-02", closed_until="2026-12-31")
    assert "text-suspicious" not in codes(judged(sound, labels=WITH_CHOICES))


@pytest.mark.parametrize(
    ("labels", "phones"),
    [
        ({"manager_name": "负责人", "office_phone": "联系电话"}, ()),  # right of the manager: the manager's own
        ({"manager_name": "负责人", "office_phone": "办公电话"}, ("139 1234 5678",)),  # the office's, in so many words
        ({"office_phone": "联系电话"}, ("139 1234 5678",)),  # nobody beside it
    ],
)
def test_a_bare_phone_label_beside_the_managers_name_is_the_managers(
    labels: dict[str, str], phones: tuple[str, ...]
) -> None:
    kept = {
        field: label
        for field, label in LABELS.items()
        if field not in ("manager_name", "manager_mobile", "office_phone")
    }
    ((_, window),) = judged(row(office_phone="13912345678"), labels={**kept, **labels}).windows()
    assert window.phones == phones


def test_a_row_that_was_only_prepared_is_not_filled_in_yet() -> None:
    prepared = dict.fromkeys(LABELS) | {"number": 2, "region_name": "长沙市岳麓区", "division_code": "430104"}
    file = judged(row(), prepared)
    assert (file.rows, file.rejected) == (1, 0)
    assert (judged(row(), {**prepared, "window_name": "二号窗口"}).rows) == 2


def test_what_announced_a_person_goes_with_the_person() -> None:
    ((_, window),) = judged(row(address="长沙市天心区示例路1号 联系人13912345678")).windows()
    assert window.address == "长沙市天心区示例路1号"


def test_nobody_is_asked_about_a_mobile_that_is_withheld() -> None:
    file = judged(row(office_phone=SENTINEL_MOBILE))
    assert "text-personal" in codes(file)
    assert "phone-mobile" not in codes(file)


def test_an_office_s_mobile_is_shown_in_its_notice_and_hidden_in_every_other() -> None:
    assert found(judged(row(office_phone="139 1234 5678")), "phone-mobile")[0].value == "139 1234 5678"
    assert found(judged(row(address="岳麓区甲路1号 13912345678")), "division-address-mismatch")[0].value is None
    assert (
        found(judged(row(address="长沙市岳麓区甲路1号")), "division-address-mismatch")[0].value == "长沙市岳麓区甲路1号"
    )


def test_how_often_a_cell_was_as_above_is_counted() -> None:
    third = row(number=3, window_name="三号", address="长沙市天心区3号", transit="同上")
    file = judged(row(), row(number=2, window_name="二号", address="长沙市天心区2号", transit="同上"), third)
    (notice,) = found(file, "value-tidied")
    assert "“同上”已整理为“公交：101”，同列另有 1 处" in rules().notices.sentence(notice)
    assert ", as were 1 more cells of this column" in rules().notices.sentence(notice, "en")


def test_how_often_a_cell_was_put_right_is_counted() -> None:
    (one,) = found(judged(row(division_code="430103 "), row(number=2, window_name="二号")), "value-tidied")
    assert "同列" not in rules().notices.sentence(one)
    assert "more cells" not in rules().notices.sentence(one, "en")
    (two,) = found(judged(row(division_code="430103 "), row(division_code=" 430103", number=2)), "value-tidied")
    assert "，同列另有 1 处" in rules().notices.sentence(two)
    assert ", as were 1 more cells of this column" in rules().notices.sentence(two, "en")


def test_a_person_beside_the_reporting_office_is_no_part_of_its_name() -> None:
    header = "填报单位：长沙市某局（李哨兵）    填报人：李哨兵"
    file = judged(row(), header=header)
    assert [table.office for table in file.tables] == ["长沙市某局"]
    assert [notice.place.field for notice in found(file, "text-personal")] == ["filled_by_unit"]


@pytest.mark.parametrize(("accept", "codes"), [(None, []), (Confidence.CERTAIN, []), (Confidence.LIKELY, ["430103"])])
def test_a_likely_proposal_is_taken_where_likely_ones_are(accept: Confidence | None, codes: list[str]) -> None:
    by_position = row(division_code="999999", region_name=None, address="甲路1号", window_name="一号窗口")
    windows = judged(by_position, choice=Choice(accept=accept)).windows()
    assert [window.division.code for _, window in windows] == codes


def test_what_a_row_says_in_private_is_kept_with_what_the_office_wrote() -> None:
    file = judged(row(region_name=" 长沙市天心区 ", longitude="112° 99'", latitude="28° 11'", manager_mobile=None))
    (said,) = file.tables[0].private
    assert (said.manager_name, said.manager_mobile, said.filled_by) == (SENTINEL_NAME, None, "李哨兵")
    assert (said.number, said.region_name) == ("1", "长沙市天心区")
    assert (said.longitude_text, said.latitude_text) == ("112° 99'", "28° 11'")
    assert (said.datum, said.datum_from) == ("gcj02", "assumed")


def test_a_column_that_the_sheet_lacks_says_nothing_in_private() -> None:
    labels = {field: label for field, label in LABELS.items() if not field.startswith("manager_")}
    file = judged(row(), labels={**labels, "datum": "坐标系"}, header="填报单位：长沙市天心区行政审批服务局")
    (said,) = file.tables[0].private
    assert (said.manager_name, said.manager_mobile, said.filled_by) == (ABSENT, ABSENT, ABSENT)


def test_what_follows_from_an_empty_cell_is_said_by_its_column() -> None:
    (needed, other) = found(judged(row(address=None, transit=None)), "value-missing")
    assert "本行不能发布" in rules().notices.sentence(needed)
    assert "cannot be published" in rules().notices.sentence(needed, "en")
    assert "不能发布" not in rules().notices.sentence(other)
    assert "cannot be published" not in rules().notices.sentence(other, "en")


@pytest.mark.parametrize("code", ["4.30E+05", "4.3E+11", "4.3010E+05", "4.30103E+09"])
def test_a_code_that_lost_its_digits_is_never_completed(code: str) -> None:
    file = judged(row(division_code=code))
    (notice,) = found(file, "division-unknown")
    assert "科学计数法丢了数字" in rules().notices.sentence(notice)
    assert file.publishable == 0


@pytest.mark.parametrize("phone", ["7.3189E+10", "8.89E+07", "1.39E+10", "7.318555E+10"])
def test_a_phone_that_lost_its_digits_is_never_completed_and_keeps_its_neighbours(phone: str) -> None:
    for written, phones in ((phone, ()), (f"0731-85550123、{phone}", ("0731-85550123",))):
        file = judged(row(office_phone=written))
        (notice,) = found(file, "phone-unreadable")
        assert "科学计数法丢了数字" in rules().notices.sentence(notice)
        assert codes(file) == {"phone-unreadable", "position-datum-assumed"}
        assert [window.phones for _, window in file.windows()] == [phones]


def test_a_number_in_scientific_dress_with_all_its_digits_is_read() -> None:
    file = judged(row(division_code="4.30103E+11", office_phone="7.3185550123E+10"))
    assert [(window.division.code, window.phones) for _, window in file.windows()] == [("430103", ("0731-85550123",))]


def test_a_position_far_from_china_is_quoted_with_both_coordinates() -> None:
    (notice,) = found(judged(row(longitude=112985512, latitude=28114512)), "position-outside-china")
    assert notice.value == "112985512, 28114512"


def test_a_notice_about_the_header_has_the_row_of_its_cell() -> None:
    file = judged(row(), labels={**LABELS, "spare": "备用"}, header="填报时间：2062年3月2日")
    (unknown,) = found(file, "column-unknown")
    (day,) = found(file, "filled-on-suspect")
    assert (unknown.place.cell, unknown.place.row) == ("M3", 3)
    assert (day.place.cell, day.place.row) == ("A2", 2)


@pytest.mark.parametrize("field", ["address", "office_phone", "manager_name", "transit"])
def test_a_formula_without_a_result_is_said_to_be_that_and_quotes_nothing(field: str) -> None:
    (notice,) = found(judged(row(**{field: ErrorValue("")})), "formula-error")
    assert notice.value is None
    for lang, words in (("zh", "没有计算结果的公式"), ("en", "a formula without a result")):
        said = rules().notices.sentence(notice, lang)
        assert words in said
        assert "=" not in said


def test_a_private_formula_in_error_leaves_no_empty_brackets() -> None:
    (notice,) = found(judged(row(manager_name=ErrorValue("#REF!"))), "formula-error")
    assert "（）" not in rules().notices.sentence(notice)
    assert "()" not in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize(
    ("cell", "why", "why_en"),
    [
        ({"division_code": "４３０１０３"}, "（全角已改为半角）", "(full-width signs were made narrow)"),
        ({"division_code": "430103.0"}, "（小数部分已去掉）", "(the decimals were taken off)"),
        ({"division_code": "430103000000"}, "（后面补的零已去掉）", "(the noughts behind it were taken off)"),
        ({"division_code": "430103天心区"}, "（旁边的文字已去掉）", "(the words beside it were taken off)"),
        ({"division_code": "4.30103E+11"}, "（科学计数法已还原）", "(scientific notation was written out)"),
        ({"window_name": "天心区 \n窗口"}, "（多余的空格", "(spaces, line breaks or invisible signs were taken out)"),
        ({"longitude": "112，990137"}, "小数点已改正）", "the decimal mark was put right)"),
        ({"office_phone": "0731-8555O123"}, "（错打成字母的数字已改正）", "(a letter typed for a digit was put right)"),
    ],
)
def test_the_one_repair_that_was_made_is_told(cell: dict[str, CellValue], why: str, why_en: str) -> None:
    (notice,) = found(judged(row(**cell)), "value-tidied")
    assert why in rules().notices.sentence(notice)
    assert why_en in rules().notices.sentence(notice, "en")


def test_a_persons_data_as_above_is_not_told_as_if_it_were_the_cells_text() -> None:
    (notice,) = found(judged(row(), row(window_name="乙", manager_name="〃", address="示例路2号")), "value-tidied")
    assert "已整理为上一行的内容（与上一行相同）" in rules().notices.sentence(notice)
    assert "was tidied to what stands above (the same as above)" in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize("address", ["长沙县路8号", "长沙市长沙县路8号一楼"])
def test_a_street_that_is_called_like_a_county_is_no_county(address: str) -> None:
    assert not found(judged(row(address=address)), "division-address-mismatch")


def test_a_town_that_begins_like_a_street_is_its_countys() -> None:
    assert found(judged(row(address="长沙县路口镇1号")), "division-address-mismatch")


@pytest.mark.parametrize("address", ["见附件", "详见公告", "同名称", "待定", "（见附件1）", "同 窗口名称"])
def test_an_address_that_only_points_elsewhere_is_missing(address: str) -> None:
    file = judged(row(address=address))
    assert [notice.place.field for notice in found(file, "value-missing")] == ["address"]
    assert file.publishable == 0


def test_what_begins_like_such_a_word_is_an_address() -> None:
    assert judged(row(address="同名路1号")).publishable == 1


def test_cells_that_are_merged_with_the_one_above_are_told_once_a_column() -> None:
    sheet = cells([row(), row(window_name="乙", address=None, manager_name=None), row(window_name="丙", address=None)])
    sheet = replace(sheet, merged=[MergedRange(4, 5, 6, 5), MergedRange(4, 6, 5, 6)])
    file = judge("表.xlsx", [sheet], rules())
    address, person = found(file, "value-tidied")
    assert (address.place.cell, address.value) == ("E5", "湖南省长沙市天心区示例路1号")
    assert (person.place.cell, person.value) == ("F5", None)
    said = rules().notices.sentence(address)
    assert "合并单元格中空白的一格已整理为“湖南省长沙市天心区示例路1号”，同列另有 1 处（取合并单元格" in said
    assert SENTINEL_NAME not in rules().notices.sentence(person) + rules().notices.sentence(person, "en")


def test_what_has_no_cell_of_its_own_is_told_at_the_row_of_the_labels() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "latitude"}
    file = judged(row(), labels={**labels, "spare": "备用"})
    (missing,), (unknown,) = found(file, "column-missing"), found(file, "column-unknown")
    assert (missing.place.row, missing.place.cell) == (3, None)
    assert unknown.place.cell == "L3"
