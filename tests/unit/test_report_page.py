"""The report of a check: what it counts and tells first, that it says what it leaves out, and texts that stay texts."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from importer.checks.judged import JudgedFile, RowPoints
from importer.checks.judging import judge
from importer.checks.stated_choices import datum_stated
from importer.columns import read_form
from importer.notices import Confidence, Notice, NoticeTable, Place, Severity, Suggestion
from importer.report_page.file_points import points_of
from importer.report_page.kept_files import LIMITS, NO_PARTS, KeptFiles
from importer.report_page.page import ReportWords, report_page
from importer.report_page.points_part import PointsMaps
from importer.report_page.where_to_read import LINKS, MAPS_TO_READ, MapToRead, where_to_read
from importer.returned.findings import ABOUT_BOTH, Findings
from importer.returned.told import marks_of
from importer.workbook.cells import CellValue
from locator.position import Datum
from locator.readers.map_links import read_map_link
from maps.map_licence import MapLicence
from tests.hostile_map import PAYLOADS
from tests.notice_scenes import rules
from tests.read_report import ReadReport
from tests.sheets import cells, row
from tests.small_country import small_country

NOTICES, FORM = NoticeTable.read(), read_form()


def finding(row: int, severity: Severity = Severity.WARNING, value: str = "8点") -> Notice:
    place = Place("窗口表", row, f"I{row}", "office_hours")
    return Notice("hours-unreadable", severity, place, value, words={"label": "办公时间", "label_en": "office hours"})


def file(name: str, *notices: Notice) -> JudgedFile:
    return JudgedFile(name, ("窗口表",), notices=notices)


def page(files: list[JudgedFile], lang: str = "zh") -> ReadReport:
    return ReadReport(text_of(files, lang))


def text_of(files: list[JudgedFile], lang: str = "zh") -> str:
    maps = PointsMaps(small_country(), MapLicence(None, internal=True), lang, own_divisions=False)
    words = ReportWords(NOTICES, FORM, maps, lang, datetime(2026, 3, 5, tzinfo=UTC))
    return "".join(report_page(KeptFiles.of(files), words))


def test_the_worst_file_stands_first_and_what_could_not_be_read_before_it() -> None:
    unread = file("坏.xlsx", Notice("file-unreadable", Severity.ERROR, Place(), words={"reason": "", "reason_en": ""}))
    files = [file("一.xlsx", finding(4)), file("三.xlsx", *map(finding, (4, 5, 6))), unread, file("好.xlsx")]
    kept = KeptFiles.of(files)
    assert [line.name for line in kept.lines] == ["坏.xlsx", "三.xlsx", "一.xlsx"]
    assert (kept.files, kept.faultless, kept.notices) == (4, 1, 5)
    read = page(files)
    assert read.texts("h3") == ["坏.xlsx", "三.xlsx", "一.xlsx"]
    assert "另有 1 个文件没有任何提示，不再列出。" in read.texts("p", "more")


@pytest.mark.parametrize(("count", "first"), [(30, "文件（问题多的在前）"), (31, "问题种类")])
def test_the_kinds_stand_before_a_long_list_of_files(count: int, first: str) -> None:
    assert page([file(f"{number}.xlsx", finding(4)) for number in range(count)]).texts("h2")[0] == first


def test_errors_come_before_warnings_and_these_before_what_is_only_told() -> None:
    notices = [finding(4, Severity.INFO), finding(5, Severity.WARNING), finding(6, Severity.ERROR)]
    read = page([file("表.xlsx", *notices)])
    assert read.texts("span", "at") == ["表“窗口表” I6 办公时间", "表“窗口表” I5 办公时间", "表“窗口表” I4 办公时间"]


def test_each_notice_has_its_place_the_text_as_sent_the_sentence_and_the_proposal() -> None:
    proposal = Suggestion("430103", Confidence.CERTAIN, "区域名称指向天心区", "its name points to 天心区")
    notice = Notice(
        "division-postcode", Severity.ERROR, Place("窗口表", 4, "D4", "division_code"), "410029", proposal,
        NOTICES.wordings["division-postcode"].words,
    )  # fmt: skip
    [entry] = page([file("表.xlsx", notice)]).texts("li", "error")
    for told in ("须修改", "D4", "区划编码", "410029", "430103", "确定", "区域名称指向天心区", "division-postcode"):
        assert told in entry
    [english] = page([file("表.xlsx", notice)], "en").texts("li", "error")
    assert "To be mended" in english
    assert "its name points to 天心区" in english


def test_a_notice_without_a_value_shows_none() -> None:
    words = {name: text for name, text in NOTICES.wordings["text-personal"].words.items() if name != "value"}
    hidden = Notice("text-personal", Severity.WARNING, Place("窗口表", 4, "E4", "address"), words=words)
    assert "现在写的" not in page([file("表.xlsx", hidden)]).texts("li", "warning")[0]


def test_what_is_read_is_not_shown_as_what_was_sent() -> None:
    exchanged = judge("表.xlsx", [cells([row(longitude=28.110259, latitude=112.990137)])], rules())
    [entry] = [text for text in page([exchanged]).texts("li", "warning") if "position-swapped" in text]
    assert "经度“28.110259”与纬度“112.990137”像是填反了" in entry
    assert "建议改为" in entry
    assert "现在写的28.110259, 112.990137" in "".join(entry.split(" ")).replace(",", ", ")
    [finding] = [one for one in marks_of(Findings.of(exchanged), NOTICES, FORM).findings if one.proposal]
    assert finding.value == "28.110259, 112.990137"


@pytest.mark.parametrize(
    ("lon", "lat", "sent"),
    [
        ("112° 99'", "28° 11'", "112° 99', 28° 11'"),
        ("112°59′24″", "28°41′40″", "112°59′24″, 28°41′40″"),
        ("112.99，28.50", None, "112.99，28.50"),
        (112.99, 28.11, "112.99, 28.11"),
    ],
)
def test_a_position_is_shown_as_its_cells_have_it_and_told_in_json_as_it_was_read(
    lon: CellValue, lat: CellValue, sent: str
) -> None:
    judged = judge("表.xlsx", [cells([row(longitude=lon, latitude=lat)])], rules())
    about = [one for one in judged.notices if one.code in ABOUT_BOTH]
    assert {one.as_sent for one in about} == {sent}
    assert all(re.fullmatch(r"[0-9.]+, [0-9.]+", one.value or "") for one in about)


def test_the_example_of_a_kind_weighs_what_the_kind_does() -> None:
    rows = [row(address=None, transit=None), row(number=2, window_name="二号窗口", transit=None, latitude=28.12)]
    told = page([judge("表.xlsx", [cells(rows)], rules())]).texts("p", "soft")
    assert "例子的提示：“办理地点”没有填写，本行不能发布，请补上。" in told
    assert "其中第一条：“交通指引”没有填写，请补上。" in told


def test_every_example_says_what_it_weighs() -> None:
    for wording in NOTICES.wordings.values():
        assert [wording.is_exemplary(severity) for severity in Severity].count(True) == 1, wording.code


def test_ten_thousand_files_leave_a_report_that_says_what_it_leaves_out() -> None:
    files = [file(f"{number:05d}.xlsx", *map(finding, range(4, 4 + 1 + number % 7))) for number in range(10_000)]
    kept = KeptFiles.of(files)
    assert (len(kept.lines), len(kept.parts)) == (LIMITS.lines, LIMITS.parts)
    assert kept.notices == sum(1 + number % 7 for number in range(10_000))
    left_out = page(files).texts("p", "more")
    assert "只列出问题最多的 500 个文件，还有 9,500 个见 tongban check --json。" in left_out
    assert "下面逐条列出问题最多的 100 个文件，其余 9,900 个有提示的文件见 tongban check --json。" in left_out


def test_a_hundred_thousand_notices_are_counted_and_so_many_told_as_one_can_read() -> None:
    several = [file(f"{number}.xlsx", *map(finding, range(4, 5_004))) for number in range(20)]
    kept = KeptFiles.of(several)
    assert kept.notices == 100_000
    assert sum(len(part.notices) for part in kept.parts) <= LIMITS.notices
    assert all(len(part.notices) >= LIMITS.least_share for part in kept.parts)
    read = page([file("大.xlsx", *map(finding, range(4, 14_416)))], "en")
    assert "… and 9,412 more, in tongban check --json." in read.texts("p", "more")


def test_a_long_run_of_one_kind_hides_no_other() -> None:
    rare = Notice("sheet-hidden", Severity.INFO, Place("旧表"))
    [part] = KeptFiles.of([file("大.xlsx", *map(finding, range(4, 10_000)), rare)]).parts
    assert len(part.notices) == LIMITS.notices
    assert part.notices[-1] is rare
    assert [notice.place.row for notice in part.notices[:3]] == [4, 5, 6]


def test_who_is_told_counts_alone_keeps_no_notices() -> None:
    kept = KeptFiles.of([file("一.xlsx", finding(4)), file("二.xlsx", *map(finding, (4, 5)))], NO_PARTS)
    assert [line.name for line in kept.lines] == ["二.xlsx", "一.xlsx"]
    assert (kept.notices, len(kept.parts)) == (3, 0)


def test_of_a_large_files_points_no_more_is_held_than_is_shown() -> None:
    table = judge("大.xlsx", [cells([row(number=number) for number in range(1, 4)])], rules()).tables[0]
    many = np.linspace(112.9, 113.0, 100_000)
    points = RowPoints(many, many - 85, np.full(100_000, "430103"))
    held = points_of(JudgedFile("大.xlsx", ("窗口表",), tables=(replace(table, points=points),))).sound_lon
    assert 0 < len(held) <= 4_000
    assert held.base is None or held.base.nbytes <= 2 * held.nbytes


def test_files_without_a_notice_get_a_report_that_says_so() -> None:
    read = page([file("好.xlsx"), file("也好.xlsx")])
    assert read.texts("li", "well") == ["2 个文件全部通过，没有任何提示。"]
    assert read.texts("h2") == ["从哪里读经纬度"]


def test_a_file_of_made_up_windows_is_marked() -> None:
    made_up = JudgedFile("甲.xlsx", ("某局（示例数据）",), notices=(finding(4),))
    assert page([made_up, file("乙.xlsx", finding(4))]).texts("strong", "mark") == ["示例数据"]
    assert page([made_up, file("乙.xlsx", finding(4))]).texts("aside") == []
    assert page([made_up]).texts("aside") == ["示例数据 窗口均为虚构，不能据此办事"]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_hostile_text_becomes_markup_or_a_link(payload: str, lang: str) -> None:
    proposal = Suggestion(payload, Confidence.LIKELY, payload, payload)
    place = Place(payload, 4, "I4", "office_hours")
    words = {"label": payload, "label_en": payload}
    notice = Notice("hours-unreadable", Severity.ERROR, place, payload, proposal, words)
    read = page([JudgedFile(payload, (payload,), notices=(notice,))], lang)
    assert read.is_whole
    assert read.dangers() == []
    assert payload in " ".join(read.texts("h3"))
    assert any(payload in text for text in read.texts("dd"))


@pytest.mark.parametrize("odd", ["\x00", "\x1b[31m", "\ud800", "\x85", "\ufffe"])
def test_no_sign_that_a_page_cannot_hold_gets_into_it(odd: str) -> None:
    text = text_of([file(f"a{odd}b.xlsx", finding(4, value=f"x{odd}y"))])
    assert odd not in text
    assert "�" in text
    assert text.encode("utf-8")


def test_a_map_is_called_by_a_name_that_a_page_can_hold() -> None:
    far = row(longitude=113.7, latitude=28.3)
    text = text_of([judge("a\x00\ud800b.xlsx", [cells([far]), cells([row(number=2)], name="二")], rules())])
    assert 'aria-label="a��b.xlsx：' in text
    assert text.encode("utf-8")
    assert "同一个行号可能在不同的表里" in text


def test_a_sign_that_turns_its_text_turns_nothing_behind_it() -> None:
    text = text_of([file("a\u202eb.xlsx", finding(4, value="x\u202ey"))])
    assert "\u202e" in text
    assert "\u202e" not in re.sub("<bdi>[^<]*</bdi>", "", text)


def test_a_text_of_any_length_is_cut() -> None:
    assert len(text_of([file("表.xlsx", finding(4, value="长" * 1_000_000))])) < 100_000


@pytest.mark.parametrize("one", MAPS_TO_READ, ids=lambda one: one.word)
def test_the_help_names_each_map_by_a_word_that_a_sheet_may_state(one: MapToRead) -> None:
    meant = {one.datum, Datum.WGS84} if one.datum is Datum.CGCS2000 else {one.datum}
    assert datum_stated(one.word) in meant
    assert datum_stated(one.shown) in meant
    assert f"<td>{one.shown}</td>" in where_to_read("zh")


def test_the_help_shows_links_that_are_read_each_in_its_maps_datum() -> None:
    read = [read_map_link(link) for link in LINKS]
    assert [link and link.datum for link in read] == [Datum.GCJ02, Datum.BD09, Datum.GCJ02]
    assert all(link in where_to_read(lang) for link in LINKS for lang in ("zh", "en"))
