"""What an import says before and after it: what will change, what it did not list, which option was meant."""

import re

import pytest
from openpyxl import Workbook

from tests.desk import Desk, Said
from tests.offices import CITY, TIANXIN, YUELU, across, counter, of


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
    assert re.findall("--[a-z]+", said.out + said.err) == ["--publish"]


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


def test_an_import_that_only_keeps_drafts_says_that_nothing_is_public_yet(desk: Desk) -> None:
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    not_yet = "以上只存为草稿，还没有公开。要公开，把同一命令加上 --publish 再运行一次。"
    kept = desk.run("import", path)
    assert kept.out.splitlines().count(not_yet) == 1
    assert "nothing of this is public yet" in desk.run("--lang", "en", "import", path).out
    assert not_yet not in desk.run("import", "--publish", path).out


def test_the_drafts_are_listed_with_what_has_become_of_each(desk: Desk) -> None:
    assert desk.run("drafts") == Said(0, "还没有草稿\n", "")
    assert desk.run("drafts", "--json").document == []
    path = desk.sheet([counter("甲窗口"), counter("乙窗口", division_code="439999")], header=of(TIANXIN))
    desk.run("import", path)
    desk.run("import", "--publish", path)
    first, second = desk.run("drafts", "--json").document
    assert (first["id"], first["office"], first["state"], first["edition"]) == (1, TIANXIN, "open", None)
    assert (second["id"], second["state"], second["edition"]) == (2, "published", 1)
    assert (first["rows"], first["publishable"]) == (2, 1)
    told = desk.run("drafts").out.splitlines()
    assert [line.rpartition("  ")[2] for line in told] == ["未由这份草稿公开", "已在第 1 版公开"]
    assert all(TIANXIN in line and "2 行中 1 行可发布" in line for line in told)
    assert "draft 2" in desk.run("--lang", "en", "drafts").out


def test_a_draft_that_changed_nothing_is_not_said_to_hold_what_is_not_public(desk: Desk) -> None:
    path = desk.sheet([counter("甲窗口")], header=of(TIANXIN))
    desk.run("import", "--publish", path)
    assert "没有变化，未生成新版次" in desk.run("import", "--publish", path).out
    told = desk.run("drafts").out.splitlines()
    assert [line.rpartition("  ")[2] for line in told] == ["已在第 1 版公开", "未由这份草稿公开"]
    english = desk.run("--lang", "en", "drafts").out.splitlines()
    assert [line.rpartition("  ")[2] for line in english] == ["public in edition 1", "not published from this draft"]
