"""Whose windows an import adds, changes and leaves alone; by the command line, in a real store and real editions."""

from tests.desk import Desk
from tests.offices import CITY, TIANXIN, YUELU, across, counter, of
from tests.sheets import LABELS


def test_an_import_adds_and_changes_and_leaves_what_it_does_not_list(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    said = desk.publish([counter("乙窗口", address="新址2号"), counter("丙窗口")], header=of(TIANXIN))
    assert (said.code, said.document["edition"]) == (0, 2)
    difference = desk.diff(1, 2)
    assert [window["name"] for window in difference["added"]] == ["丙窗口"]
    assert [change["fields"] for change in difference["changed"]] == [
        {"address": ["湖南省长沙市天心区示例路1号", "新址2号"]}
    ]
    assert difference["dropped"] == []
    assert set(desk.windows()) == {"甲窗口", "乙窗口", "丙窗口"}


def test_the_office_named_on_the_command_line_counts_and_not_the_sheets_own(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], "--office", CITY, header=of(TIANXIN))
    assert {window.office for window in desk.windows().values()} == {CITY}
    desk.publish([counter("丙窗口")], "--whole", header=of(TIANXIN))
    assert len(desk.windows()) == 3
    desk.publish([counter("甲窗口")], "--whole", "--office", CITY, header=of(TIANXIN))
    assert set(desk.windows()) == {"甲窗口", "丙窗口"}


def test_another_offices_window_of_the_same_name_is_left_alone(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    first = desk.windows()["甲窗口"]
    said = desk.publish([counter("甲窗口", address="别处3号")], "--office", CITY)
    (second,) = said.document["files"][0]["windows"]
    assert second["id"] == f"{first.id}-2"
    difference = desk.diff(1, 2)
    assert ([window["id"] for window in difference["added"]], difference["changed"]) == ([second["id"]], [])
    # And so it stays: each office finds its own again.
    assert desk.publish([counter("甲窗口", address="别处3号")], "--office", CITY).document["edition"] is None
    assert desk.publish([counter("甲窗口")], "--whole", header=of(TIANXIN)).document["edition"] is None


def test_offices_told_apart_by_a_place_that_begins_as_a_surname_keep_each_its_own_windows(desk: Desk) -> None:
    first, second = "填报单位：长沙市社保局 马王堆", "填报单位：长沙市社保局 伍家岭"
    desk.publish([counter("甲窗口"), counter("乙窗口")], "--whole", header=first)
    desk.publish([counter("丙窗口")], "--whole", header=second)
    assert {window.name: window.office for window in desk.windows().values()} == {
        "甲窗口": "长沙市社保局 马王堆",
        "乙窗口": "长沙市社保局 马王堆",
        "丙窗口": "长沙市社保局 伍家岭",
    }


def test_an_office_that_is_public_under_a_name_with_a_place_stays_the_owner_of_its_windows(desk: Desk) -> None:
    office = "长沙市社保局 马王堆"
    desk.publish([counter("甲窗口"), counter("乙窗口")], "--office", office)
    desk.publish([counter("甲窗口")], "--whole", header=f"填报单位：{office}")
    assert {name: window.office for name, window in desk.windows().items()} == {"甲窗口": office}


def test_an_id_of_another_office_is_turned_back_and_said_in_one_notice(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    first = desk.windows()["甲窗口"]
    labels = {**LABELS, "window_id": "窗口编号"}
    rows = [across("丁窗口", window_id=first.id), across("戊窗口", number=2)]
    said = desk.publish(rows, labels=labels, header=of(YUELU))
    (file,) = said.document["files"]
    assert (said.code, file["publishable"], file["rejected"]) == (1, 1, 1)
    assert [(n["code"], n["row"], n["cell"], n["value"]) for n in file["notices"] if n["severity"] == "error"] == [
        ("window-of-another-office", 4, "M4", first.id)
    ]
    assert desk.windows()["甲窗口"] == first


def test_check_shows_the_ids_that_import_gives(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("丙窗口"), counter("乙窗口", latitude=28.06), counter("甲窗口")], header=of(TIANXIN))
    checked = desk.run("check", "--json", path).document["files"][0]["windows"]
    imported = desk.run("import", "--json", "--publish", path).document["files"][0]["windows"]
    assert checked == imported
    assert {window["name"]: window["id"] for window in checked} == {n: w.id for n, w in desk.windows().items()}
