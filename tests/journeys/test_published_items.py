"""Items as part of an edition: a new year's list is checked, published, compared with the old one and brought back."""

import hashlib
import json
from pathlib import Path

import pytest

from importer.items.catalogue_file import catalogue_toml
from importer.publishing.edition_writer import NewEdition, make_live, write_edition
from locator.divisions.divisions import Divisions
from locator.editions.edition import ITEMS, MANIFEST, EditionFolders, EditionUnreadable
from locator.items.catalogue import Catalogue, packaged_catalogue, read_catalogue
from locator.site.public_site import PublicSite
from tests.desk import Desk, Row
from tests.item_lists import LABELS, item, list_cells
from tests.journeys.edition_on_disk import MONDAY_TEN, site_over
from tests.journeys.site_client import SiteClient
from tests.sheets import LABELS as WINDOW_LABELS
from tests.sheets import row
from tests.windows import window

OLD = packaged_catalogue()
FIRST = "2022-01"
ANSWER = """+++
question = "相片要自己带吗？"
items = ["2024-01"]
answered_on = 2026-03-01
source = "示例"
+++

不用，窗口可以拍。
"""
WITH_ITEMS = {**WINDOW_LABELS, "items": "可办事项"}


@pytest.fixture
def published(desk: Desk, rows: list[Row]) -> Desk:
    """A desk with a first edition of windows, of which one states an item."""
    assert desk.publish(rows, labels=WITH_ITEMS).code == 0
    return desk


@pytest.fixture
def rows() -> list[Row]:
    """Rows of a sheet, of which the first states what its window takes."""
    return [row(items=FIRST), row(window_name="天心区政务服务中心二号窗口", address="天心区示例路2号", items="")]


@pytest.fixture
def new_year(desk: Desk) -> Path:
    """A catalogue with a list of 2024 in it: one item more, and one that has a new name."""
    renamed = item(number=2, name="临时居民身份证申领", lead="省公安厅", id=FIRST)
    cells = list_cells([item(), renamed], labels={**LABELS, "id": "事项编号"})
    lines = ('"' + '","'.join("" if cell is None else str(cell) for cell in row) + '"' for row in cells.rows)
    (desk.folder / "清单.csv").write_text("\n".join(lines), "utf-8-sig")
    new = desk.folder / "新目录.toml"
    assert desk.run("items", "import", desk.folder / "清单.csv", "-o", new).code == 0
    return new


def asked(desk: Desk, divisions: Divisions) -> tuple[list[str], str]:
    """The ids of all items that the site names now, and what it calls the first."""
    with SiteClient(site_over(desk.data, divisions)) as client:
        items = client.get("/api/v1/items").json()["items"]
        assert client.get(f"/api/v1/items/{items[-1]['id']}").json() == items[-1]
        nearest = client.get("/api/v1/nearest", params={"place": "天心区", "item": items[-1]["id"]})
        assert nearest.status_code == 200
        return [one["id"] for one in items], items[0]["name"]


def test_a_new_years_list_is_published_compared_and_brought_back(
    published: Desk, new_year: Path, divisions: Divisions
) -> None:
    ids = [one.id for one in OLD.items]
    assert asked(published, divisions) == (ids, "临时居民身份证办理")
    said = published.run("items", "publish", new_year, "--json").document
    assert (said["edition"], [one["id"] for one in said["added"]]) == (2, ["2024-01"])
    assert asked(published, divisions) == ([*ids, "2024-01"], "临时居民身份证申领")
    assert published.run("items", "diff", "1", "--json").document["dropped"][0]["id"] == "2024-01"
    assert published.run("items", "diff", "2", "--catalogue", "1", "--json").document["added"][0]["id"] == "2024-01"
    between = published.run("diff", "1", "2")
    assert between.out.splitlines()[0] == "事项目录："
    assert "临时居民身份证办理 → 临时居民身份证申领" in between.out
    assert set(published.diff(1, 2)) == {"a", "b", "added", "dropped", "changed"}
    back = published.run("rollback", "1")
    assert (back.code, "- 2024-01" in back.out) == (0, True)
    assert asked(published, divisions) == (ids, "临时居民身份证办理")


