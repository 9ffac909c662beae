"""A person's name is withheld where it is one, and left where the same signs are an ordinary word."""

import pytest

from importer.checks.person_names import without_name
from importer.checks.personal import office_of, without_known
from importer.checks.persons import Persons, persons_of
from importer.checks.sheet_table import tables_in
from tests.notice_scenes import DATED, Scene, rules
from tests.sheets import SENTINEL_NAME, cells, row


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("广州市白云区白云大道1号", "白云", "广州市白云区白云大道1号"),
        ("高峰期请错峰办理", "高峰", "高峰期请错峰办理"),
        ("周一至周五 9:00-17:00", "周一", "周一至周五 9:00-17:00"),
        ("周一、周三", "周一", "周一、周三"),
        ("人民路和平大厦", "和平", "人民路和平大厦"),
        ("欧阳海镇政务中心", "欧阳海", "欧阳海镇政务中心"),
        ("示例路1号 联系人白云", "白云", "示例路1号 联系人□"),
        ("示例路1号（白云）", "白云", "示例路1号（□）"),
        ("联系人：周一", "周一", "联系人：□"),
        ("联系人：白云13900001234", "白云", "联系人：□13900001234"),
        ("请找高峰办理", "高峰", "请找□办理"),
        ("示例路1号李明", "李明", "示例路1号□"),
        ("李　明同志", "李明", "□同志"),
        ("联系张建国办理", "张建国", "联系□办理"),
        ("由张建国受理", "张建国", "由□受理"),
        ("李明、王芳", "王芳", "李明、□"),
        ("联系人李明，请找李　明", "李明", "联系人□，请找□"),
        ("（李明）\U00030000", "李明", "（□）\U00030000"),
        ("Li Ming, 2F", "LiMing", "□, 2F"),
        ("Living room", "Li", "Living room"),
    ],
)
def test_a_name_is_told_from_the_same_signs_in_a_word(text: str, name: str, shown: str) -> None:
    assert without_name(text, name, "□") == shown


@pytest.mark.parametrize("name", ["高", "白云", "天心", "周一", "中心", "政务"])
def test_a_manager_called_like_a_place_blanks_nothing_out(name: str) -> None:
    scene = Scene(
        [row(manager_name=name, address="湖南省长沙市天心区白云路高桥1号", office_hours="周一至周五 9:00-17:00")]
    )
    assert "text-personal" not in {notice.code for notice in scene.notices()}


@pytest.mark.parametrize(
    "number", ["8613900001111", "+86 139 0000 1111", "0139-0000-1111", "１３９００００１１１１", "139 0000 1111"]
)
def test_a_mobile_is_found_however_it_is_dialled(number: str) -> None:
    codes = [notice.code for notice in Scene([row(address=f"湖南省长沙市天心区甲路1号 {number}")]).notices()]
    assert codes.count("text-personal") == 1


def test_a_person_beside_the_reporting_office_is_told_of_once_in_the_header() -> None:
    header = DATED.format("2026年3月2日").replace("审批服务局", "审批服务局 张三丰 13900001111")
    told = [notice for notice in Scene([row()], header=header).notices() if notice.code == "text-personal"]
    assert [(notice.place.cell, notice.place.field, notice.value) for notice in told] == [
        ("A2", "filled_by_unit", None)
    ]


@pytest.mark.parametrize(
    ("office", "shown"),
    [
        ("天心区行政审批服务局", "天心区行政审批服务局"),
        ("天心区 政务中心（一楼）", "天心区 政务中心（一楼）"),
        ("天心区审批局 张三丰 13900001111", "天心区审批局"),
        ("天心区审批局（办公室）13900001111", "天心区审批局"),
        (f"天心区审批局（{SENTINEL_NAME}）", "天心区审批局"),
        ("", ""),
    ],
)
def test_an_office_is_shown_without_whoever_is_named_beside_it(office: str, shown: str) -> None:
    (table,) = tables_in(cells([row()], header=f"填报单位：{office}    填报时间：2026年3月2日"), rules().form)
    assert office_of(table, persons_of(table), rules().divisions) == shown


@pytest.mark.parametrize(
    ("office", "shown"),
    [
        ("天心区审批局 联系人张三", "天心区审批局"),
        ("天心区审批局 联系人　张 三", "天心区审批局"),
        ("天心区审批局 经办人：张三", "天心区审批局"),
        ("天心区审批局 经办人：张三、李四", "天心区审批局"),
        ("天心区审批局，负责人王小明", "天心区审批局"),
        ("天心区审批局（填报人：王小明）", "天心区审批局"),
        ("天心区审批局 张三联系人 85550123", "天心区审批局 85550123"),
        ("天心区审批局 王主任", "天心区审批局"),
        ("天心区审批局 张三科长（盖章）", "天心区审批局"),
        ("天心区审批局/欧阳小明主任", "天心区审批局"),
        *(
            (f"长沙市社保局 {place}", f"长沙市社保局 {place}")
            for place in ("金盆岭", "马王堆", "万家丽", "伍家岭", "朱亭", "方大", "黄兴", "高新职工", "张三")
        ),
        ("长沙市社保局（马王堆）", "长沙市社保局（马王堆）"),
        ("长沙市社保局 马王堆 联系人 张三", "长沙市社保局 马王堆"),
        ("天心区审批局 安全科", "天心区审批局 安全科"),
        ("天心区 政务中心", "天心区 政务中心"),
        ("湖南省 岳麓区", "湖南省 岳麓区"),
        ("湖南 安仁", "湖南 安仁"),
        ("内蒙古 阿荣 政务中心", "内蒙古 阿荣 政务中心"),
        ("长沙市政务中心 高新", "长沙市政务中心 高新"),
        ("天心区政务中心（万达）", "天心区政务中心（万达）"),
        ("张家界市 方便群众中心", "张家界市 方便群众中心"),
        ("张三", "张三"),
    ],
)
def test_a_stranger_behind_the_office_is_no_part_of_its_name(office: str, shown: str) -> None:
    (table,) = tables_in(cells([row()], header=f"填报单位：{office}    填报时间：2026年3月2日"), rules().form)
    assert office_of(table, persons_of(table), rules().divisions) == shown


def test_a_stranger_behind_a_suspicious_office_is_in_no_notice() -> None:
    scene = Scene([row()], header="填报单位：=天心区审批局 张三丰主任    填报时间：2026年3月2日")
    told = [notice for notice in scene.notices() if notice.place.field == "filled_by_unit"]
    assert [notice.code for notice in told] == ["text-personal", "text-suspicious"]
    assert "张三丰" not in str(told)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0731-85880123（）", "0731-85880123（）"),
        ("0731-85880123；0731-85880124", "0731-85880123；0731-85880124"),
        ("85880123（小赵）；85880124、85880125", "85880123；85880124、85880125"),
        ("85880123、王主任85880124，85880125", "85880123、85880124，85880125"),
        ("13900001111；85880123（工作日）", "85880123（工作日）"),
        ("12345（）120", "12345（）120"),
    ],
)
def test_a_telephones_text_keeps_its_numbers_without_whoever_is_named(text: str, shown: str) -> None:
    assert without_known(text, Persons((("陈静",),), (("13900001111",),)), 0) == shown


@pytest.mark.parametrize("name", ["高", "张XX", "无"])
def test_a_surname_alone_and_a_masked_name_are_nobodys(name: str) -> None:
    codes = {notice.code for notice in Scene([row(manager_name=name, transit=f"1路（{name}）")]).notices()}
    assert "text-personal" not in codes
