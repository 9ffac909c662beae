"""A summary of a city or province changes the windows of the offices in its scope, and leaves them their owners."""

import pytest

from tests.desk import Desk
from tests.offices import CITY, PROVINCE, TIANXIN, YUELU, YUEYANG, across, counter, in_yueyang, of
from tests.sheets import row


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
