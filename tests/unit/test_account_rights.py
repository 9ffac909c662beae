"""Who may do what on the staff side, every deed for every right written out; and what an account may be."""

import pytest

from importer.accounts.account import AccountFault, Mandate, Right, wanted_account
from importer.accounts.rights import (
    RIGHTS,
    Answer,
    Deed,
    Forbidden,
    NotFound,
    Target,
    demand,
    is_narrower,
    may,
    may_keep,
    mixes_duties,
)
from tests.house import HOUSE

OFFICE = "天心区政务服务中心"
OWN = Target("430103", OFFICE)
ANOTHERS = Target("430103", "天心区数据局")
CITYS = Target("4301")
ELSEWHERE = Target("430202", "荷塘区政务服务中心")
TARGETS = (OWN, ANOTHERS, CITYS, ELSEWHERE)

HOLDERS = {
    Right.OFFICE: Mandate(frozenset({Right.OFFICE}), "430103", OFFICE),
    Right.CITY: Mandate(frozenset({Right.CITY}), "4301", None),
    Right.PROVINCE: Mandate(frozenset({Right.PROVINCE}), "43", None),
    Right.VIEWER: Mandate(frozenset({Right.VIEWER}), "4301", None),
    Right.ADMIN: Mandate(frozenset({Right.ADMIN}), "", None),
    Right.AUDITOR: Mandate(frozenset({Right.AUDITOR}), "", None),
}
SAID = {Answer.YES: "y", Answer.NOT_FOUND: "n", Answer.FORBIDDEN: "f"}

# For each right in the order above: own office, another one of the county, the city itself, a county of another city.
# y: it may; n: it is not found; f: the right is missing.
TABLE = """
read             ynnn yyyn yyyy yyyn ffff ffff
read-private     ynnn yyyn yyyy ffff ffff ffff
upload           ynnn yyyn ffff ffff ffff ffff
mend             ynnn yyyn ffff ffff ffff ffff
hand-in          ynnn yyyn ffff ffff ffff ffff
withdraw         ynnn yyyn ffff ffff ffff ffff
nothing-changed  ynnn yyyn ffff ffff ffff ffff
corrections      ynnn yyyn yyyy ffff ffff ffff
return           ffff yyyn yyyy ffff ffff ffff
publish          ffff ffff yyyy ffff ffff ffff
roll-back        ffff ffff yyyy ffff ffff ffff
preview          ffff ffff yyyy ffff ffff ffff
deadlines        ffff ffff yyyy ffff ffff ffff
compare          yyyy yyyy yyyy yyyy ffff ffff
ledger           ynnn yyyn yyyy yyyn ffff ffff
coverage         yyyy yyyy yyyy yyyy ffff ffff
counterparts     yyyy yyyy yyyy yyyy ffff ffff
contact          yyyy yyyy yyyy yyyy ffff ffff
full-export      ynnn yyyn yyyy ffff ffff ffff
accounts         ffff yyyn yyyy ffff yyyy ffff
settings         ffff ffff ffff ffff yyyy ffff
audit            ffff ffff ffff ffff ffff yyyy
"""


def test_each_right_may_do_what_is_written_here_and_nothing_else() -> None:
    said = {
        deed.value: ["".join(SAID[may(holder, deed, target)] for target in TARGETS) for holder in HOLDERS.values()]
        for deed in Deed
    }
    assert said == {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}


def test_the_page_of_decisions_shows_how_far_each_right_reaches() -> None:
    page = (HOUSE / "docs/decisions/accounts.md").read_text("utf-8")
    rows = [
        " | ".join([f"| `{deed}`", *(RIGHTS[deed].get(right, "–") for right in HOLDERS), ""]).strip() for deed in Deed
    ]
    assert "\n".join(rows) in page


@pytest.mark.parametrize("deed", Deed)
def test_without_a_target_a_deed_is_allowed_to_whoever_may_do_it_to_something(deed: Deed) -> None:
    for holder in HOLDERS.values():
        somewhere = any(may(holder, deed, target) is Answer.YES for target in TARGETS)
        assert may(holder, deed) is (Answer.YES if somewhere else Answer.FORBIDDEN)


def test_a_missing_right_is_forbidden_and_what_is_out_of_scope_is_not_found() -> None:
    demand(HOLDERS[Right.CITY], Deed.RETURN, OWN)
    with pytest.raises(Forbidden, match="没有这项权限"):
        demand(HOLDERS[Right.OFFICE], Deed.RETURN, ELSEWHERE)
    with pytest.raises(NotFound, match="没有找到"):
        demand(HOLDERS[Right.CITY], Deed.RETURN, ELSEWHERE)


def test_an_office_of_the_same_name_in_another_county_is_another_office() -> None:
    assert may(HOLDERS[Right.OFFICE], Deed.READ, Target("430202", OFFICE)) is Answer.NOT_FOUND


def test_several_rights_reach_as_far_as_the_one_that_reaches_farthest() -> None:
    both = Mandate(frozenset({Right.OFFICE, Right.VIEWER}), "4301", "长沙市数据局")
    assert may(both, Deed.READ, OWN) is Answer.YES
    assert may(both, Deed.MEND, OWN) is Answer.NOT_FOUND
    assert may(both, Deed.MEND, Target("4301", "长沙市数据局")) is Answer.YES


MAKERS = """
city      y f f y f f
province  y y y y f f
admin     y y y y y y
office    f f f f f f
viewer    f f f f f f
auditor   f f f f f f
"""


