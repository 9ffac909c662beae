"""The packaged catalogue of items, held to the three lists as they were read a second time."""

import re
from pathlib import Path

import pytest

from locator.data_files import own_data_file
from locator.items.catalogue import packaged_catalogue, read_catalogue
from locator.items.entry import CatalogueUnreadable
from locator.items.item import HandIn, Listing, Mode
from tests.lists_of_2022 import ISO, LISTS, STAGES

CATALOGUE = packaged_catalogue()
LISTS_FILE = own_data_file("items/lists.toml")
YEAR_FILE = own_data_file("items/2022.toml")

ONLINE = {3, 4, *range(14, 22)}
JOINT = {2, 12}
HANDED_IN = {
    HandIn.ANYWHERE: {1},
    HandIn.DESTINATION: {2, 12},
    HandIn.DECIDING: {5, 6, 7, 8, 9},
    HandIn.PROVIDER: {22},
    HandIn.ONLINE: ONLINE,
    HandIn.UNKNOWN: {10, 11, 13},
}

TOLD = {
    # what the 应用场景 names of who, where and on what condition: `covers` says each of it
    1: "户籍地",
    2: "父母 只需在迁入地 迁入地和迁出地的公安部门协同办理 不必再到迁出地",
    3: "网上 登记",
    4: "网上 待遇",
    5: "缴存地的住房公积金管理中心 汇缴",
    6: "缴存地的住房公积金管理中心 补缴",
    7: "贷款发放地的住房公积金管理中心 提前 一部分",
    8: "缴存地没有自有住房 租房 缴存地的住房公积金管理中心 提取",
    9: "没到法定退休年龄 已办退休手续 缴存地的住房公积金管理中心 提取",
    10: "航运公司 符合证明 查询、核验",
    11: "船舶 安全管理证书 查询、核验",
    12: "考核管理部门变了 只需向新部门 新、原两个部门协同办理 不必到原部门",
    13: "因跨省经营或管理需要 银行结算账户 跨省 经营地国库",
    14: "电子税务局 税收完税证明",
    15: "网上 单位 社会保险费",
    16: "网上 灵活就业人员 社会保险费",
    17: "网上 城乡居民 社会保险费",
    18: "网上 社会保险费 特殊缴费",
    19: "网上 工程项目 工伤保险费",
    20: "网上 社会保险费 缴费证明",
    21: "网上 误收多缴的保险费",
    22: "认定资格 在参保地备案后 按参保地的要求 跨省联网的定点医疗机构 5种门诊慢特病",
}


def listed(name: str) -> list[Listing]:
    """The listings of one list, in the order of its numbers."""
    found = [one for item in CATALOGUE.items for one in item.listings if one.list == name]
    return sorted(found, key=lambda one: one.number)


def told(listing: Listing) -> str:
    """A listing as a line of the second reading."""
    words = {iso: word for word, iso in ISO.items()}
    stages = [deadline.by for deadline in listing.deadlines]
    when = words[stages[0]] if len(stages) == 1 else "STAGES"
    return "|".join((str(listing.number), listing.name, listing.lead, "、".join(listing.supporting), when))


@pytest.mark.parametrize("name", LISTS)
def test_names_departments_and_deadlines_are_those_of_the_list(name: str) -> None:
    lines = LISTS[name].strip().splitlines()
    assert len(lines) == 22
    assert [told(one) for one in listed(name)] == lines


def test_only_hunans_third_and_fourth_have_stages_and_both_say_what_is_there_by_when() -> None:
    staged = [one for name in LISTS for one in listed(name) if len(one.deadlines) > 1]
    assert [(one.list, one.number) for one in staged] == [("hunan-2022", 3), ("hunan-2022", 4)]
    for one in staged:
        assert [deadline.by for deadline in one.deadlines] == [ISO["2022年底前"], ISO["2023年6月底前"]]
        for deadline, words in zip(one.deadlines, STAGES.split("；"), strict=True):
            assert deadline.what is not None
            assert deadline.what.rpartition("，")[2].removesuffix("开通") in words


def test_the_ids_are_in_the_order_of_hunans_annex() -> None:
    assert [item.id for item in CATALOGUE.items] == [f"2022-{number:02d}" for number in range(1, 23)]
    assert [item.name for item in CATALOGUE.items] == [one.name for one in listed("hunan-2022")]
    for item in CATALOGUE.items:
        assert CATALOGUE.find(item.id) is item
        assert [one.list for one in item.listings] == list(LISTS)
    assert CATALOGUE.find("2022-23") is None


