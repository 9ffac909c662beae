"""A catalogue with a further list in it, and the file that it is written to."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importer.items.catalogue_file import catalogue_toml
from importer.items.merged_catalogue import merged_catalogue
from locator.items.catalogue import Catalogue, packaged_catalogue, read_catalogue
from locator.items.group import Agreement
from locator.items.item import HandIn, ItemMode, Mode
from tests.item_lists import LABELS, item, judged, list_cells

KNOWN = packaged_catalogue()
WITH_ID = {**LABELS, "id": "事项编号"}
ROWS = [
    item(name="临时居民身份证办理", lead="省公安厅"),
    item(number=2, name="子女投靠父母落户", id="2022-02"),
    item(number=3, deadlines="2024年底前，一半；2025年6月底前，全部"),
    item(number=4, name="驾驶证遗失补发", deadlines="尽快", covers=None),
]


def merged() -> Catalogue:
    return merged_catalogue(KNOWN, judged(list_cells(ROWS, labels=WITH_ID)))


def read_back(catalogue: Catalogue, folder: Path) -> Catalogue:
    file = folder / "catalogue.toml"
    file.write_text(catalogue_toml(catalogue), "utf-8")
    return read_catalogue(file, [file])


def test_a_known_item_keeps_its_id_and_what_other_lists_say_of_it() -> None:
    old, new = KNOWN.items[0], merged().find("2022-01")
    assert new is not None
    assert new.listings[:-1] == old.listings
    assert (new.name, new.hand_in, new.listings[-1].lead) == (old.name, old.hand_in, "省公安厅")
    assert new.listings[-1].source == "示例〔2024〕1号“跨省通办”事项清单第1项"


def test_a_renamed_item_keeps_its_id_and_is_known_by_its_old_name_too() -> None:
    renamed = merged().find("2022-02")
    assert renamed is not None
    assert renamed.name == "子女投靠父母落户"
    assert "子女投靠父母户口迁移" in renamed.aliases
    assert renamed.listings[0].name == "子女投靠父母户口迁移"


def test_of_a_new_item_nothing_is_known_that_the_list_does_not_say() -> None:
    new, bare = merged().find("2024-03"), merged().find("2024-04")
    assert new is not None
    assert bare is not None
    assert (new.hand_in, new.modes, new.aliases) == (HandIn.UNKNOWN, (), ())
    assert [(stage.by, stage.what) for stage in new.listings[0].deadlines] == [("2024-12", "一半"), ("2025-06", "全部")]
    assert (bare.covers, bare.listings[0].deadlines) == ("驾驶证遗失补发", ())


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    assert read_back(KNOWN, tmp_path) == KNOWN
    assert read_back(merged(), tmp_path) == merged()


def test_groups_agreements_and_modes_by_place_are_written_too_and_a_further_list_keeps_them(tmp_path: Path) -> None:
    agreements = (
        Agreement("a", "示例协议", ("43", "4401"), ("2022-01",), Mode.COLLECT, "2026-03", None, "示例〔2026〕1号"),
        Agreement("b", '引号“"”与\n换行', ("430103", "36"), (), None, None, "2027", "示例〔2026〕2号"),
    )
    by_place = (ItemMode(Mode.ONLINE, None), ItemMode(Mode.JOINT, "4301"), ItemMode(Mode.COLLECT, "self-service-15"))
    first = replace(KNOWN.items[0], modes=by_place)
    known = replace(KNOWN, items=(first, *KNOWN.items[1:]), agreements=agreements)
    assert len(known.groups) == 7
    assert read_back(known, tmp_path) == known
    further = merged_catalogue(known, judged(list_cells(ROWS, labels=WITH_ID), known=known))
    assert (further.groups, further.agreements) == (known.groups, known.agreements)
    assert further.items[0].modes == by_place
    assert read_back(further, tmp_path) == further


def test_a_list_with_an_error_is_not_taken_up_in_part() -> None:
    with pytest.raises(ValueError, match="errors"):
        merged_catalogue(KNOWN, judged(list_cells([item(), item(number=3, name="驾驶证遗失补发")])))


def test_the_same_list_is_not_taken_up_twice() -> None:
    again = judged(list_cells(ROWS, labels=WITH_ID), known=merged())
    assert "items-list-known" in {notice.code for notice in again.notices}


def test_a_next_years_list_knows_the_items_of_this_one() -> None:
    header = "印发日期：2025年　适用区划：43"
    rows = judged(list_cells([item()], header=header), known=merged()).rows
    assert [row.id for row in rows] == ["2024-03"]


TEXTS = st.text(max_size=20)
CELLS = {
    "number": st.integers(0, 3) | st.floats(0, 3) | TEXTS,
    "name": TEXTS,
    "covers": TEXTS,
    "lead": TEXTS,
    "with": TEXTS | st.sampled_from(["省厅、省厅", "省厅\n，", "无"]),
    "deadlines": TEXTS | st.from_regex(r"20[0-9]{2}[年.][0-9]{0,2}[月底前]{0,3}", fullmatch=True),
    "id": st.sampled_from(["", "新", "2022-01", "2022-02"]) | TEXTS,
}
SOUND = {"number": st.just(1), "name": st.text(min_size=1), "lead": st.just("省厅"), "id": st.just("新")}


@given(
    cells=st.fixed_dictionaries(CELLS) | st.fixed_dictionaries({**CELLS, **SOUND}),
    behind=st.just("") | TEXTS,
    title=TEXTS,
)
def test_whatever_a_cell_holds_the_file_is_read_back_or_the_list_is_not_taken(
    cells: dict[str, str], behind: str, title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    header = f"适用区划：43　印发日期：2024年3月1日　文号：{behind}"
    one = judged(list_cells([item(**cells)], labels=WITH_ID, header=header, title=f"某省清单{title}"))
    if not one.has_error():
        catalogue = merged_catalogue(KNOWN, one)
        assert read_back(catalogue, tmp_path_factory.mktemp("read-back")) == catalogue
