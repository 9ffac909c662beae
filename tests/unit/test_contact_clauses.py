"""Whoever stands beside a mobile goes with it, and of a private cell every name is known again."""

import re

import pytest

from importer.checks.contact_clauses import NAME, NUMBER, without_contacts
from importer.checks.judging import judge
from importer.checks.personal import without_personal
from importer.checks.persons import Persons, names_in
from importer.notices import NoticeTable, Severity
from tests.notice_scenes import DATED, rules
from tests.sheets import cells, row

PERSONS = Persons((("王五六", "李明"),), (("13900001111",),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系王小明 13900001234", ""),
        ("公交101，找小赵（13600005678）", "公交101"),
        ("示例路517号（联系人：陈静，电话13900002222）", "示例路517号"),
        ("工作日9:00-17:00，联系人刘洋13500001111", "工作日9:00-17:00"),
        ("示例路36号 王主任13600005678", "示例路36号"),
        ("示例路298号陈静13600005678", "示例路298号"),
        ("示例路36号王局13600005678", "示例路36号"),
        ("示例路1号13600005678旁边2楼", "示例路1号旁边2楼"),
        ("甲楼13600005678乙楼13700005678丙楼13900005678丁楼", "甲楼乙楼丙楼丁楼"),
        ("示例路1号，联系人，陈静，13600005678", "示例路1号"),
        ("白云区公安局13600005678", "白云区公安局"),
        ("长沙市某局（李明）", "长沙市某局"),
        ("常宁市局（李明）", "常宁市局"),
        ("示例路298号联系人陈静，电话13600005678", "示例路298号"),
        ("示例路1号，联系人：张三丰、陈静；电话：13600005678、13700005678", "示例路1号"),
        ("示例路1号 13600005678 王小明", "示例路1号"),
        ("示例路1号 13600005678（微信同号）", "示例路1号"),
        ("示例路1号（2楼，联系人：陈静13600005678）", "示例路1号（2楼）"),
        ("示例路1号（负责人陈静13600005678）（2楼）", "示例路1号（2楼）"),
        ("地铁1号线。如有疑问请联系陈静主任13900001234。", "地铁1号线"),
        ("工作日9:00-17:00，其他时间请拨13600005678", "工作日9:00-17:00"),
        ("公交101，联系人李明，电话0731-85550123", "公交101，电话0731-85550123"),
        ("工作日9:00-12:00（李明值班）", "工作日9:00-12:00"),
        ("到站后打李明电话", "到站后"),
        ("13600005678）示例路1号", "示例路1号"),
        # No person beside the mobile: what stands there stays.
        ("三楼大厅13600005678", "三楼大厅"),
        ("一楼东侧13600005678", "一楼东侧"),
        ("天心区政务服务中心13600005678", "天心区政务服务中心"),
        ("1）公交101；2）地铁1号线 13600005678", "1）公交101；2）地铁1号线"),
        ("13600005678，周一至周五", "周一至周五"),
        ("电话0731-85550123 13600005678", "电话0731-85550123"),
    ],
)
def test_the_clause_beside_a_person_goes_with_him(text: str, shown: str) -> None:
    assert without_personal(text, PERSONS, 0) == shown


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张伟国、王小明", {"张伟国", "王小明"}),
        ("张伟国 王小明", {"张伟国", "王小明"}),
        ("张伟国（主任）", {"张伟国"}),
        ("张伟国/13800001111", {"张伟国"}),
        ("张伟国13800001111", {"张伟国"}),
        ("张伟国同志", {"张伟国"}),
        ("负责人：张伟国", {"张伟国"}),
        ("A岗：张伟国 B岗：王小明", {"张伟国", "王小明"}),
        ("张　三、李 四", {"张三", "李四"}),
        ("张三和李四", {"张三", "李四"}),
        ("阿卜杜拉·买买提", {"阿卜杜拉·买买提"}),
        ("Li Ming", {"LiMing"}),
        ("张XX", set()),
        ("无", set()),
        ("张" * 30_000, set()),
    ],
)
def test_every_name_of_a_private_cell_is_known(cell: str, names: set[str]) -> None:
    assert names <= set(names_in(cell))
    assert bool(names) == bool(names_in(cell))


