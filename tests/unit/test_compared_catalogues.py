"""Two catalogues compared: the old one and the one with a new year's list."""

from importer.items.compared_catalogues import compared_catalogues, compared_lines
from importer.items.merged_catalogue import merged_catalogue
from locator.items.catalogue import packaged_catalogue
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
    assert [one.id for one in compared.lists_added] == ["43-2024"]
    assert [one.id for one in compared.added] == ["2024-03"]
    assert (compared.dropped, compared.lists_dropped) == ((), ())
    fields = {one.id: set(changed) for one, changed in compared.changed}
    assert fields == {"2022-01": {"lists"}, "2022-02": {"name", "aliases", "lists"}}
    assert compared.public()["changed"][1]["fields"]["name"] == ["子女投靠父母户口迁移", "子女投靠父母落户"]


def test_the_way_back_drops_what_the_way_there_added() -> None:
    there, back = compared_catalogues(OLD, NEW), compared_catalogues(NEW, OLD)
    assert (back.dropped, back.lists_dropped) == (there.added, there.lists_added)
    assert [line[0] for line in compared_lines(back, "zh")] == ["-", "-", "~", "~"]


def test_a_person_is_told_a_line_for_each() -> None:
    lines = list(compared_lines(compared_catalogues(OLD, NEW), "zh"))
    assert lines == [
        "+ 清单 43-2024  湖南省新增“跨省通办”事项清单（示例数据）",
        "+ 2024-03  社会保障卡申领",
        "~ 2022-01  临时居民身份证办理（各清单所说）",
        "~ 2022-02  子女投靠父母户口迁移 → 子女投靠父母落户（名称、各清单所说、别名）",
    ]


def test_a_catalogue_differs_in_nothing_from_itself() -> None:
    assert list(compared_lines(compared_catalogues(NEW, NEW), "zh")) == ["没有不同。"]
    assert list(compared_lines(compared_catalogues(NEW, NEW), "en")) == ["Nothing differs."]