def test_what_the_lists_do_not_say_of_where_and_how_is_unknown_or_not_stated() -> None:
    def numbers(hand_in: HandIn) -> set[int]:
        return {number for number, item in enumerate(CATALOGUE.items, 1) if item.hand_in is hand_in}

    assert {hand_in: numbers(hand_in) for hand_in in HandIn} == HANDED_IN
    modes = {number: [one.mode for one in item.modes] for number, item in enumerate(CATALOGUE.items, 1) if item.modes}
    assert modes == {number: [Mode.ONLINE] for number in ONLINE} | {number: [Mode.JOINT] for number in JOINT}
    assert {one.where for item in CATALOGUE.items for one in item.modes} == {None}


def test_what_an_item_covers_leaves_out_no_condition_of_the_list_and_no_place() -> None:
    covers = {number: item.covers for number, item in enumerate(CATALOGUE.items, 1)}
    assert [*covers] == [*TOLD]
    left_out = {
        number: [word for word in words.split() if word not in covers[number]] for number, words in TOLD.items()
    }
    assert {number: words for number, words in left_out.items() if words} == {}


def test_what_an_item_covers_names_the_web_only_where_the_list_does() -> None:
    named = {number for number, item in enumerate(CATALOGUE.items, 1) if re.search("网上|电子税务局", item.covers)}
    assert named == ONLINE


def test_each_list_says_of_itself_what_its_document_says_and_no_more() -> None:
    told = {one.id: (one.division, one.issuer, one.document, one.date, one.items) for one in CATALOGUE.lists}
    assert told == {
        "hunan-2022": ("43", "湖南省人民政府办公厅", "湘政办函〔2022〕69号", None, 22),
        "yanshan-2023": ("532622", "砚山县人民政府办公室", None, "2023-05-18", 22),
        "tianjin-2022": ("12", None, None, "2022-11-21", 22),
    }


def test_an_item_is_told_to_others_with_exactly_the_keys_that_are_promised() -> None:
    item = CATALOGUE.items[7].public()
    assert [*item] == ["id", "name", "covers", "modes", "hand_in", "lists", "aliases"]
    assert item["lists"][0] == {
        "list": "hunan-2022",
        "number": 8,
        "name": "租房提取住房公积金",
        "lead": "省住房城乡建设厅",
        "with": ["省自然资源厅"],
        "deadlines": [{"by": "2023-12", "what": None}],
        "source": "湘政办函〔2022〕69号附件1第8项",
    }
    assert CATALOGUE.items[1].public()["modes"] == [{"mode": "joint", "where": None}]