@pytest.mark.parametrize(
    "cell", ["张伟国、王小明", "张伟国（主任）", "张伟国13800001111", "负责人：张伟国", "张伟国同志"]
)
def test_a_dressed_name_is_withheld_from_every_public_text(cell: str) -> None:
    person = {"manager_name": cell, "manager_mobile": "张伟国 13900001234"}
    file = judge("表.xlsx", [cells([row(**person, address="天心区示例路1号 张伟国", transit="找张伟国")])], rules())
    ((_, window),) = file.windows()
    assert (window.address, window.transit) == ("天心区示例路1号", None)
    assert "张伟国" not in repr([rules().notices.public(notice) for notice in file.notices])


def test_what_will_be_public_is_said() -> None:
    file = judge("表.xlsx", [cells([row(address="天心区示例路1号 联系王小明 13600005678")])], rules())
    ((said, told),) = [(rules().notices.sentence(n), n) for n in file.notices if n.code == "text-personal"]
    assert "将公开为“天心区示例路1号”" in said
    assert (told.value, told.severity) == (None, Severity.WARNING)


@pytest.mark.parametrize(
    "beside", ["(李明13900001234)", " 王小明 13900001234", "（联系人：王小明 13900001234）", "欧阳哨兵13900001234"]
)
def test_nobody_stays_beside_the_reporting_office(beside: str) -> None:
    header = DATED.format("2026年3月2日").replace("审批服务局", f"审批服务局{beside}")
    rows = [row(manager_name="王小明"), row(number=2, window_name="二号窗口", address="天心区示例路2号")]
    file = judge("表.xlsx", [cells(rows, header=header)], rules())
    assert file.offices() == {"长沙市天心区行政审批服务局"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_notice_quotes_what_is_left_of_a_cell(lang: str) -> None:
    changed = {"office_phone": "85880123、13900009876（小赵）", "office_hours": "见公告，联系人刘洋13500001111"}
    file = judge("表.xlsx", [cells([row(**changed)])], rules())
    said = {notice.code: rules().notices.sentence(notice, lang) for notice in file.notices}
    assert "“85880123”" in said["phone-area-missing"]
    assert "“见公告”" in said["hours-unreadable"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sentence_without_its_value_quotes_nothing_and_stays_whole(lang: str) -> None:
    table = NoticeTable.read()
    for code, wording in table.wordings.items():
        said = wording.en if lang == "en" else wording.zh
        words = dict.fromkeys(re.findall(r"\{([a-z_]+)\}", said), "某") | {"value": ""}
        file = judge("表.xlsx", [cells([row(transit="13600005678")])], rules())
        notice = next(each for each in file.notices if each.code == "text-personal")
        whole = table.sentence(type(notice)(code, notice.severity, notice.place, words=words), lang)
        assert not re.search(r"“”|（）|\(\)", whole), whole


@pytest.mark.parametrize("number", ["1" * 30_000, "139" * 7])
def test_a_number_that_nobody_can_dial_is_nobodys(number: str) -> None:
    changed = {"manager_mobile": number, "transit": f"公交：{number}路"}
    file = judge("表.xlsx", [cells([row(**changed)])], rules())
    assert [window.transit for _, window in file.windows()] == [f"公交：{number}路"]


@pytest.mark.parametrize("around", ["，", "（", "王", "联系", "小明，", "李 "])
def test_a_mobile_is_withheld_behind_any_length_of_signs(around: str) -> None:
    assert "136" not in without_personal(f"示例路{around * 10_000}13600005678", PERSONS, 0)


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        (f"甲路1号。联系人{NAME}，乙座", "甲路1号。乙座"),  # a stop parts more than a comma
        (f"甲路1号，{NAME}。乙座", "甲路1号。乙座"),
        (f"甲路1号\n{NAME}，乙座", "甲路1号\n乙座"),  # a line's end more than either
    ],
)
def test_of_two_signs_that_met_the_one_that_parts_more_stays(marked: str, left: str) -> None:
    assert without_contacts(marked) == left


def test_an_office_that_a_number_stands_beside_stays() -> None:
    assert without_contacts(f"二楼咨询服务中心{NUMBER}") == "二楼咨询服务中心"
