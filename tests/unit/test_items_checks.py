"""The column 可办事项 in a sheet: what its windows take, and what is told of its cells."""

from dataclasses import replace

import pytest

from importer.checks.items import items_read
from importer.checks.items.doubt_words import short_list
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice, judge
from importer.notices import Confidence
from locator.window import ALL_ITEMS
from tests.judged_sheets import WITH_CHOICES, codes, found, judged, rules
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME, cells, row

ID_CARD, FUND = "临时居民身份证办理", "住房公积金汇缴"


def with_items(*texts: str | None, accept: Confidence | None = None) -> JudgedFile:
    """A sheet of windows that differ, with these cells under 可办事项."""
    rows = [
        row(window_name=f"{number}号窗口", address=f"湖南省长沙市天心区甲路{number}号", items=text)
        for number, text in enumerate(texts, 1)
    ]
    return judged(*rows, labels=WITH_CHOICES, choice=Choice(accept=accept))


def items_of(file: JudgedFile) -> list[tuple[str, ...] | None]:
    return [window.items for _, window in file.windows()]


def told(file: JudgedFile, code: str, lang: str = "zh") -> list[tuple[str | None, str]]:
    """The cells of 可办事项 with a notice of a code, and what it says."""
    return [
        (notice.place.cell, rules().notices.sentence(notice, lang))
        for notice in found(file, code)
        if notice.place.field == "items"
    ]


def test_a_window_takes_what_its_cell_names() -> None:
    file = with_items(f"{ID_CARD}、{FUND}", "1、3", "全部", "除第22项外均可办理", None, "2022-05，2022-01")
    assert items_of(file) == [
        ("2022-01", "2022-05"),
        ("2022-01", "2022-03"),
        ALL_ITEMS,
        tuple(f"2022-{number:02}" for number in range(1, 22)),
        None,
        ("2022-01", "2022-05"),
    ]


def test_what_was_read_as_ids_is_told_once_a_column_at_its_first_cell() -> None:
    file = with_items("2022-01", f"{ID_CARD}、{FUND}", "1、3", "全部", FUND, f"除{FUND}外", "2022-1")
    sentences = dict(told(file, "value-tidied"))
    assert sentences.keys() == {"N5", "N6", "N9", "N10"}
    assert "已整理为“2022-01、2022-05”，同列另有 1 处（按事项名称读作编号）" in sentences["N5"]
    assert "已整理为“2022-01、2022-03”（按清单序号读作编号）" in sentences["N6"]
    assert "已整理为“2022-01至2022-04、2022-06至2022-22”（按现有目录去掉除外的事项）" in sentences["N9"]
    assert "已整理为“2022-01”（编号写法已整理）" in sentences["N10"]
    assert "names were read as ids" in dict(told(file, "value-tidied", "en"))["N5"]


@pytest.mark.parametrize(
    "text", ["2022-01", "2022-01、2022-22", "全部", "2022-01 临时居民身份证办理", "无", "/", "2022-01至2022-05"]
)
def test_of_plain_ids_of_all_and_of_nothing_nothing_is_told(text: str) -> None:
    file = with_items(text)
    assert not told(file, "value-tidied")
    assert not told(file, "text-suspicious")


def test_a_cell_that_is_written_as_it_is_tidied_is_not_told_and_not_counted() -> None:
    file = with_items("2022-01至2022-05", "2022-01~2022-03", "2022-05至2022-07、2022-09", " 2022-01至2022-03 ")
    assert [cell for cell, _ in told(file, "value-tidied")] == ["N5"]
    assert "同列另有" not in dict(told(file, "value-tidied"))["N5"]
    assert items_of(file)[0] == tuple(f"2022-{number:02}" for number in range(1, 6))


def test_what_the_catalogue_has_not_is_named_once_a_column_and_left_out() -> None:
    file = with_items(f"{ID_CARD}、社保卡申领", FUND, f"{FUND}、不动产登记、社保卡申领")
    assert items_of(file) == [("2022-01",), ("2022-05",), ("2022-05",)]
    names, others = sorted(told(file, "value-tidied"), reverse=True)
    assert (names[0], others[0]) == ("N5", "N4")
    assert "目录里没有的未计入：社保卡申领、不动产登记" in others[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{FUND}、户籍业务", "中的“户籍业务”不能确定是目录里的哪一项（请只写编号或名称，不加条件），按没有注明处理"),
        ("2022-30", "中的编号“2022-30”不在事项目录里"),
        ("1、30", "中的序号“30”不在事项清单里"),
        ("22", "看不出是项数还是序号"),
        ("全部15项", "写的项数“15”对不上"),
        (f"2022-05{ID_CARD}", "前后不一致（“2022-05”）"),
        (f"{ID_CARD}等", "没有列全（以“等”"),
        (f"不办理{FUND}", "只写了不办的事项"),
        ("除公积金业务外均可办理", "除外的事项读不懂（“公积金业务”）"),
        ("婚姻登记", "“婚姻登记”里没有目录里的事项，按没有注明处理"),
        ("跨省通办事项", "读不懂"),
    ],
)
def test_a_cell_that_states_nothing_for_sure_is_told_with_why(text: str, words: str) -> None:
    file = with_items("2022-01", text, text)
    assert items_of(file) == [("2022-01",), None, None]
    assert [cell for cell, _ in told(file, "text-suspicious")] == ["N5", "N6"]
    assert all(words in sentence for _, sentence in told(file, "text-suspicious"))
    assert all("as not stated" in sentence for _, sentence in told(file, "text-suspicious", "en"))


