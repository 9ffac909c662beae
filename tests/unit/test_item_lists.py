"""Further lists of items, judged: what they are read as, and what is told at which cell."""

from collections.abc import Mapping

import pytest

from importer.items.judged_list import JudgedList
from importer.items.matched_rows import Standing
from importer.items.merged_catalogue import merged_catalogue
from importer.notices import NoticeTable, Severity
from importer.workbook.cells import CellValue, SheetCells
from locator.items.catalogue import packaged_catalogue
from tests import lists_of_2022
from tests.item_lists import HEADER, LABELS, item, judged, list_cells

TABLE = NoticeTable.read()
WITH_ID = {**LABELS, "id": "事项编号"}
LISTS = {"43": lists_of_2022.HUNAN, "12": lists_of_2022.TIANJIN, "532622": lists_of_2022.YANSHAN}


def codes(one: JudgedList) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.place.cell) for notice in one.notices]


def of_2022(text: str) -> list[dict[str, CellValue]]:
    rows: list[dict[str, CellValue]] = []
    for line in text.strip().splitlines():
        number, name, lead, supporting, deadlines = line.split("|")
        deadlines = deadlines.replace("STAGES", lists_of_2022.STAGES)
        rows.append({"number": int(number), "name": name, "lead": lead, "with": supporting, "deadlines": deadlines})
    return rows


@pytest.mark.parametrize(("division", "text"), LISTS.items(), ids=LISTS)
@pytest.mark.parametrize("lead", ["牵头单位", "本市牵头单位", "本省\n牵头单位"])
def test_the_lists_of_2022_are_read_as_the_catalogue_has_them(division: str, text: str, lead: str) -> None:
    header = f"（共22项）　清单编号：again　印发日期：2022年11月21日　适用区划：{division}"
    one = judged(list_cells(of_2022(text), labels={**LABELS, "lead": lead}, header=header))
    assert {notice.code for notice in one.notices} <= {"item-deadline-staged"}
    known = packaged_catalogue()
    listed = next(each for each in known.lists if each.division == division)
    for item_, row in zip(known.items, one.rows, strict=True):
        listing = next(each for each in item_.listings if each.list == listed.id)
        assert (row.id, row.standing) == (item_.id, Standing.KNOWN)
        read = row.row
        assert (read.number, read.lead, read.supporting) == (listing.number, listing.lead, listing.supporting)
        assert [stage.by for stage in read.deadlines] == [stage.by for stage in listing.deadlines]


def test_ten_kinds_of_faults_are_told_at_their_ten_cells() -> None:
    rows = [
        item(number=1, name=None),
        item(number=1, name="驾驶证遗失补发"),
        item(number=4, name="公证书核验", lead="无"),
        item(number=5, name="公证书核验"),
        item(number=6, name="灵活就业登记", deadlines="尽快"),
        item(number=7, name="失业登记", deadlines="2024年底前，一半；2025年底前，全部"),
        item(number=8, name="临时居民身份证的办理"),
        item(number=9, name="生育登记", **{"with": "省公安厅（13900001234）"}),
        item(number="十", name="结婚证补领"),
    ]
    one = judged(list_cells(rows, labels={**LABELS, "remark": "备注"}, header=f"{HEADER}　共22项"))
    told = set(codes(one))
    assert told >= {
        ("items-count-differs", "A2"),
        ("items-column-unknown", "G3"),
        ("value-missing", "B4"),
        ("item-number-twice", "A5"),
        ("value-missing", "D6"),
        ("item-twice", "B7"),
        ("item-deadline-unreadable", "F8"),
        ("item-deadline-staged", "F9"),
        ("item-renamed", "B10"),
        ("item-personal", "E11"),
        ("item-number-unreadable", "A12"),
    }
    assert one.has_error()


