"""Whose windows an import adds, changes and drops; by the command line, in a real store and real editions."""

from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from importer.store.private_fields import ABSENT
from importer.workbook.cells import CellValue
from locator.datum import position_in
from locator.position import Datum
from tests.desk import Desk
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, grid, row

TIANXIN, YUELU, CITY = "天心区局", "岳麓区局", "长沙市局"
YUEYANG, PROVINCE = "云溪区局", "湖南省局"
UNDATED = "填报单位：天心区局"


def of(unit: str, day: str = "2026年3月2日") -> str:
    return f"填报单位：{unit}    填报时间：{day}"


def counter(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """A window of 天心区 by its name alone; each at a place of its own."""
    return row(**{"window_name": name, "latitude": 28.05 + sum(map(ord, name)) % 89 / 1000, **cells})


def across(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """The same of 岳麓区."""
    there: dict[str, CellValue] = {
        "division_code": "430104", "region_name": "长沙市岳麓区", "longitude": 112.93, "latitude": 28.23,
        "address": "湖南省长沙市岳麓区示例路1号",
    }  # fmt: skip
    return row(**{"window_name": name, **there, **cells})


def in_yueyang(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """The same of 云溪区, in another city of the province."""
    there: dict[str, CellValue] = {
        "division_code": "430603", "region_name": "岳阳市云溪区", "longitude": 113.3, "latitude": 29.48,
        "address": "湖南省岳阳市云溪区示例路1号", "office_phone": "0730-8555123",
    }  # fmt: skip
    return row(**{"window_name": name, **there, **cells})


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


def test_a_whole_list_drops_its_own_offices_rest_and_names_each_first(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口")], header=of(YUELU))
    before = desk.windows()
    said = desk.publish([counter("甲窗口")], "--whole", header=of(TIANXIN))
    assert set(desk.windows()) == {"甲窗口", "丁窗口"}
    assert said.err.splitlines() == [f"撤下: {before['乙窗口'].id} 乙窗口（{TIANXIN}）"]
    assert [window["name"] for window in desk.diff(2, 3)["dropped"]] == ["乙窗口"]


def test_what_would_be_dropped_is_named_in_english_too(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    assert desk.run("--lang", "en", "import", "--whole", "--publish", path).err.startswith("dropped: ")


def test_a_whole_list_keeps_the_window_whose_row_has_a_fault(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口"), counter("丙窗口")], header=of(TIANXIN))
    said = desk.publish([counter("甲窗口"), counter("乙窗口", longitude="?")], "--whole", header=of(TIANXIN))
    assert (said.code, said.document["edition"]) == (1, 2)
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_a_whole_list_that_cannot_be_read_drops_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    (desk.folder / "坏.xlsx").write_bytes(b"PK\3\4")
    said = desk.run("import", "--whole", "--publish", "--json", desk.folder / "坏.xlsx")
    assert (said.code, said.document["edition"], said.document["drafts"]) == (1, None, [])
    assert set(desk.windows()) == {"甲窗口"}


def test_a_mistyped_column_label_drops_nothing_and_says_why(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    labels = {**LABELS, "window_name": "名头"}
    said = desk.publish([counter("甲窗口")], "--whole", header=of(TIANXIN), labels=labels)
    assert (said.code, said.document["edition"]) == (1, None)
    assert said.err.splitlines() == [f"没有撤下“{TIANXIN}”的任何窗口，因为不能当作全部窗口：“表.xlsx”缺少必填的列"]
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


@pytest.mark.parametrize("cells", [{"window_name": None}, {"window_name": "改了名的乙窗口", "longitude": "?"}])
def test_a_faulty_row_that_is_no_known_window_drops_nothing_and_the_rest_goes_on(
    desk: Desk, cells: dict[str, CellValue]
) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    rows = [counter("甲窗口", transit="步行"), counter("丙窗口", number=2), {**counter("乙窗口"), **cells}]
    said = desk.publish(rows, "--whole", header=of(TIANXIN))
    assert (said.code, said.document["edition"], len(said.err.splitlines())) == (1, 2, 1)
    assert "没有撤下" in said.err
    windows = desk.windows()
    assert set(windows) == {"甲窗口", "乙窗口", "丙窗口"}
    assert windows["甲窗口"].transit == "步行"


def test_a_second_file_that_cannot_be_read_drops_nothing_of_the_first_ones_office(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    first = desk.sheet([counter("甲窗口")], "一.xlsx", header=of(TIANXIN))
    second = desk.sheet([counter("乙窗口")], "二.xlsx", header=of(TIANXIN))
    second.write_bytes(second.read_bytes()[:3000])
    said = desk.run("--lang", "en", "import", "--whole", "--publish", first, second)
    assert said.code == 1
    assert said.err == "nothing was dropped, this is no whole list: no table could be read in “二.xlsx”\n"
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_a_hidden_second_sheet_drops_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    book = load_workbook(path)
    book.create_sheet("另一页").sheet_state = "hidden"
    book.save(path)
    said = desk.run("import", "--whole", "--publish", path)
    assert len(said.err.splitlines()) == 1
    assert "隐藏" in said.err
    assert set(desk.windows()) == {"甲窗口", "乙窗口"}


def test_one_offices_gap_does_not_keep_another_from_dropping(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口"), across("己窗口02")], header=of(YUELU))
    faulty = desk.sheet([counter("甲窗口"), counter("丙窗口", longitude="?")], "天心.xlsx", header=of(TIANXIN))
    sound = desk.sheet([across("丁窗口")], "岳麓.xlsx", header=of(YUELU))
    first, second = desk.run("import", "--whole", "--publish", faulty, sound).err.splitlines()
    assert first.startswith("撤下: ")
    assert second.startswith(f"没有撤下“{TIANXIN}”的任何窗口")
    assert set(desk.windows()) == {"甲窗口", "乙窗口", "丁窗口"}


def test_several_files_of_one_import_are_an_offices_whole_list_together(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口"), counter("丙窗口")], header=of(TIANXIN))
    paths = [desk.sheet([counter(name)], f"{name}.xlsx", header=of(TIANXIN)) for name in ("甲窗口", "乙窗口")]
    before = desk.windows()
    said = desk.run("import", "--whole", "--publish", "--json", *paths)
    assert len(said.err.splitlines()) == 1
    assert desk.windows() == {name: before[name] for name in ("甲窗口", "乙窗口")}


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


def test_a_summary_changes_the_windows_of_its_scope_and_leaves_them_their_owners(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口")], header=of(YUELU))
    rows = [counter("甲窗口", transit="地铁1号线"), across("丁窗口", transit="地铁2号线"), across("戊窗口02", number=3)]
    said = desk.publish(rows, "--summary", "--scope", "4301", header=of(CITY))
    assert said.code == 0
    assert said.err.splitlines() == [f"改动其他单位的窗口: {office}" for office in (TIANXIN, YUELU)]
    windows = desk.windows()
    assert {name: window.office for name, window in windows.items()} == {
        "甲窗口": TIANXIN, "丁窗口": YUELU, "戊窗口02": CITY,
    }  # fmt: skip
    assert (windows["甲窗口"].transit, windows["丁窗口"].transit) == ("地铁1号线", "地铁2号线")


def test_a_summary_touches_nothing_outside_its_scope_and_drops_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("庚窗口02")], header=of(TIANXIN))
    desk.publish([in_yueyang("丁窗口")], header=of(YUEYANG))
    before = desk.windows()
    rows = [counter("甲窗口", transit="地铁1号线"), in_yueyang("丁窗口", transit="地铁2号线", number=2)]
    said = desk.publish(rows, "--summary", "--scope", "4301", header=of(CITY))
    (file,) = said.document["files"]
    assert [n["code"] for n in file["notices"] if n["severity"] == "error"] == ["division-out-of-scope"]
    windows = desk.windows()
    assert windows["甲窗口"].transit == "地铁1号线"
    assert {name: windows[name] for name in ("丁窗口", "庚窗口02")} == {
        name: before[name] for name in ("丁窗口", "庚窗口02")
    }


def test_a_citys_summary_does_not_change_the_provinces_own_window_in_it(desk: Desk) -> None:
    desk.publish([counter("省窗口"), in_yueyang("省窗口在岳阳", number=2)], header=of(PROVINCE))
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    before = desk.windows()
    rows = [counter("省窗口", transit="地铁1号线"), counter("甲窗口", transit="步行", number=2)]
    for scope in (["--scope", "4301"], []):
        said = desk.publish(rows, "--summary", *scope, header=of(CITY))
        (file,) = said.document["files"]
        errors = [(n["code"], n["cell"]) for n in file["notices"] if n["severity"] == "error"]
        assert errors == [("window-of-another-office", "C4")]
        windows = desk.windows()
        assert windows == {**before, "甲窗口": windows["甲窗口"]}
        assert windows["甲窗口"].transit == "步行"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_county_does_not_gather(desk: Desk, lang: str) -> None:
    said = desk.run("--lang", lang, "import", "--summary", "--scope", "430103", desk.sheet([row()]))
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert "430103" in said.err
    assert not desk.data.exists()


def test_a_summary_of_one_county_without_a_scope_is_its_citys(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), across("丁窗口")], header=of(TIANXIN))
    said = desk.publish([counter("甲窗口", transit="地铁1号线")], "--summary", header=of(CITY))
    assert said.code == 0
    assert desk.windows()["甲窗口"].transit == "地铁1号线"


def test_without_a_summary_a_city_cannot_change_a_countys_window(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    before = desk.windows()["甲窗口"]
    said = desk.publish([counter("甲窗口", transit="地铁1号线")], "--scope", "4301", header=of(CITY))
    assert said.document["files"][0]["windows"][0]["id"] == f"{before.id}-2"
    desk.run("rollback", "1")
    assert desk.windows()["甲窗口"] == before


def test_whole_and_summary_exclude_each_other(desk: Desk) -> None:
    said = desk.run("import", "--whole", "--summary", desk.sheet([row()]))
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert not desk.data.exists()


def test_what_changes_nothing_makes_no_edition(desk: Desk) -> None:
    assert desk.publish([counter("甲窗口")], header=of(TIANXIN)).document["edition"] == 1
    for options in ([], ["--whole"]):
        said = desk.publish([counter("甲窗口")], *options, header=of(TIANXIN))
        assert (said.code, said.document["edition"], len(said.document["drafts"])) == (0, None, 1)
    assert desk.editions() == [1]


def test_a_later_date_on_unchanged_rows_is_all_that_changes(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.publish([counter("甲窗口")], header=of(TIANXIN, "2026年3月4日")).document["edition"] == 2
    (change,) = desk.diff(1, 2)["changed"]
    assert change["fields"] == {"confirmed_on": ["2026-03-02", "2026-03-04"]}
    assert change["moved_m"] == 0


@pytest.mark.parametrize("header", [UNDATED, of(TIANXIN, "2025年12月1日")])
def test_without_a_date_or_with_an_earlier_one_unchanged_rows_keep_theirs(desk: Desk, header: str) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.publish([counter("甲窗口")], header=header).document["edition"] is None
    assert desk.windows()["甲窗口"].confirmed_on == date(2026, 3, 2)


def test_of_two_rows_only_the_changed_one_is_confirmed_anew_by_an_undated_sheet(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([counter("甲窗口"), counter("乙窗口", transit="步行")], header=UNDATED)
    windows = desk.windows()
    assert windows["甲窗口"].confirmed_on == date(2026, 3, 2)
    assert windows["乙窗口"].confirmed_on > date(2026, 3, 2)


def test_a_position_that_comes_back_in_another_datum_is_the_same_position(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    known = desk.windows()["甲窗口"]
    lon, lat = position_in(known.position, Datum.BD09)
    back = counter("甲窗口", longitude=lon, latitude=lat, transit="步行", datum="百度")
    assert desk.publish([back], labels={**LABELS, "datum": "坐标系"}, header=UNDATED).document["edition"] == 2
    now = desk.windows()["甲窗口"]
    assert (now.position, now.source_datum, now.precision_m) == (known.position, Datum.GCJ02, known.precision_m)
    private = desk.private(now)
    assert (private.longitude_text, private.datum, private.datum_from) == ("112.990137", "gcj02", "assumed")


def test_an_absent_private_column_leaves_what_is_stored_and_an_empty_cell_clears_it(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    window = desk.windows()["甲窗口"]
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (SENTINEL_NAME, SENTINEL_MOBILE)

    without = {field: label for field, label in LABELS.items() if not field.startswith("manager")}
    assert desk.publish([counter("甲窗口", transit="步行")], labels=without, header=UNDATED).document["edition"] == 2
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (SENTINEL_NAME, SENTINEL_MOBILE)

    emptied = counter("甲窗口", transit="步行", manager_name=None)
    assert desk.publish([emptied], header=UNDATED).document["edition"] == 3
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (None, SENTINEL_MOBILE)


def test_a_column_that_was_never_there_is_absent_in_the_store(desk: Desk) -> None:
    without = {field: label for field, label in LABELS.items() if not field.startswith("manager")}
    desk.publish([counter("甲窗口")], labels=without, header=of(TIANXIN))
    assert desk.private(desk.windows()["甲窗口"]).manager_name is ABSENT


def test_check_shows_the_ids_that_import_gives(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    path = desk.sheet([counter("丙窗口"), counter("乙窗口", latitude=28.06), counter("甲窗口")], header=of(TIANXIN))
    checked = desk.run("check", "--json", path).document["files"][0]["windows"]
    imported = desk.run("import", "--json", "--publish", path).document["files"][0]["windows"]
    assert checked == imported
    assert {window["name"]: window["id"] for window in checked} == {n: w.id for n, w in desk.windows().items()}


def test_an_import_that_is_not_published_changes_nothing_public(desk: Desk) -> None:
    said = desk.run("import", "--json", desk.sheet([counter("甲窗口")], header=of(TIANXIN)))
    assert (said.code, said.document["edition"], desk.editions(), desk.drafts()) == (0, None, [], 1)
    assert said.document["drafts"] == [{"id": 1, "office": TIANXIN, "rows": 1, "publishable": 1}]


@pytest.mark.parametrize(
    ("rows", "office"),
    [
        pytest.param([("甲局", counter("甲窗口")), ("乙局", counter("乙窗口"))], "湖南省长沙市天心区", id="one county"),
        pytest.param([("甲局", counter("甲窗口")), ("乙局", across("丁窗口"))], "湖南省长沙市", id="one city"),
        pytest.param([("甲局", counter("甲窗口")), ("乙局", in_yueyang("丁窗口"))], "湖南省", id="one province"),
        pytest.param([("甲局", counter("甲窗口")), ("甲局", in_yueyang("丁窗口"))], "甲局", id="one office"),
    ],
)
def test_a_file_of_several_offices_is_one_draft_of_the_smallest_division_that_holds_them(
    desk: Desk, rows: list[tuple[str, dict[str, CellValue]]], office: str
) -> None:
    path = desk.folder / "两表.xlsx"
    book = Workbook()
    for number, (owner, each) in enumerate(rows, 1):
        sheet = book.create_sheet(f"表{number}")
        for line in grid([each], header=of(owner)):
            sheet.append(line)
    book.save(path)
    said = desk.run("import", "--publish", "--json", path)
    assert said.document["drafts"] == [{"id": 1, "office": office, "rows": 2, "publishable": 2}]
    (edition,) = desk.run("editions", "--json").document
    assert edition["note"] == "、".join(dict.fromkeys(owner for owner, _ in rows))
    said = desk.run("import", "--office", CITY, "--json", path)
    assert [draft["office"] for draft in said.document["drafts"]] == [CITY]


def test_an_editions_note_names_many_offices_in_two_hundred_characters(desk: Desk) -> None:
    paths = [desk.sheet([counter(f"窗口{n}")], f"{n}.xlsx", header=of(f"{n}{'长' * 60}局")) for n in range(5)]
    desk.run("import", "--publish", *paths)
    (edition,) = desk.run("editions", "--json").document
    assert len(edition["note"]) == 200
    assert edition["note"].endswith("…")


def test_a_citys_code_and_its_mending_leave_one_window_with_one_id(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    before = desk.windows()["甲窗口"]
    desk.publish([counter("甲窗口", division_code="430100")], header=of(TIANXIN))
    (wrong,) = (window for window in desk.windows().values() if window.name == "甲窗口")
    assert (wrong.id, wrong.division.code) == (before.id, "430100")
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.windows()["甲窗口"] == before


def test_an_import_ends_with_its_offices_windows_that_it_does_not_list(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口"), counter("丙窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口")], header=of(YUELU))
    kept = desk.windows()["丙窗口"]
    path = desk.sheet([counter("甲窗口"), counter("乙窗口", longitude="?")], header=of(TIANXIN))
    last = f"“{TIANXIN}”已公开、本次没有列出的窗口：{kept.id} 丙窗口（要撤下请加 --whole）"
    for options in ([], ["--publish"]):
        assert desk.run("import", *options, path).out.splitlines()[-1] == last
    assert desk.run("import", "--json", path).err.splitlines() == [last]
    english = desk.run("--lang", "en", "import", path).out.splitlines()[-1]
    assert english.endswith(f"{kept.id} 丙窗口 (to drop them add --whole)")
    for option in ("--whole", "--summary"):
        assert "没有列出的窗口" not in desk.run("import", option, path).out


def test_a_gathering_without_its_option_is_told_which_option_was_meant(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    desk.publish([across("丁窗口")], header=of(YUELU))
    rows = [counter("甲窗口"), across("丁窗口", number=2), across("戊窗口02", number=3)]
    said = desk.run("import", "--publish", desk.sheet(rows, header=of(CITY)))
    (line,) = said.err.splitlines()
    assert line.startswith(f"“{CITY}”有 2 个窗口已由“{TIANXIN}、{YUELU}”公开")
    assert line.endswith("请加 --summary")
    assert said.out.count("请用 --summary 重新导入") == 2
    said = desk.run("import", "--summary", desk.sheet(rows, header=of(CITY)))
    assert "--summary" not in said.out + said.err


def test_one_window_of_another_office_among_many_says_nothing_of_options(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    rows = [counter(name, number=number) for number, name in enumerate(("甲窗口", "乙窗口", "丙窗口"), 1)]
    said = desk.run("import", desk.sheet(rows, header=of(CITY)))
    assert "像是同一个窗口" in said.out
    assert "--" not in said.out + said.err


@pytest.mark.parametrize("name", ["甲窗口", "乙窗口"])
def test_an_office_spelt_otherwise_is_told_of_before_anything_is_published(desk: Desk, name: str) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    said = desk.run("import", "--publish", desk.sheet([counter(name)], header=of(f"长沙市{TIANXIN}")))
    (line,) = said.err.splitlines()
    assert line.endswith(f"请加 --office {TIANXIN}")
    assert (f"请用 --office {TIANXIN} 重新导入" in said.out) == (name == "甲窗口")


def test_a_sheet_that_names_no_office_is_told_whose_its_windows_are(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    said = desk.run("import", "--publish", desk.sheet([counter("甲窗口")], header="填报单位：    填报时间："))
    assert f"“湖南省长沙市天心区”有 1 个窗口已由“{TIANXIN}”公开" in said.err


def test_what_will_change_is_said_before_it_is_published(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    rows = [counter("甲窗口", transit="步行"), counter("乙窗口")]
    out = desk.run("import", "--publish", desk.sheet(rows, header=of(TIANXIN))).out.splitlines()
    counts = out.index("与现行第 1 版相比：新增 1，改动 1（其中移动 0），撤下 0")
    assert [line.split()[0] for line in out[counts + 1 :]] == ["新增", "改动", "第"]
    assert out[-1] == "第 2 版已发布：新增 1，改动 1，撤下 0"


def test_an_import_without_any_table_compares_nothing(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    book = Workbook()
    book.worksheets[0].append(["通知"])
    book.save(desk.folder / "通知.xlsx")
    for options in ([], ["--publish"]):
        said = desk.run("import", *options, desk.folder / "通知.xlsx")
        assert said.code == 1
        assert "相比" not in said.out
        assert "没有变化" not in said.out