def test_the_windows_that_state_all_items_are_named_where_items_are_added(desk: Desk, new_year: Path) -> None:
    first, second = "天心区政务服务中心一号窗口", "天心区政务服务中心二号窗口"
    rows = [
        row(items="全部", window_name=first),
        row(items=FIRST, window_name=second, address="天心区示例路2号"),
    ]
    assert desk.publish(rows, labels=WITH_ITEMS).code == 0
    renamed = desk.folder / "改名.toml"
    renamed.write_text(catalogue_toml(OLD).replace("临时居民身份证办理", "临时居民身份证"), "utf-8")
    assert "全部" not in desk.run("items", "publish", renamed).out
    said = desk.run("items", "publish", new_year).out
    assert "! 有 1 个现行窗口写着“全部”，发布后就算能办新增的 1 项。请逐个核实：" in said
    assert (first in said, second in said) == (True, False)
    assert desk.run("items", "publish", renamed).code == 0
    again = desk.run("items", "publish", new_year, "--json").document
    assert (len(again["added"]), len(again["stating_all"])) == (1, 1)


def test_the_items_stay_when_windows_are_published_after_them(published: Desk, new_year: Path, rows: list[Row]) -> None:
    assert published.run("items", "publish", new_year).code == 0
    assert (
        published.publish([rows[0], {**rows[1], "address": "天心区示例路3号"}], labels=WITH_ITEMS).document["edition"]
        == 3
    )
    folders = EditionFolders(published.data / "public")
    assert folders.catalogue(folders.manifest(3)) == read_catalogue(new_year, [new_year])
    assert published.run("items", "--json").document["items"][-1]["id"] == "2024-01"


def test_a_sheet_is_read_by_the_items_in_force(published: Desk, new_year: Path, rows: list[Row]) -> None:
    named = [{**rows[0], "items": "临时居民身份证申领、社会保障卡申领"}, rows[1]]
    before = published.run("check", published.sheet(named, labels=WITH_ITEMS), "--json").document["files"][0]
    assert before["windows"][0]["items"] == [FIRST]
    [tidied] = [notice for notice in before["notices"] if notice["code"] == "value-tidied"]
    assert "目录里没有的未计入：社会保障卡申领" in tidied["message"]
    assert published.run("items", "publish", new_year).code == 0
    after = published.run("check", published.sheet(named, labels=WITH_ITEMS), "--json").document["files"][0]
    assert after["windows"][0]["items"] == [FIRST, "2024-01"]


def test_the_catalogue_in_force_is_saved_changed_by_hand_and_published(published: Desk) -> None:
    saved = published.folder / "目录.toml"
    assert published.run("items", "save", "-o", saved).code == 0
    assert read_catalogue(saved, [saved]) == OLD
    head = saved.read_text("utf-8").split("[[list]]")[0]
    assert head.startswith("# “跨省通办”事项目录。")
    assert "online = 全程网办、collect = 异地代收代办、joint = 多地联办" in head
    again = published.run("items", "save", "-o", saved)
    assert (again.code, again.is_one_line) == (2, True)
    saved.write_text(saved.read_text("utf-8").replace("临时居民身份证办理", "临时居民身份证"), "utf-8-sig")
    assert published.run("items", "publish", saved, "--json").document["edition"] == 2
    saved.write_text(saved.read_text("utf-8").replace('hand_in = "anywhere"', 'hand_in = "somewhere"'), "utf-8")
    wrong = published.run("items", "publish", saved)
    assert (wrong.code, wrong.err.startswith("目录.toml [[item]] 1 (2022-01)：hand_in 没有“somewhere”")) == (2, True)


def test_a_catalogue_that_changes_nothing_makes_no_edition(published: Desk) -> None:
    said = published.run("items", "publish", "--json")
    assert (said.code, said.document["edition"]) == (0, None)
    assert published.run("items", "publish").out == "没有不同。\n"
    assert len(published.run("editions", "--json").document) == 1