def test_only_a_list_that_begins_later_is_told_that_it_may_stay_so() -> None:
    rows = [item(number=141), item(number=144, name="驾驶证遗失补发")]
    first, middle = [each for each in judged(list_cells(rows)).notices if each.code == "item-number-gap"]
    assert (first.severity, middle.severity) == (Severity.WARNING, Severity.ERROR)
    assert "缺 1–140。清单本来就接着以前的编号写的，不必改；" in TABLE.sentence(first, "zh")
    assert TABLE.sentence(middle, "zh").endswith("缺 142–143。请补上漏掉的事项，或改正序号。")
    assert "stays as it is" in TABLE.sentence(first, "en")
    assert "stays as it is" not in TABLE.sentence(middle, "en")


def test_a_deadline_that_had_passed_when_the_list_was_made_is_told() -> None:
    rows = [
        item(deadlines="2023年6月底前"),
        item(number=2, name="驾驶证遗失补发", deadlines="2024年底前，一半；2025年底前，全部"),
        item(number=3, name="结婚证补领", deadlines="2024年内"),
    ]
    one = judged(list_cells(rows))
    (early,) = [each for each in one.notices if each.code == "text-suspicious"]
    assert (early.place.cell, early.severity) == ("F4", Severity.WARNING)
    assert TABLE.sentence(early, "zh").endswith("“2023年6月底前”早于清单的年份（2024），请核对。")
    assert not one.has_error()
    undated = judged(list_cells(rows, header="适用区划：43"))
    assert "text-suspicious" not in {code for code, _ in codes(undated)}


def test_a_deadline_without_a_date_may_stay_as_the_document_has_it() -> None:
    (notice,) = [
        each for each in judged(list_cells([item(deadlines="尽快")])).notices if each.code == "item-deadline-unreadable"
    ]
    assert "目录中留空。文件就是这样写的，不必改；" in TABLE.sentence(notice, "zh")


def test_a_persons_number_is_quoted_nowhere() -> None:
    one = judged(list_cells([item(name="补领 13900001234", lead="省厅 13900001234", deadlines="13900001234前")]))
    said = "".join(TABLE.sentence(notice, lang) + str(notice.value) for notice in one.notices for lang in ("zh", "en"))
    assert "1390000" not in said + one.rows[0].row.name
    assert [code for code, _ in codes(one)] == ["item-personal"] * 3


def test_a_cell_that_says_as_above_is_read_so_and_told() -> None:
    one = judged(list_cells([item(), item(number=2, name="驾驶证遗失补发", lead="同上")]))
    assert one.rows[1].row.lead == "省人力资源社会保障厅"
    assert ("value-tidied", "D5") in codes(one)


def test_what_was_withheld_above_is_not_told_below() -> None:
    rows = [item(lead="省厅 13900001234"), item(number=2, name="驾驶证遗失补发", lead="同上")]
    one = judged(list_cells(rows))
    said = "".join(TABLE.sentence(notice, lang) + str(notice.value) for notice in one.notices for lang in ("zh", "en"))
    assert "1390000" not in said
    assert "“”" not in said
    assert [each for each in codes(one) if each[0] == "item-personal"] == [
        ("item-personal", "D4"),
        ("item-personal", "D5"),
    ]


def test_a_column_of_persons_is_not_read() -> None:
    one = judged(
        list_cells([item(who="张某", phone="13900001234")], labels={**LABELS, "who": "联系人", "phone": "联系电话"})
    )
    assert {code for code, _ in codes(one)} == {"items-column-private", "item-new"}
    assert "张某" not in repr([TABLE.public(notice) for notice in one.notices])


def test_a_new_item_gets_an_id_of_its_own_lists_year_and_its_number_in_it() -> None:
    one = judged(list_cells([item(name="临时居民身份证办理"), item(number=2)]))
    assert [row.id for row in one.rows] == ["2022-01", "2024-02"]
    assert [row.standing for row in one.rows] == [Standing.KNOWN, Standing.NEW]


def test_a_new_item_of_a_year_whose_number_is_taken_gets_the_next_one_behind_all() -> None:
    header = HEADER.replace("2024年3月1日", "2022年12月30日")
    one = judged(list_cells([item(), item(number=2, name="驾驶证遗失补发")], header=header))
    assert [row.id for row in one.rows] == ["2022-23", "2022-24"]


