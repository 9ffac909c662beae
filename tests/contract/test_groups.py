"""The packaged groups held to their members by name; how groups, agreements and modes by place are read."""

from pathlib import Path

import pytest

from locator.data_files import own_data_file
from locator.divisions.divisions import Divisions
from locator.items.catalogue import Catalogue, packaged_catalogue, read_catalogue
from locator.items.entry import CatalogueUnreadable
from locator.items.group import Agreement
from locator.items.item import ItemMode, Mode
from locator.window import Kind

# Read by name, apart from the codes in the file.
MEMBERS = {
    "泛珠三角区域": "福建 江西 湖南 广东 广西 海南省 四川 贵州 云南 香港 澳门",
    "西南地区": "重庆 四川 贵州 云南 西藏 广西",
    "长江经济带": "上海 江苏 浙江 安徽 江西 湖北 湖南 重庆 四川 云南 贵州",
    "京津冀": "北京 天津 河北省",
    "长三角": "上海 江苏 浙江 安徽",
    "湘赣边区域合作示范区": (
        "湖南浏阳 湖南醴陵 湖南攸县 湖南茶陵 湖南炎陵 湖南平江 湖南安仁 湖南宜章 湖南桂东 湖南汝城"
        " 江西袁州 江西万载 江西铜鼓 江西修水 江西上栗 江西湘东 江西安源 江西芦溪 江西井冈山 江西永新 江西莲花"
        " 江西遂川 江西上犹 江西崇义"
    ),
    "15省区政务服务自助机“跨省通办”合作": (
        "福建 河北省 辽宁 黑龙江 江西 湖北 湖南 广东 广西 海南省 重庆 四川 贵州 云南 宁夏"
    ),
}
DOCUMENTS = ("湘政办函〔2022〕69号", "砚山县实施方案", "天津市工作方案")

LISTS, YEAR, GROUPS = (own_data_file(f"items/{name}.toml") for name in ("lists", "2022", "groups"))

EXTRA = """
[[agreement]]
id = "example-pair"
name = "示例协议（示例数据）"
between = ["4301", "4401"]
items = ["2022-01"]
mode = "collect"
since = "2026-03"
until = "2027"
source = "示例〔2026〕1号"

[[agreement]]
id = "without-more"
name = "另一份示例协议（示例数据）"
between = ["430181", "36"]
items = []
source = "示例〔2026〕2号"
"""


def test_each_group_has_the_members_that_are_known_by_name(divisions: Divisions) -> None:
    groups = packaged_catalogue().groups
    assert [group.name for group in groups] == [*MEMBERS]
    for group in groups:
        named = [[one.code for one in divisions.named(name) if one.in_force] for name in MEMBERS[group.name].split()]
        assert [len(codes) for codes in named] == [1] * len(group.members), group.name
        assert [member.ljust(6, "0") for member in group.members] == [codes[0] for codes in named], group.name
    assert len({member for group in groups if group.name.startswith("湘赣") for member in group.members}) == 24


def test_of_a_group_nothing_is_told_that_no_document_says() -> None:
    catalogue = packaged_catalogue()
    assert catalogue.agreements == ()
    for group in catalogue.groups:
        assert catalogue.group(group.id) is group
        assert group.items == ()
        assert any(document in group.source for document in DOCUMENTS)
        assert "没有列出" in group.source
    assert {group.name for group in catalogue.groups if group.kind is Kind.KIOSK} == {[*MEMBERS][-1]}
    assert {group.kind for group in catalogue.groups} == {None, Kind.KIOSK}
    assert catalogue.group("none") is None


def read_with(folder: Path, groups: str, modes: str = 'modes = ["joint"]') -> Catalogue:
    year = YEAR.read_text("utf-8").replace('modes = ["joint"]', modes, 1)
    (folder / "2022.toml").write_text(year, "utf-8")
    (folder / "groups.toml").write_text(groups, "utf-8")
    return read_catalogue(LISTS, [folder / "2022.toml"], folder / "groups.toml")


def test_agreements_and_modes_by_place_are_read_as_they_are_written(tmp_path: Path) -> None:
    modes = 'modes = ["online", { mode = "collect", where = "43" }, { mode = "joint", where = "yangtze-river-delta" }]'
    catalogue = read_with(tmp_path, GROUPS.read_text("utf-8") + EXTRA, modes)
    assert catalogue.items[1].modes == (
        ItemMode(Mode.ONLINE, None),
        ItemMode(Mode.COLLECT, "43"),
        ItemMode(Mode.JOINT, "yangtze-river-delta"),
    )
    assert catalogue.items[1].public()["modes"][1] == {"mode": "collect", "where": "43"}
    pair, bare = catalogue.agreements
    assert pair == Agreement(
        "example-pair", "示例协议（示例数据）", ("4301", "4401"), ("2022-01",), Mode.COLLECT, "2026-03", "2027",
        "示例〔2026〕1号",
    )  # fmt: skip
    assert (bare.items, bare.mode, bare.since, bare.until) == ((), None, None, None)


