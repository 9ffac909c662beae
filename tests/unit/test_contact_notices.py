"""Whose telephone a bare 联系电话 was taken for is told at its label."""

import pytest

from importer.checks.judging import judge
from importer.notices import Notice
from tests.notice_scenes import rules
from tests.sheets import LABELS, cells, row

_BARE = "联系电话"


def told(labels: dict[str, str], phone: str) -> list[Notice]:
    field = next(name for name, label in labels.items() if label == _BARE)
    sheet = cells([row(**{field: phone})], labels=labels)
    return [notice for notice in judge("表.xlsx", [sheet], rules()).notices if (notice.place.cell or "").endswith("3")]


def without(field: str) -> dict[str, str]:
    return {name: label for name, label in LABELS.items() if name != field}


@pytest.mark.parametrize(
    ("field", "phone", "said", "said_en"),
    [
        pytest.param("manager_mobile", "13900001234", "“负责人手机号码”（", "to the manager's mobile (", id="mobile"),
        pytest.param("manager_mobile", "0731-85550123", "“办公电话”（", "to the office's telephone (", id="landline"),
        pytest.param(
            "manager_mobile",
            "13900001234、0731-85550123",
            "“负责人手机号码”和“办公电话”（",
            "to the manager's mobile and the office's telephone (",
            id="both",
        ),
    ],
)
def test_a_bare_telephone_beside_the_manager_is_told(field: str, phone: str, said: str, said_en: str) -> None:
    labels = {name: label for name, label in {**LABELS, field: _BARE}.items() if name != "office_phone"}
    (notice,) = told(labels, phone)
    assert (notice.code, notice.place.cell, notice.value) == ("value-tidied", "G3", _BARE)
    notices = rules().notices
    assert f"列名“联系电话”已整理为{said}没有写明是谁的电话" in notices.sentence(notice)
    assert f"The column's name “联系电话” was tidied {said_en}it does not say whose" in notices.sentence(notice, "en")


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param({**LABELS, "office_phone": _BARE}, id="the manager's mobile has a column"),
        pytest.param({**without("manager_name"), "office_phone": _BARE}, id="no manager"),
    ],
)
def test_a_bare_telephone_that_can_be_but_the_offices_is_not_told(labels: dict[str, str]) -> None:
    labels = labels if "manager_name" in labels else {k: v for k, v in labels.items() if k != "manager_mobile"}
    assert not told(labels, "0731-85550123")


@pytest.mark.parametrize(("between", "is_told"), [(0, True), (1, True), (2, False)])
def test_a_bare_telephone_is_the_managers_only_where_it_stands_near_his_name(between: int, is_told: bool) -> None:
    kept = {name: label for name, label in LABELS.items() if not name.startswith("manager_") and name != "office_phone"}
    beside = {
        "manager_name": "负责人姓名",
        **{f"spare{at}": f"备用{at}" for at in range(between)},
        "manager_mobile": _BARE,
    }
    notices = [notice for notice in told({**kept, **beside}, "0731-85550123") if notice.code == "value-tidied"]
    assert bool(notices) is is_told


@pytest.mark.parametrize(
    ("filled", "code"),
    [
        ({"office_phone": "13900005678"}, "phone-mobile"),
        ({"office_phone": "0730-8850123"}, "phone-area-mismatch"),
        ({"division_code": "431121", "region_name": "祁阳县"}, "division-abolished"),
    ],
)
def test_a_check_says_what_will_be_public_and_not_that_it_is(filled: dict[str, str], code: str) -> None:
    notices = judge("表.xlsx", [cells([row(**filled)])], rules()).notices
    [notice] = [notice for notice in notices if notice.code == code]
    said, english = (rules().notices.sentence(notice, lang) for lang in ("zh", "en"))
    assert ("将" in said, "已公开" in said, "公开" in said) == (True, False, True)
    assert "will be shown" in english