FAULTS = {
    # what stands in the file → what is put in its place: the sentence, which begins with file and place
    ("2022.toml", 'hand_in = "anywhere"', 'hand_in = "somewhere"'): "[[item]] 1 (2022-01)：hand_in 没有“somewhere”",
    ("2022.toml", 'modes = ["joint"]', 'modes = ["jiont"]'): "[[item]] 2 (2022-02)：modes 没有“jiont”",
    ("2022.toml", 'modes = ["joint"]', 'modes = ["joint", "joint"]'): "[[item]] 2 (2022-02)：modes 中有重复",
    ("2022.toml", 'modes = ["joint"]', 'modes = "joint"'): "[[item]] 2 (2022-02)：modes 应是一组文字",
    ("2022.toml", 'id = "2022-02"', 'id = "2022-01"'): "[[item]] 2 (2022-01)：id“2022-01”前面已有",
    ("2022.toml", 'id = "2022-02"', 'id = "a/b"'): "[[item]] 2：id 应是年份加编号，如 2024-01，而不是“a/b”",
    ("2022.toml", 'id = "2022-02"', 'id = "all"'): "[[item]] 2：id 应是年份加编号",
    (
        "2022.toml",
        'by = "2023-09"',
        'by = "2023-02-29"',
    ): "[[item]] 3 (2022-03) [[listing]] 2 [[deadlines]] 1：by 写着“2023-02-29”",
    ("2022.toml", 'id = "2022-02"', "id = 202202"): "[[item]] 2：id 应是不带首尾空格的文字",
    ("2022.toml", 'id = "2022-02"\n', ""): "[[item]] 2：缺少 id",
    (
        "2022.toml",
        'lead = "天津海事局"',
        'laed = "天津海事局"',
    ): "[[item]] 10 (2022-10) [[listing]] 3：没有“laed”这一项",
    (
        "2022.toml",
        'lead = "天津海事局"',
        'lead = "天津海事局 "',
    ): "[[item]] 10 (2022-10) [[listing]] 3：lead 应是不带首尾空格",
    (
        "2022.toml",
        'by = "2023-09"',
        'by = "2023-13"',
    ): "[[item]] 3 (2022-03) [[listing]] 2 [[deadlines]] 1：by 应是 2022、2022-12",
    ("2022.toml", "deadlines = [{", "deadlines = [] # [{"): "[[item]] 1 (2022-01) [[listing]] 1：deadlines 应是一组表",
    (
        "2022.toml",
        'list = "tianjin-2022"',
        'list = "tianjing"',
    ): "[[item]] 1 (2022-01) [[listing]] 3：list 没有“tianjing”",
    (
        "2022.toml",
        'list = "tianjin-2022"',
        'list = "hunan-2022"',
    ): "[[item]] 1 (2022-01) [[listing]] 3：list“hunan-2022”前面已有",
    ("2022.toml", "number = 2\n", "number = 0\n"): "[[item]] 2 (2022-02) [[listing]] 1：number 应是从 1 起的整数",
    ("2022.toml", "number = 2\n", "number = true\n"): "[[item]] 2 (2022-02) [[listing]] 1：number 应是从 1 起的整数",
    ("2022.toml", "[[item]]", "[item"): ":9：这一行不是 TOML",
    ("2022.toml", 'id = "2022-02"', "id = “2022-02”"): ":43：这一行的文字用了中文引号，请改成英文引号",
    ("2022.toml", 'modes = ["joint"]', "modes = [“joint”]"): ":48：这一行的文字用了中文引号",
    ("2022.toml", 'modes = ["joint"]', 'modes = ["多地联办"]'): (
        "[[item]] 2 (2022-02)：modes 没有“多地联办”，只能是：online（全程网办）、collect（异地代收代办）、joint"
    ),
    ("2022.toml", 'id = "2022-02"', "id = " + "[" * 3000): ":734：这一行不是 TOML",
    ("lists.toml", "items = 22", "items = 23"): "[[list]] 1：清单“hunan-2022”应有 23 项，各有自己的编号，而不是：1, 2",
    ("lists.toml", 'id = "tianjin-2022"', 'id = "hunan-2022"'): "[[list]] 3：id“hunan-2022”前面已有",
    ("lists.toml", 'division = "43"', 'division = "湖南"'): "[[list]] 1：division 应是两位、四位或六位的区划代码",
    ("lists.toml", 'date = "2022-11-21"', 'date = "20221121"'): "[[list]] 3：date 应是 2022",
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.items())
def test_a_fault_in_a_file_is_told_with_file_and_place(
    fault: tuple[str, str, str], sentence: str, tmp_path: Path
) -> None:
    file, there, instead = fault
    for path in (LISTS_FILE, YEAR_FILE):
        text = path.read_text("utf-8")
        if path.name == file:
            assert there in text
            text = text.replace(there, instead, 1)
        (tmp_path / path.name).write_text(text, "utf-8")
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(tmp_path / "lists.toml", [tmp_path / "2022.toml"])
    assert str(caught.value).startswith(f"{file} {sentence}".replace(" ：", "：").replace(" :", ":"))
    assert caught.value.en.startswith(file)


def test_a_mark_that_an_editor_puts_before_a_file_is_passed_over(tmp_path: Path) -> None:
    for path in (LISTS_FILE, YEAR_FILE):
        (tmp_path / path.name).write_text(path.read_text("utf-8").replace("\n", "\r\n"), "utf-8-sig", newline="")
    read = read_catalogue(tmp_path / "lists.toml", [tmp_path / "2022.toml"])
    assert [item.id for item in read.items] == [item.id for item in CATALOGUE.items]


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable, match=r"^none\.toml：读不出来"):
        read_catalogue(tmp_path / "none.toml", [YEAR_FILE])
    (tmp_path / "signs.toml").write_bytes("标题".encode("gb18030"))
    with pytest.raises(CatalogueUnreadable, match=r"^signs\.toml：不是 UTF-8 文本"):
        read_catalogue(LISTS_FILE, [tmp_path / "signs.toml"])