def test_a_name_that_differs_by_little_is_proposed_and_waits_for_somebody_to_decide() -> None:
    name = "临时居民身份证的办理"
    open_ = judged(list_cells([item(name=name)]))
    (notice,) = [each for each in open_.notices if each.code == "item-renamed"]
    assert notice.suggestion is not None
    assert (notice.suggestion.value, open_.rows[0].id) == ("2022-01", None)
    renamed = judged(list_cells([item(name=name, id="2022-01")], labels=WITH_ID))
    assert (renamed.rows[0].id, renamed.rows[0].standing, renamed.notices) == ("2022-01", Standing.RENAMED, ())
    new = judged(list_cells([item(name=name, id="新")], labels=WITH_ID))
    assert (new.rows[0].id, new.rows[0].standing) == ("2024-01", Standing.NEW)


@pytest.mark.parametrize("stated", ["新", "2022-02"])
def test_an_id_that_is_not_the_names_own_is_told_and_makes_no_second_item(stated: str) -> None:
    one = judged(list_cells([item(name="临时居民身份证办理", id=stated)], labels=WITH_ID))
    assert codes(one) == [("item-id-of-another", "G4")]
    assert one.rows[0].id is None


def test_a_list_that_is_corrected_is_taken_beside_what_was_known_before_it_and_keeps_its_ids() -> None:
    first, corrected = ([item(name="社会保障卡申领（补领）", lead=lead)] for lead in ("省公安厅", "省民政厅"))
    before = packaged_catalogue()
    after = merged_catalogue(before, judged(list_cells(first)))
    (told,) = [each for each in judged(list_cells(corrected), known=after).notices if each.code == "items-list-known"]
    assert "要更正它，检查和编入时都加 --catalogue 和编入它以前那一版的版次号" in TABLE.sentence(told, "zh")
    again = merged_catalogue(before, judged(list_cells(corrected), known=before))
    assert [one.id for one in again.items] == [one.id for one in after.items]
    assert again.items[-1].listings[0].lead == "省民政厅"


def test_a_list_says_of_itself_what_stands_above_its_table() -> None:
    of_list = judged(list_cells([item()])).of_list
    assert of_list is not None
    assert (of_list.id, of_list.division, of_list.date) == ("43-2024", "43", "2024-03-01")
    assert (of_list.title, of_list.document) == ("湖南省新增“跨省通办”事项清单（示例数据）", "示例〔2024〕1号")
    assert of_list.issuer is None


@pytest.mark.parametrize("header", ["", "附件", "适用区划：99", "印发日期：2024年13月1日　适用区划：43"])
def test_a_list_that_does_not_say_what_it_is_of_is_not_taken(header: str) -> None:
    one = judged(list_cells([item()], header=header))
    assert one.of_list is None
    assert one.has_error()


@pytest.mark.parametrize("day", ["2027年2月31日", "2027年4月31日", "2023-02-29", "2027年0月"])
def test_a_day_of_issue_that_there_is_not_is_told_at_its_cell(day: str) -> None:
    one = judged(list_cells([item()], header=f"印发日期：{day}　适用区划：43"))
    (told,) = [notice for notice in one.notices if notice.code == "items-fact-unreadable"]
    assert told.place.cell == "A2"
    assert TABLE.sentence(told, "zh").endswith("请核对日期，没有这一天。")
    assert one.of_list is None


def test_a_day_of_issue_in_a_leap_year_is_read() -> None:
    of_list = judged(list_cells([item()], header="印发日期：2024年2月29日　适用区划：43")).of_list
    assert of_list is not None
    assert of_list.date == "2024-02-29"


def test_a_date_and_a_document_number_of_two_years_are_told_and_the_list_is_taken() -> None:
    one = judged(list_cells([item()], header="文号：示例〔2027〕1号　印发日期：2026年3月1日　适用区划：43"))
    assert ("items-years-differ", "A2") in codes(one)
    assert not one.has_error()
    assert one.of_list is not None
    assert [row.id for row in one.rows] == ["2026-01"]