@pytest.mark.parametrize(
    ("accept", "items"), [(None, None), (Confidence.CERTAIN, None), (Confidence.LIKELY, ("2022-01",))]
)
def test_a_cell_mended_is_proposed_and_taken_where_likely_ones_are(
    accept: Confidence | None, items: tuple[str, ...] | None
) -> None:
    file = with_items("临时居民身份证半理", accept=accept)
    (notice,) = [each for each in file.notices if each.place.field == "items" and each.code == "text-suspicious"]
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == (ID_CARD, Confidence.LIKELY)
    assert items_of(file) == [items]


def test_numbers_are_read_by_the_list_of_the_rows_own_division() -> None:
    catalogue = rules().catalogue
    reversed_list = replace(catalogue.lists[1], division="430103")
    swapped = [
        replace(
            item,
            listings=tuple(
                replace(one, number=23 - one.number) if one.list == reversed_list.id else one for one in item.listings
            ),
        )
        for item in catalogue.items
    ]
    lists = tuple(reversed_list if one.id == reversed_list.id else one for one in catalogue.lists)
    own = replace(rules(), catalogue=replace(catalogue, items=tuple(swapped), lists=lists))
    rows = [
        row(items="1、2"),
        row(
            items="1、2",
            division_code="430104",
            region_name="长沙市岳麓区",
            longitude=112.93,
            latitude=28.23,
            address="湖南省长沙市岳麓区金星北路1号",
            window_name="岳麓区窗口",
        ),
    ]
    file = judge("表.xlsx", [cells(rows, labels=WITH_CHOICES)], own)
    assert items_of(file) == [("2022-21", "2022-22"), ("2022-01", "2022-02")]


def test_numbers_on_which_two_lists_of_a_place_do_not_agree_are_read_no_more() -> None:
    catalogue = rules().catalogue
    later = replace(catalogue.lists[0], id="hunan-later", items=1)
    item = catalogue.items[4]
    listed = replace(item, listings=(*item.listings, replace(item.listings[0], list=later.id, number=1)))
    items = tuple(listed if one is item else one for one in catalogue.items)
    two = replace(rules(), catalogue=replace(catalogue, items=items, lists=(*catalogue.lists, later)))
    rows = [
        row(window_name=f"{number}号窗口", address=f"湖南省长沙市天心区甲路{number}号", items=text)
        for number, text in enumerate(("1、3", "2、3", "2022-01"), 1)
    ]
    file = judge("表.xlsx", [cells(rows, labels=WITH_CHOICES)], two)
    # 1 is another item in the second list, and 2 and 3 stand in the first alone
    assert items_of(file) == [None, None, ("2022-01",)]
    assert [cell for cell, _ in told(file, "text-suspicious")] == ["N4", "N5"]


def test_nobody_who_is_named_beside_items_is_named_in_what_is_told() -> None:
    file = with_items(f"{ID_CARD}、社保卡申领、联系{SENTINEL_NAME}{SENTINEL_MOBILE}", f"{ID_CARD}半、{SENTINEL_NAME}")
    sentences = [rules().notices.sentence(notice, lang) for notice in file.notices for lang in ("zh", "en")]
    assert not [said for said in sentences if SENTINEL_NAME in said or SENTINEL_MOBILE in said]


def test_of_thousands_of_different_texts_the_unknown_parts_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (f"{ID_CARD}、社保卡申领", f"{ID_CARD}、{FUND}", "1、2")
    assert items_of(with_items(*texts)) == [("2022-01",), ("2022-01", "2022-05"), ("2022-01", "2022-02")]
    monkeypatch.setattr(items_read, "MOST_JUDGED", 2)
    file = with_items(*texts)
    assert items_of(file) == [None, ("2022-01", "2022-05"), ("2022-01", "2022-02")]
    assert [cell for cell, _ in told(file, "text-suspicious")] == ["N4"]


def test_a_sheet_without_the_column_states_nothing_and_tells_nothing() -> None:
    file = judged(row())
    assert items_of(file) == [None]
    assert not codes(file) & {"text-suspicious", "value-tidied"}


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ((), ""),
        (ALL_ITEMS, "全部"),
        (("2022-01", "2022-02"), "2022-01、2022-02"),
        (("2022-01", "2022-02", "2022-03", "2022-22", "2024-01"), "2022-01至2022-03、2022-22、2024-01"),
    ],
)
def test_a_run_of_ids_is_told_by_its_ends(items: tuple[str, ...], text: str) -> None:
    assert short_list(items) == text