def test_each_right_makes_the_accounts_written_here_and_no_other() -> None:
    wanted = [Mandate(frozenset({right}), "430103", OFFICE if right is Right.OFFICE else None) for right in Right]
    order = [Right.OFFICE, Right.CITY, Right.PROVINCE, Right.VIEWER, Right.ADMIN, Right.AUDITOR]
    wanted = [next(each for each in wanted if each.rights == {right}) for right in order]
    for line in MAKERS.strip().splitlines():
        maker, *said = line.split()
        assert [SAID[may_keep(HOLDERS[Right(maker)], each)] for each in wanted] == said, maker


@pytest.mark.parametrize(
    ("maker", "rights", "scope", "answer"),
    [
        pytest.param(Right.CITY, {Right.OFFICE}, "430202", Answer.NOT_FOUND, id="an office of another city"),
        pytest.param(Right.CITY, {Right.VIEWER}, "43", Answer.NOT_FOUND, id="a viewer of more than the city"),
        pytest.param(Right.CITY, {Right.OFFICE, Right.CITY}, "4301", Answer.FORBIDDEN, id="more than a city may give"),
        pytest.param(Right.PROVINCE, {Right.PROVINCE}, "44", Answer.NOT_FOUND, id="another province"),
        pytest.param(Right.PROVINCE, {Right.ADMIN}, "", Answer.NOT_FOUND, id="the whole country's admin"),
        pytest.param(Right.ADMIN, {Right.PROVINCE}, "44", Answer.YES, id="an admin has no bounds"),
    ],
)
def test_accounts_are_made_within_the_makers_scope(
    maker: Right, rights: set[Right], scope: str, answer: Answer
) -> None:
    assert may_keep(HOLDERS[maker], Mandate(frozenset(rights), scope, None)) is answer


def test_duties_are_mixed_where_admin_auditor_or_data_rights_meet() -> None:
    mixed = {frozenset({a, b}) for a in Right for b in Right if mixes_duties(frozenset({a, b}))}
    data = {Right.OFFICE, Right.CITY, Right.PROVINCE, Right.VIEWER}
    assert mixed == {
        *(frozenset({Right.ADMIN, each}) for each in {*data, Right.AUDITOR}),
        *(frozenset({Right.AUDITOR, each}) for each in data),
    }


def test_a_narrower_mandate_has_no_right_scope_or_office_of_its_own() -> None:
    city = HOLDERS[Right.CITY]
    assert is_narrower(city, city)
    assert is_narrower(Mandate(city.rights, "430103", None), city)
    assert not is_narrower(Mandate(city.rights, "43", None), city)
    assert not is_narrower(Mandate(city.rights | {Right.VIEWER}, "4301", None), city)
    assert not is_narrower(Mandate(city.rights, "4301", OFFICE), city)


def test_an_account_is_put_in_order_before_it_is_kept() -> None:
    wanted = wanted_account(" Ｔianxin-01 ", [Right.OFFICE], "430100", f" {OFFICE} ")
    assert wanted.name == "tianxin-01"
    assert wanted.mandate == Mandate(frozenset({Right.OFFICE}), "4301", OFFICE)
    assert wanted_account("审计", [Right.AUDITOR], "", None).mandate.scope == ""


@pytest.mark.parametrize(
    ("name", "rights", "scope", "office", "says"),
    [
        pytest.param("x", {Right.CITY}, "4301", None, "2 至 40", id="a name too short"),
        pytest.param("_ab", {Right.CITY}, "4301", None, "2 至 40", id="a name that begins with a sign"),
        pytest.param("=cmd", {Right.CITY}, "4301", None, "2 至 40", id="a formula as a name"),
        pytest.param("a b", {Right.CITY}, "4301", None, "2 至 40", id="a space within"),
        pytest.param("a" * 41, {Right.CITY}, "4301", None, "2 至 40", id="a name too long"),
        pytest.param("13900001234", {Right.CITY}, "4301", None, "手机号", id="a mobile"),
        pytest.param("139-0000-1234", {Right.CITY}, "4301", None, "手机号", id="a mobile in three parts"),
        pytest.param("43010319900101001X", {Right.CITY}, "4301", None, "身份证号", id="an identity number"),
        pytest.param("cs", set(), "4301", None, "权限", id="no right"),
        pytest.param("cs", {Right.CITY}, "", None, "区划范围", id="no scope"),
        pytest.param("cs", {Right.CITY}, "长沙", None, "长沙", id="a scope in words"),
        pytest.param("cs", {Right.CITY}, "43010", None, "43010", id="five digits"),
        pytest.param("cs", {Right.OFFICE}, "4301", None, "单位全称", id="an office without a name"),
        pytest.param("cs", {Right.CITY}, "4301", OFFICE, "不写单位", id="a city with an office"),
        pytest.param("cs", {Right.OFFICE}, "4301", "局" * 101, "100 字", id="an office too long"),
        pytest.param("cs", {Right.OFFICE}, "4301", "一局\n二局", "一行", id="an office in two lines"),
    ],
)
def test_what_an_account_cannot_be_is_one_sentence(
    name: str, rights: set[Right], scope: str, office: str | None, says: str
) -> None:
    with pytest.raises(AccountFault, match=says) as raised:
        wanted_account(name, rights, scope, office)
    assert raised.value.en != raised.value.zh