def test_a_catalogue_without_groups_has_none() -> None:
    catalogue = read_catalogue(LISTS, [YEAR])
    assert (catalogue.groups, catalogue.agreements) == ((), ())
    assert catalogue.items == packaged_catalogue().items


FAULTS = {
    # what stands in the file → what is put in its place: the sentence behind the file's name
    ('id = "southwest"', 'id = "yangtze-river-delta"'): "[[group]] 5：id“yangtze-river-delta”前面已有",
    ('id = "southwest"', 'id = "西南"'): "[[group]] 2：id 应是小写字母开头",
    ('id = "southwest"', 'id = "43"'): "[[group]] 2：id 应是小写字母开头",
    ('name_en = "Southwest China"\n', ""): "[[group]] 2：缺少 name_en",
    ('name_en = "Southwest China"', 'nam_en = "Southwest China"'): "[[group]] 2：没有“nam_en”这一项",
    ('"54",', '"540000",'): "[[group]] 2：members 应是两位、四位或六位的区划代码，末尾不带 00，而不是“540000”",
    ('"54",', '"西藏",'): "[[group]] 2：members 应是两位",
    ('"54",', '"50",'): "[[group]] 2：members 中有重复",
    ('kind = "kiosk"', 'kind = "robot"'): "[[group]] 7：kind 没有“robot”",
    ("items = []", 'items = ["2022-23"]'): "[[group]] 1：items 里的“2022-23”不在目录里",
    ("[[group]]", "[[gruop]]"): "：没有“gruop”这一项",
    ('id = "without-more"', 'id = "example-pair"'): "[[agreement]] 2：id“example-pair”前面已有",
    ('between = ["4301", "4401"]', 'between = ["4301"]'): "[[agreement]] 1：between 应是两个区划",
    ('between = ["4301", "4401"]', 'between = ["4301", "43"]'): "[[agreement]] 1：between 的两个区划，一个在另一个里面",
    ('between = ["4301", "4401"]', 'between = ["430100", "4401"]'): "[[agreement]] 1：between 应是两位",
    ('mode = "collect"', 'mode = "colect"'): "[[agreement]] 1：mode 没有“colect”",
    ('items = ["2022-01"]', "items = []"): "[[agreement]] 1：写了 mode，就要在 items 里写明",
    ('until = "2027"', 'until = "2026-02-28"'): "[[agreement]] 1：until 早于 since",
    ('until = "2027"', 'until = "明年"'): "[[agreement]] 1：until 应是 2022、2022-12",
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.items())
def test_a_fault_in_the_groups_is_told_with_file_and_place(
    fault: tuple[str, str], sentence: str, tmp_path: Path
) -> None:
    there, instead = fault
    text = GROUPS.read_text("utf-8") + EXTRA
    assert there in text
    with pytest.raises(CatalogueUnreadable) as caught:
        read_with(tmp_path, text.replace(there, instead, 1))
    assert str(caught.value).startswith(f"groups.toml {sentence}".replace(" ：", "："))
    assert caught.value.en.startswith("groups.toml")


MODES_FAULTS = {
    'modes = [{ mode = "collect", where = "hunan" }]': "modes：没有区域“hunan”，只有：pan-pearl-river-delta、",
    'modes = [{ mode = "collect", where = "430" }]': "modes：where 应是两位、四位或六位",
    'modes = [{ mode = "collect", where = "4300" }]': "modes：where 应是两位、四位或六位",
    'modes = [{ mode = "collect", where = "４３" }]': "modes：where 应是两位、四位或六位",
    'modes = [{ mode = "colect", where = "43" }]': "modes：mode 没有“colect”",
    'modes = [{ mode = "collect" }]': "modes：缺少 where",
    'modes = [{ mode = "collect", where = "43", since = "2026" }]': "modes：没有“since”这一项",
    'modes = [{ mode = "joint", where = "43" }, { mode = "joint", where = "43" }]': "：modes 中有重复",
    "modes = [1]": "：modes 应是一组文字或表",
    "": "：缺少 modes",
}


@pytest.mark.parametrize(("modes", "sentence"), MODES_FAULTS.items())
def test_a_fault_in_the_modes_of_an_item_is_told_with_its_item(modes: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable) as caught:
        read_with(tmp_path, GROUPS.read_text("utf-8"), modes)
    assert str(caught.value).startswith(f"2022.toml [[item]] 2 (2022-02) {sentence}".replace(" ：", "："))