def test_an_item_that_a_live_window_states_cannot_be_left_out(published: Desk) -> None:
    shorter = published.folder / "少一项.toml"
    lists = tuple(one for one in OLD.lists if one.id == "hunan-2022")
    kept = Catalogue(OLD.items[1:], lists)
    text = catalogue_toml(kept).replace("items = 22", "items = 21")
    # The other lists' words of each item go with their lists.
    parts = [part for part in text.split("\n\n") if 'list = "yanshan' not in part and 'list = "tianjin' not in part]
    shorter.write_text("\n\n".join(parts) + "\n", "utf-8")
    said = published.run("items", "publish", shorter)
    assert (said.code, said.err.strip()) == (
        2,
        "新目录里没有这些事项，而现行窗口写着能办：2022-01（1 个窗口）。请把它们留在目录里，或先改窗口表。",
    )
    assert len(published.run("editions", "--json").document) == 1


def test_a_division_that_there_is_not_keeps_a_catalogue_from_being_published(published: Desk) -> None:
    saved = published.folder / "目录.toml"
    assert published.run("items", "save", "-o", saved).code == 0
    text = saved.read_text("utf-8")
    assert '"430181"' in text
    saved.write_text(text.replace('"430181"', '"430199"'), "utf-8")
    said = published.run("items", "publish", saved)
    assert (said.code, said.is_one_line) == (2, True)
    assert "430199（" in said.err
    assert len(published.run("editions", "--json").document) == 1


def test_before_the_first_edition_there_is_nothing_to_publish_items_with(desk: Desk) -> None:
    said = desk.run("items", "publish")
    assert (said.code, said.is_one_line) == (2, True)
    assert "还没有发布任何版次" in said.err
    assert desk.run("items", "diff", "7").err.strip() == "没有第 7 版。"
    assert desk.run("items", "--json").document["items"] == [one.public() for one in OLD.items]


def test_an_edition_from_before_items_were_part_of_it_has_the_packaged_ones(tmp_path: Path) -> None:
    public = laid(tmp_path)
    manifest = json.loads((public / "editions/1" / MANIFEST).read_text("utf-8"))
    del manifest["files"][ITEMS]
    (public / "editions/1" / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    (public / "editions/1" / ITEMS).unlink()
    folders = EditionFolders(public)
    assert folders.catalogue(folders.manifest(1)) == OLD


@pytest.mark.parametrize("wrong", ["gone", "another", "nonsense"])
def test_a_catalogue_that_is_not_the_published_one_is_no_edition(wrong: str, tmp_path: Path) -> None:
    public = laid(tmp_path)
    file = public / "editions/1" / ITEMS
    if wrong == "gone":
        file.unlink()
    else:
        file.write_text("[[item]]", "utf-8")
    folders = EditionFolders(public)
    manifest = folders.manifest(1)
    if wrong == "nonsense":
        sound = hashlib.sha256(file.read_bytes()).hexdigest()
        manifest = manifest.model_copy(update={"files": {**manifest.files, ITEMS: sound}})
    with pytest.raises(EditionUnreadable) as told:
        folders.catalogue(manifest)
    assert ITEMS in told.value.zh if wrong != "nonsense" else "事项目录用不了" in told.value.zh


def laid(folder: Path) -> Path:
    """An edition with one window, live."""
    public = folder / "public"
    write_edition(public, NewEdition(1, [window()], MONDAY_TEN, ""))
    make_live(public, 1)
    return public


def test_a_new_item_finds_its_answers_and_has_its_page_once_it_is_live(
    published: Desk, new_year: Path, divisions: Divisions
) -> None:
    answers = published.folder / "answers"
    answers.mkdir()
    (answers / "card.md").write_text(ANSWER, "utf-8")
    with SiteClient(site_over(published.data, divisions, answers=str(answers))) as client:
        assert client.get("/items/2024-01").status_code == 404
        assert client.get("/api/v1/answers?item=2024-01").json()["answers"][0]["id"] == "card"
        assert client.get("/api/v1/answers?q=社会保障卡申领").json()["answers"] == []
        assert published.run("items", "publish", new_year).code == 0
        assert isinstance(client.site, PublicSite)
        client.run(client.site.live.look())
        assert "社会保障卡申领" in client.get("/items/2024-01").text
        assert "不在本目录" not in client.get("/items?q=社保卡").text
        assert client.get("/api/v1/answers?q=社会保障卡申领").json()["answers"][0]["id"] == "card"
