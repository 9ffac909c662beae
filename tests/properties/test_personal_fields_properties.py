"""No public field lets a person through: a name or a mobile, in any dress, in any column or beside the office."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importer.checks.judged import JudgedFile
from importer.checks.judging import judge
from importer.notices import Notice
from importer.publishing.identify import Standing, identified
from importer.publishing.merge import WindowRegister
from importer.workbook.cells import CellValue
from tests.notice_scenes import rules
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, cells, row

EVERY_LABEL = {
    **LABELS,
    "window_id": "窗口编号",
    "kind": "窗口类型",
    "level": "层级",
    "items": "可办事项",
    "datum": "坐标系",
    "closed_until": "暂停服务",
    "unknown": "备用",
}
# The private columns say who the persons are; any mobile but the manager's may be an office's telephone.
OPEN = sorted(EVERY_LABEL.keys() - {"manager_name", "manager_mobile"})
STRAY = "13600005678"
LATIN = "LiMingzhe"
NAMES = (SENTINEL_NAME, LATIN)
DRESSES = (
    *(
        "{}",
        "A-{}",
        "{}-01",
        "（{}）",
        "0{}",
        "86{}",
        "+86 {}",
        "2022-01、{}",
        "全部（{}）",
        "百度 {}",
        "自助 {}",
        "县级{}",
    ),
    *(
        "2027年1月1日（{}）",
        "联系{}",
        "周一至周五9:00-17:00 {}",
        "示例路1号{}",
        "{}；112.99",
        "430103 {}",
        "0731-85550123转{}",
    ),
)
GROUPED = st.sampled_from([(3, 4, 4), (11,), (3, 8), (7, 4)])


def parted(number: str, groups: Sequence[int], sign: str) -> str:
    ends = [sum(groups[:at]) for at in range(len(groups) + 1)]
    return sign.join(number[start:end] for start, end in pairwise(ends))


MOBILES = st.builds(parted, st.sampled_from([STRAY, SENTINEL_MOBILE]), GROUPED, st.sampled_from(["", "-", " "]))
PERSONS = st.one_of(st.sampled_from(NAMES), MOBILES)
DRESSED = st.builds(lambda dress, person: dress.format(person), st.sampled_from(DRESSES), PERSONS)
ROWS = st.lists(
    st.dictionaries(st.sampled_from(OPEN), DRESSED, min_size=1, max_size=4).map(
        lambda changed: row(manager_name=f"{SENTINEL_NAME}、{LATIN}", **changed)
    ),
    min_size=1,
    max_size=2,
)


def judged(rows: Sequence[Mapping[str, CellValue]], beside: str = "") -> JudgedFile:
    header = f"填报单位：天心区数据局{beside}    填报时间：2026年3月2日"
    file = judge("表.xlsx", [cells(rows, labels=EVERY_LABEL, header=header)], rules())
    return identified(file, WindowRegister([]), Standing(), rules().notices)[0]


def persons_in(said: str) -> list[str]:
    digits = re.sub(r"[- ]", "", said)
    return [*(name for name in NAMES if name in said), *(n for n in (STRAY, SENTINEL_MOBILE) if n in digits)]


def shown(file: JudgedFile) -> list[str]:
    """All that is public but telephones, among which a mobile is one only where it is not the manager's."""
    public = [window.public() for _, window in file.windows()]
    phones = ["、".join(window.phones).replace(STRAY[:3] + " 0000 5678", "") for _, window in file.windows()]
    return [repr({**each, "phones": None}) for each in public] + phones


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=80)
@given(ROWS, st.one_of(st.just(""), DRESSED))
def test_no_person_is_published_from_any_column(rows: Sequence[Mapping[str, CellValue]], beside: str) -> None:
    for text in shown(judged(rows, beside)):
        assert persons_in(text) == []


@pytest.mark.parametrize("field", OPEN)
@pytest.mark.parametrize("dress", DRESSES)
def test_no_person_in_one_column_is_published_or_told(field: str, dress: str) -> None:
    for person in (SENTINEL_NAME, LATIN, STRAY, SENTINEL_MOBILE):
        file = judged([row(manager_name=f"{SENTINEL_NAME}、{LATIN}", **{field: dress.format(person)})])
        assert persons_in("".join(shown(file))) == []
        told = [notice for notice in file.notices if field != "office_phone" or person != STRAY]
        assert persons_in(repr([said(notice) for notice in told])) == []


def said(notice: Notice) -> tuple[dict[str, object], dict[str, object]]:
    return rules().notices.public(notice), rules().notices.public(notice, "en")


@pytest.mark.parametrize("stated", [STRAY, "139-0000-9876", f"A-{SENTINEL_MOBILE}", LATIN, f"{LATIN}-2"])
def test_an_id_that_is_somebodys_number_or_name_is_told_and_another_given(stated: str) -> None:
    file = judged([row(manager_name=LATIN, window_id=stated)])
    (window,) = file.all_rows()
    assert window is not None
    assert re.fullmatch(r"430103-[a-z2-7]{8}", window.id)
    (notice,) = [each for each in file.notices if each.place.field == "window_id"]
    assert (notice.code, notice.value) == ("text-personal", None)
    assert "已另给编号" in rules().notices.sentence(notice)


def test_an_id_of_an_edition_stays() -> None:
    (window,) = judged([row(window_id="430103-ukgsssxk")]).all_rows()
    assert window is not None
    assert window.id == "430103-ukgsssxk"


@pytest.mark.parametrize("mark", ["同上", "〃"])
def test_a_text_from_above_does_not_name_the_person_above(mark: str) -> None:
    above = row(address=f"示例路1号（找{SENTINEL_NAME}，0731-84440009）", manager_mobile="0731-84440009")
    below = [
        row(window_name=f"窗口{at}", address=mark, manager_name=name) for at, name in enumerate(["王小明", "陈静"])
    ]
    file = judged([above, *below])
    assert persons_in("".join(shown(file))) == []
    assert persons_in(repr([said(notice) for notice in file.notices])) == []
    assert [window.address for _, window in file.windows()] == ["示例路1号"] * 3


@pytest.mark.parametrize("cell", ["85880123、13600005678（小赵）", "王主任85880123", "0730-85880123 陈静"])
def test_whoever_is_named_beside_an_offices_number_is_not_quoted(cell: str) -> None:
    file = judged([row(office_phone=cell)])
    notices = [notice for notice in file.notices if notice.place.field == "office_phone"]
    said_of_it = repr([said(notice) for notice in notices])
    assert notices
    assert not any(name in said_of_it for name in ("小赵", "王主任", "陈静"))
    assert "85880123" in said_of_it


def test_what_merely_announces_an_offices_number_is_quoted() -> None:
    file = judged([row(office_phone="值班电话：13600005678")])
    assert [each.value for each in file.notices if each.code == "phone-mobile"] == ["值班电话：13600005678"]