@pytest.mark.parametrize(("name", "prefix"), [("湖南", "43"), ("长沙市", "4301"), ("湖南省长沙市天心区", "430103")])
def test_a_division_that_is_named_without_doubt_is_read_and_told(name: str, prefix: str) -> None:
    one = judged(list_cells([item()], header=f"印发日期：2024年　适用区划：{name}"))
    (told,) = [each for each in one.notices if each.code == "value-tidied"]
    assert f"“{name}”已整理为“{prefix}”" in TABLE.sentence(told, "zh")
    assert told.place.cell == "A2"
    assert one.of_list is not None
    assert (one.of_list.division, one.of_list.id) == (prefix, f"{prefix}-2024")


@pytest.mark.parametrize("name", ["鼓楼区", "长沙", "海南", "全国", "某省", "④③"])
def test_a_division_that_may_be_several_or_none_is_not_guessed_at(name: str) -> None:
    one = judged(list_cells([item()], header=f"印发日期：2024年　适用区划：{name}"))
    assert "items-fact-unreadable" in {code for code, _ in codes(one)}


@pytest.mark.parametrize("stated", ["2022-1", "2022－01", "2022 - 01", "２０２２—１"])
def test_an_id_that_is_written_otherwise_is_read_and_told(stated: str) -> None:
    one = judged(list_cells([item(name="临时居民身份证的办理", id=stated)], labels=WITH_ID))
    assert codes(one) == [("value-tidied", "G4")]
    assert one.rows[0].id == "2022-01"


def test_a_blank_cell_keeps_the_whole_list_from_being_taken_up_and_says_so() -> None:
    one = judged(list_cells([item(lead=None, deadlines=None)]))
    lead, deadline = [TABLE.sentence(each, "zh") for each in one.notices if each.code == "value-missing"]
    assert "整份清单不能编入，请补上" in lead
    assert "没有填写，文件写明了的，请补上" in deadline
    broken = judged(list_cells([item(lead="#REF!")]))
    assert not [each for each in broken.notices if "本行" in TABLE.sentence(each, "zh")]


def test_the_forms_own_title_is_no_lists_title() -> None:
    one = judged(list_cells([item()], title="“跨省通办”事项清单"))
    assert ("items-fact-missing", None) in codes(one)
    assert one.of_list is None


def test_an_annexs_number_above_the_title_is_passed_over() -> None:
    rows = [
        ["附件1"],
        ["某省新增事项清单（示例数据）"],
        ["适用区划：43　印发日期：2024年"],
        *list_cells([item()]).rows[2:],
    ]
    width = len(LABELS)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    of_list = judged(SheetCells("清单", False, 1, 1, padded)).of_list  # noqa: FBT003  # as the cells' own shape
    assert of_list is not None
    assert of_list.title == "某省新增事项清单（示例数据）"


def test_a_count_behind_a_field_is_no_part_of_it() -> None:
    one = judged(list_cells([item()], header="适用区划：43（共1项）　印发日期：2024年3月1日，共1项"))
    assert one.of_list is not None
    assert (one.of_list.division, one.of_list.date) == ("43", "2024-03-01")


def test_a_title_ends_where_the_fields_behind_it_begin() -> None:
    sheet = list_cells([item()], title="附件1", header="某省新增事项清单（示例数据）　适用区划：43　印发日期：2024年")
    of_list = judged(sheet).of_list
    assert of_list is not None
    assert (of_list.title, of_list.division) == ("某省新增事项清单（示例数据）", "43")
    assert judged(list_cells([item()], title="", header=HEADER)).of_list is None


def test_a_header_that_comes_again_on_the_next_page_goes_on_with_the_list() -> None:
    rows: list[Mapping[str, CellValue]] = [item(), dict(LABELS), item(number=2, name="驾驶证遗失补发")]
    assert [row.row.number for row in judged(list_cells(rows)).rows] == [1, 2]


def test_a_text_that_a_spreadsheet_would_run_is_told() -> None:
    one = judged(list_cells([item(name="=HYPERLINK(1)"), item(number=2, name="<b>补领</b>")]))
    suspicious = [notice.place.cell for notice in one.notices if notice.code == "text-suspicious"]
    assert suspicious == ["B4", "B5"]
    assert {notice.severity for notice in one.notices} <= {Severity.WARNING, Severity.INFO}
