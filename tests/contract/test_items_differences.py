"""The page of differences between the lists of items: current, whole, and computed from what the lists say."""

from dataclasses import replace
from pathlib import Path

import pytest

from importer.items_page import items_page
from locator.data_files import own_data_file
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.entry import CatalogueUnreadable
from locator.items.prose import read_prose
from tests.house import HOUSE

CATALOGUE = packaged_catalogue()
FILE = own_data_file("items/lists.toml")
PROSE = read_prose(FILE, CATALOGUE)


def section(page: str, title: str) -> list[str]:
    """The lines of a section, by a word of its title."""
    [found] = [part for part in page.split("\n## ") if title in part.partition("\n")[0]]
    return found.splitlines()


def test_the_page_of_differences_is_what_the_lists_say() -> None:
    page = (HOUSE / "docs/items-differences.md").read_text("utf-8")
    assert page == items_page(CATALOGUE, PROSE), "run: python -m importer.items_page > docs/items-differences.md"


@pytest.mark.parametrize(
    ("title", "line"),
    [
        # a county's prose says the end of May, its table June
        ("正文与表", "| 2023-05 | 16 | — |"),
        ("正文与表", "| 2023-06 | — | 16 |"),
        ("正文与表", "| 2023-09 | 3 | 3 |"),
        ("正文与表", "| 2023-12 | 3 | 3 |"),
        # 天津's prose says 20 December, its table the year's end
        ("正文与表", "| 2022-12-20 上线运行 | 18 | — |"),
        ("正文与表", "| 2022-12 | — | 18 |"),
        # 湖南 counts the earlier items in two ways
        ("项数", "Items of 国办发〔2020〕35号: differ 不一致"),
        (
            "项数",
            "| `hunan-2020` 一、工作目标 | 58（2020-12） + 73（2021-12） + 8（2021年之后逐步实现） = 139 |",
        ),
        ("项数", "| `hunan-2022` 第一条 | 140 |"),
        ("项数", "Items of 国办发〔2022〕34号: agree 一致"),
        ("事项名称", "| `yanshan-2023` 一、工作目标 | 城乡居民养老保险参保 | 城乡居民养老保险参保登记（2022-03） |"),
        (
            "部门：正文与表",
            "| `yanshan-2023` 一、工作目标 | 县自然资源局、县住房城乡建设局 | 县住房公积金管理中心、不动产登记中心 |",
        ),
        ("部门：正文与表", "| `tianjin-2022` 二、主要任务（一） | 市住房城乡建设委、市交通运输委 | — |"),
        ("完成时间", "| 2022-02 子女投靠父母户口迁移 | 2 · 2022-12 | 2 · 2023-06 | 2 · 2022-12 |"),
    ],
)
def test_each_known_difference_stands_in_its_section(title: str, line: str) -> None:
    page = items_page(CATALOGUE, PROSE)
    sections = [part for part in page.split("\n## ")[1:] if title in part.partition("\n")[0]]
    assert any(line in part.splitlines() for part in sections)


def test_the_decisions_table_is_said_to_be_missing_and_nothing_stands_in_for_it() -> None:
    [national] = [line for line in section(items_page(CATALOGUE, PROSE), "文件") if "`national-2022`" in line]
    assert "表不在文件里" in national
    assert "national-2022" not in {one.list for item in CATALOGUE.items for one in item.listings}


def test_every_deadline_that_differs_and_every_department_is_listed() -> None:
    page = items_page(CATALOGUE, PROSE)
    assert sum(line.startswith("| 2022-") for line in section(page, "Deadlines that differ")) == 22
    departments = section(page, "Departments, list by list")
    for item in CATALOGUE.items:
        [row] = [line for line in departments if line.startswith(f"| {item.id} ")]
        assert all(name in row for one in item.listings for name in (one.lead, *one.supporting))


def changed(number: int, place: int, **change: object) -> Catalogue:
    """The catalogue with one listing changed."""
    items = list(CATALOGUE.items)
    listings = list(items[number].listings)
    listings[place] = replace(listings[place], **change)  # type: ignore[arg-type]  # a test names the fields
    items[number] = replace(items[number], listings=tuple(listings))
    return replace(CATALOGUE, items=tuple(items))


def test_a_name_that_differs_in_a_word_is_listed_with_every_lists_own() -> None:
    names = section(items_page(changed(5, 1, name="公积金补缴"), PROSE), "Names")
    assert "| 2022-06 住房公积金补缴 | 6 · 住房公积金补缴 | 6 · 公积金补缴 | 6 · 住房公积金补缴 |" in names
    assert not any("same name" in line for line in names)


def test_a_deadline_that_is_the_same_in_all_lists_is_only_counted() -> None:
    catalogue = changed(0, 2, deadlines=CATALOGUE.items[0].listings[0].deadlines)
    deadlines = section(items_page(catalogue, PROSE), "Deadlines that differ")
    assert not any(line.startswith("| 2022-01 ") for line in deadlines)
    assert any("各清单相同的有 1 项" in line for line in deadlines)


@pytest.mark.parametrize(
    ("there", "instead", "sentence"),
    [
        ("[[worded]]", "[[wordd]]", "：没有“wordd”这一项"),
        ('in = "hunan-2020"', 'in = "hunan-2021"', "[[counted]] 1：in 没有“hunan-2021”"),
        ("table = true", 'table = "true"', "[[counted]] 6：table 应是 true 或 false"),
        ("items = 58", 'items = "58"', "[[counted]] 1 [[parts]] 1：items 应是从 1 起的整数"),
        ('by = "2022-12-20"', 'by = "12月20"', "[[counted]] 7 [[parts]] 1：by 应是 2022、2022-12"),
        ("names = { 2022-01 = ", "names = { 2022-00 = ", "[[named]] 1：names 里的“2022-00”不在目录里"),
        ('item = "2022-14"', 'item = "2022-41"', "[[worded]] 4：item 没有“2022-41”"),
        ("words = { hunan-2022 = ", "words = { hunan = ", "[[worded]] 1：words 里的“hunan”不在目录里"),
        ("words = { hunan-2022 = ", "words = 3 # ", "[[worded]] 1：words 应是一张表"),
        ("departments = [", "departments = [3, ", "[[charged]] 1：departments 应是一组文字"),
    ],
)
def test_a_fault_in_what_prose_says_is_told_with_file_and_place(
    there: str, instead: str, sentence: str, tmp_path: Path
) -> None:
    text = FILE.read_text("utf-8")
    assert there in text
    (tmp_path / "lists.toml").write_text(text.replace(there, instead, 1), "utf-8")
    with pytest.raises(CatalogueUnreadable) as caught:
        read_prose(tmp_path / "lists.toml", CATALOGUE)
    assert str(caught.value).startswith(f"lists.toml {sentence}".replace(" ：", "："))
