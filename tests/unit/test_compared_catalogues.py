"""Two catalogues compared: the old one and the one with a new year's list."""

from dataclasses import replace

from importer.items.compared_catalogues import compared_catalogues, compared_lines
from importer.items.merged_catalogue import merged_catalogue
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Agreement
from locator.items.item import Mode
from tests.item_lists import LABELS, item, judged, list_cells

OLD = packaged_catalogue()
ROWS = [
    item(name="临时居民身份证办理", lead="省公安厅"),
    item(number=2, name="子女投靠父母落户", id="2022-02"),
    item(number=3),
]
NEW = merged_catalogue(OLD, judged(list_cells(ROWS, labels={**LABELS, "id": "事项编号"})))


def test_a_new_list_is_told_with_what_it_adds_renames_and_says_too() -> None:
    compared = compared_catalogues(OLD, NEW)
    assert [one.id for one in compared.lists.added] == ["43-2024"]
    assert [one.id for one in compared.items.added] == ["2024-03"]
    assert (compared.items.dropped, compared.lists.dropped) == ((), ())
    fields = {one.id: set(changed) for one, changed in compared.items.changed}
    assert fields == {"2022-01": {"lists"}, "2022-02": {"name", "aliases", "lists"}}
    assert compared.public()["changed"][1]["fields"]["name"] == ["子女投靠父母户口迁移", "子女投靠父母落户"]


def test_the_way_back_drops_what_the_way_there_added() -> None:
    there, back = compared_catalogues(OLD, NEW), compared_catalogues(NEW, OLD)
    assert (back.items.dropped, back.lists.dropped) == (there.items.added, there.lists.added)
    assert [line[0] for line in compared_lines(back, "zh")] == ["-", "-", "~", "~"]


def test_a_person_is_told_a_line_for_each() -> None:
    lines = list(compared_lines(compared_catalogues(OLD, NEW), "zh"))
    assert lines == [
        "+ 清单 43-2024  湖南省新增“跨省通办”事项清单（示例数据）",
        "+ 2024-03  社会保障卡申领",
        "~ 2022-01  临时居民身份证办理（各清单所说）",
        "~ 2022-02  子女投靠父母户口迁移 → 子女投靠父母落户（名称、各清单所说、别名）",
    ]


def test_groups_and_agreements_that_came_went_or_changed_are_told() -> None:
    agreement = Agreement("pair", "示例协议", ("43", "44"), ("2022-01",), None, "2026", None, "示例〔2026〕1号")
    first, second, *others = OLD.groups
    renamed = replace(second, name="西南五省区市", name_en="The southwest", members=(*second.members, "62"))
    there = compared_catalogues(OLD, replace(OLD, groups=(renamed, *others), agreements=(agreement,)))
    again = replace(agreement, mode=Mode.COLLECT, until="2027")
    changed = compared_catalogues(replace(OLD, agreements=(agreement,)), replace(OLD, agreements=(again,)))
    assert list(compared_lines(there, "zh")) == [
        f"- 区域 {first.id}  {first.name}",
        "~ 区域 southwest  西南地区 → 西南五省区市（名称、成员、英文名称）",
        "+ 协议 pair  示例协议",
    ]
    assert list(compared_lines(changed, "en")) == ["~ agreement pair  示例协议 (mode, last day)"]
    told = there.public()
    assert [group["id"] for group in told["groups"]["dropped"]] == [first.id]
    assert told["groups"]["changed"][0]["fields"]["members"] == [[*second.members], [*second.members, "62"]]
    assert told["agreements"]["added"][0]["between"] == ["43", "44"]
    assert (told["added"], told["dropped"], told["changed"]) == ([], [], [])
    assert changed.public()["agreements"]["changed"] == [
        {"id": "pair", "fields": {"mode": [None, "collect"], "until": [None, "2027"]}}
    ]


def test_a_catalogue_differs_in_nothing_from_itself() -> None:
    assert list(compared_lines(compared_catalogues(NEW, NEW), "zh")) == ["没有不同。"]
    assert list(compared_lines(compared_catalogues(NEW, NEW), "en")) == ["Nothing differs."]


def test_what_else_a_list_says_of_itself_is_a_difference() -> None:
    old = packaged_catalogue()
    first, *others = old.lists
    compared = compared_catalogues(old, replace(old, lists=(replace(first, document="示例〔2022〕1号"), *others)))
    assert compared
    assert [*compared_lines(compared, "zh")] == [f"~ 清单 {first.id}  {first.title}（文号）"]
    assert compared.public()["lists"]["changed"][0]["fields"] == {"document": [first.document, "示例〔2022〕1号"]}
