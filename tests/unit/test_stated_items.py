"""可办事项 as offices write it: a table of cells, each with what it states and a word on what it is for."""

import json
from dataclasses import replace
from typing import Any

import pytest

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.item import ItemList, Listing
from locator.items.stated.reader import ItemsReader, items_reader
from locator.items.stated.stated_items import Doubt, StatedItems
from locator.window import ALL_ITEMS
from tests.house import HOUSE

SAMPLES = [json.loads(line) for line in (HOUSE / "tests/samples/stated-items.jsonl").read_text("utf-8").splitlines()]
CATALOGUE = packaged_catalogue()
READER = items_reader(CATALOGUE)
IDS = [item.id for item in CATALOGUE.items]
CHANGSHA, YANSHAN, BEIJING = "430103", "532622", "110101"


def read(text: str, place: str | None = CHANGSHA, reader: ItemsReader = READER) -> StatedItems:
    return reader.read(text, reader.numbering(place))


def meant(items: Any) -> tuple[str, ...] | None:
    """What a sample says that a cell states."""
    if isinstance(items, dict):
        return tuple(item for item in IDS if item not in items["but"])
    return ALL_ITEMS if items == "all" else None if items is None else tuple(items)


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{sample['why']}: {sample['cell'][:20]!r}" for sample in SAMPLES])
def test_a_cell_states_what_it_says_and_never_more(sample: dict[str, Any]) -> None:
    found = read(sample["cell"])
    assert found.items == meant(sample["items"])
    assert list(found.others) == sample["others"]


def test_there_are_enough_samples_and_each_differs() -> None:
    assert len({sample["cell"] for sample in SAMPLES}) == len(SAMPLES) >= 80


@pytest.mark.parametrize(
    ("cell", "doubt", "part"),
    [
        ("2022-30", Doubt.NO_SUCH_ID, "2022-30"),
        ("1、30", Doubt.NO_SUCH_NUMBER, "30"),
        ("22", Doubt.BARE_NUMBER, "22"),
        ("全部15项", Doubt.COUNT, "15"),
        ("2022-05 临时居民身份证办理", Doubt.CONTRADICTION, "2022-05"),
        ("临时居民身份证办理等", Doubt.OPEN, "等"),
        ("不办理住房公积金汇缴", Doubt.ONLY_NOT, ""),
        ("除公积金业务外均可办理", Doubt.EXCEPTION, "公积金业务"),
        ("婚姻登记", Doubt.NONE_KNOWN, "婚姻登记"),
        ("临时居民身份证办理、户籍业务", Doubt.LIKE, "户籍业务"),
        ("2022-01、全部", Doubt.LIKE, "全部"),
        ("跨省通办事项", Doubt.UNCLEAR, ""),
        ("二十" * 3_000, Doubt.UNCLEAR, ""),
    ],
)
def test_what_is_not_stated_is_told_with_the_words_that_it_is_about(cell: str, doubt: Doubt, part: str) -> None:
    found = read(cell)
    assert (found.items, found.doubt, found.part) == (None, doubt, part)


@pytest.mark.parametrize("cell", ["", "  \n", "、", "-", "/"])
def test_a_text_of_nothing_but_marks_states_nothing_without_a_doubt(cell: str) -> None:
    assert read(cell) == StatedItems(None)


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        ("临时居民身份证半理", "临时居民身份证办理"),
        ("住房公积金汇缴、住房公积金补交", "住房公积金汇缴、住房公积金补缴"),
        ("税收完税证明开具，社保卡申领", "开具税收完税证明、社保卡申领"),
        ("2022-01-01", "2022-01"),
        ("22项", "全部"),
        ("临时居民身份证办理（仅限本市户籍）", None),  # would lose the condition
        ("临时居民身份证办理咨询", None),  # is told of, not done
        ("临时身份证明", None),  # likelier the station's
        ("公积金业务", None),
        ("住房公积金汇缴、公积金业务", None),  # a part that nothing mends
        ("22", None),
        ("5项", None),
    ],
)
def test_a_cell_is_mended_only_where_all_of_it_is_likely_to_mean_something(cell: str, mended: str | None) -> None:
    assert read(cell).mended == mended
    if mended is not None:
        assert read(mended).items is not None


def with_list(division: str, order: list[int]) -> Catalogue:
    """The catalogue with a further list, whose numbers are those of these items."""
    number_of = {f"2022-{item:02}": number for number, item in enumerate(order, 1)}
    more = ItemList(division, division, None, None, None, division, len(order), "来源")
    items = [
        replace(item, listings=(*item.listings, Listing(division, number, item.name, "部门", (), (), "来源")))
        if (number := number_of.get(item.id))
        else item
        for item in CATALOGUE.items
    ]
    return replace(CATALOGUE, items=tuple(items), lists=(*CATALOGUE.lists, more))


def test_a_number_is_that_of_the_list_made_for_the_place_or_for_the_smallest_division_around_it() -> None:
    reader = ItemsReader(with_list("4301", [9, 8, 7]))
    assert read("1、2", CHANGSHA, reader).items == ("2022-08", "2022-09")
    assert read("1、2", "4301", reader).items == ("2022-08", "2022-09")
    assert read("1、2", "430600", reader).items == ("2022-01", "2022-02")
    assert read("1、2", YANSHAN, reader).items == ("2022-01", "2022-02")


@pytest.mark.parametrize("place", [BEIJING, None])
def test_where_no_list_was_made_for_the_place_a_number_counts_that_means_the_same_in_all(place: str | None) -> None:
    assert read("1、2", place).items == ("2022-01", "2022-02")
    reader = ItemsReader(with_list("4301", [1, 8, 7]))
    assert read("第1项", place, reader).items == ("2022-01",)
    assert read("1、2", place, reader).doubt is Doubt.LISTS_DIFFER
    assert read("1、9", place, reader).doubt is Doubt.LISTS_DIFFER  # one list has no ninth


def test_two_lists_of_one_place_have_to_agree() -> None:
    twice = with_list("43", [2, 1])
    assert read("1、2", CHANGSHA, ItemsReader(twice)).doubt is Doubt.LISTS_DIFFER


def test_all_of_so_many_are_all_of_the_one_list_that_has_so_many() -> None:
    reader = ItemsReader(with_list("4301", [9, 8, 7]))
    assert read("全部3项", CHANGSHA, reader).items == ("2022-07", "2022-08", "2022-09")
    assert read("全部22项", CHANGSHA, reader).items == ALL_ITEMS


def test_a_name_that_two_items_share_is_none_of_them_for_sure() -> None:
    first, second, *others = CATALOGUE.items
    shared = replace(second, aliases=(*second.aliases, "临时身份证"))
    reader = ItemsReader(replace(CATALOGUE, items=(first, shared, *others)))
    assert read("临时身份证", CHANGSHA, reader).doubt is Doubt.LIKE


def test_an_empty_catalogue_states_only_what_needs_none() -> None:
    reader = ItemsReader(Catalogue((), ()))
    assert read("全部", None, reader).items == ALL_ITEMS
    for cell in ("2022-01", "临时居民身份证办理", "1、2", "除2022-01外"):
        assert read(cell, None, reader).items is None, cell


def test_places_whose_numbers_mean_the_same_share_one_numbering() -> None:
    assert READER.numbering(CHANGSHA) is READER.numbering(YANSHAN) is READER.numbering(None)
