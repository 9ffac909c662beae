"""Each check fires where it must and is silent where it must not; every notice says where, what and what to do."""

from collections.abc import Sequence
from datetime import date

import pytest

from importer.checks.judging import Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Confidence, NoticeTable, Severity
from importer.workbook.cells import CellValue, ErrorValue
from locator.position import Datum
from tests.judged_sheets import WITH_CHOICES, WITH_DATUM, WITH_LEVEL, codes, found, judged, rules
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, cells, row


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
    ("phone-mobile", {"office_phone": "13900005678"}, "H4", {"office_phone": "12345"}),
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


def test_all_faults_of_a_row_are_told_at_once() -> None:
    file = judged(row(window_name="", division_code="999999", longitude="?", office_phone="无"))
    assert {"value-missing", "division-unknown", "position-unreadable"} <= codes(file)


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


@pytest.mark.parametrize(
    ("labels", "where", "where_en"),
    [
        (LABELS, "请加一列“坐标系”写明", "state it in a column 坐标系 ("),
        (WITH_DATUM, "请在已有的“坐标系”一列逐行写明", "state it in the column 坐标系 that is there, row by row ("),
    ],
)
def test_an_assumed_datum_is_to_be_stated_in_the_column_that_is_there(
    labels: dict[str, str], where: str, where_en: str
) -> None:
    (told,) = found(judged(row(datum=None), labels=labels), "position-datum-assumed")
    assert where in rules().notices.sentence(told, "zh")
    assert where_en in rules().notices.sentence(told, "en")


def test_a_stated_datum_is_taken_and_nothing_assumed() -> None:
    file = judged(row(longitude=112.9843, latitude=28.1179, datum="WGS-84"), labels=WITH_DATUM)
    ((_, window),) = file.windows()
    assert "position-datum-assumed" not in codes(file)
    assert (window.position.lon, window.position.lat, window.source_datum) == (112.9843, 28.1179, Datum.WGS84)


def test_the_assumed_datum_is_told_of_once_a_file() -> None:
    assert len(found(judged(row(), row(window_name="二号窗口")), "position-datum-assumed")) == 1


def test_every_notice_in_the_table_has_its_words_an_example_and_a_mend() -> None:
    for wording in rules().notices.wordings.values():
        assert all((wording.zh, wording.en, wording.example, wording.mend)), wording.code


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
        ({"items": "公积金业务"}, "N4"),
        ({"datum": "北京54"}, "O4"),
        ({"closed_until": "另行通知"}, "P4"),
    ],
)
def test_a_choice_that_is_not_understood_is_told_at_its_cell(changes: dict[str, CellValue], cell: str) -> None:
    file = judged(row(**changes), labels=WITH_CHOICES)
    assert [notice.place.cell for notice in found(file, "text-suspicious")] == [cell]
    sound = row(kind="自助终端", items="全部", datum="GCJ-02", closed_until="2026-12-31")
    assert "text-suspicious" not in codes(judged(sound, labels=WITH_CHOICES))


@pytest.mark.parametrize("field", ["kind", "datum", "items"])
def test_a_choice_that_names_a_person_alone_is_told_without_him(field: str) -> None:
    file = judged(row(**{field: f"联系{SENTINEL_NAME}"}), labels=WITH_CHOICES)
    told = [notice for notice in file.notices if notice.place.field == field]
    assert told
    assert not any(SENTINEL_NAME in rules().notices.sentence(notice) for notice in told)


def test_a_row_that_was_only_prepared_is_not_filled_in_yet() -> None:
    prepared = dict.fromkeys(LABELS) | {"number": 2, "region_name": "长沙市岳麓区", "division_code": "430104"}
    file = judged(row(), prepared)
    assert (file.rows, file.rejected) == (1, 0)
    assert (judged(row(), {**prepared, "window_name": "二号窗口"}).rows) == 2


@pytest.mark.parametrize(("accept", "codes"), [(None, []), (Confidence.CERTAIN, []), (Confidence.LIKELY, ["430103"])])
def test_a_likely_proposal_is_taken_where_likely_ones_are(accept: Confidence | None, codes: list[str]) -> None:
    by_position = row(division_code="999999", region_name=None, address="甲路1号", window_name="一号窗口")
    windows = judged(by_position, choice=Choice(accept=accept)).windows()
    assert [window.division.code for _, window in windows] == codes


def test_a_position_far_from_china_is_quoted_with_both_coordinates() -> None:
    (notice,) = found(judged(row(longitude=112985512, latitude=28114512)), "position-outside-china")
    assert notice.value == "112985512, 28114512"


@pytest.mark.parametrize("address", ["长沙县路8号", "长沙市长沙县路8号一楼"])
def test_a_street_that_is_called_like_a_county_is_no_county(address: str) -> None:
    assert not found(judged(row(address=address)), "division-address-mismatch")


def test_a_town_that_begins_like_a_street_is_its_countys() -> None:
    assert found(judged(row(address="长沙县路口镇1号")), "division-address-mismatch")
