"""The command `tongban user`: accounts from the first link to the last audit line, without a password in sight."""

from datetime import timedelta

import pytest

from importer.accounts.password_hashes import PasswordHashes
from importer.accounts.passwords import Passwords
from importer.accounts.sign_in import SignIn
from importer.settings import StaffSettings
from importer.workplace import now
from locator.divisions.divisions import Divisions
from tests.desk import Desk
from tests.kept_accounts import GOOD, OFFICE

OF_AN_OFFICE = ("--right", "office", "--office", OFFICE, "--scope", "430103")


def token_of(link: str) -> str:
    """What stands behind a link's #."""
    page, _, token = link.partition("#")
    assert page == "/password"
    return token


def test_a_person_gets_from_a_printed_link_to_a_session(desk: Desk) -> None:
    made = desk.run("user", "add", "Tianxin", *OF_AN_OFFICE, "--json").document
    assert made["account"] | {"created_by": "", "created_at": ""} == {
        "name": "tianxin",
        "rights": ["office"],
        "scope": "430103",
        "office": OFFICE,
        "state": "invited",
        "created_by": "",
        "created_at": "",
    }
    rules = StaffSettings(data=desk.data).account_rules()
    store, hashes = desk.store(), PasswordHashes(rules.hash_kind)
    try:
        Passwords(store, rules, hashes).set_by_link(token_of(made["link"]), GOOD, "10.0.0.7", now())
        assert SignIn(store, rules, hashes).by_password("tianxin", GOOD, "10.0.0.7", now() + timedelta(seconds=1))
        said = [(entry.what, entry.subject) for entry in store.audit()]
    finally:
        store.close()
    assert said == [(what, "account tianxin") for what in ("account-made", "link-made", "password-set", "signed-in")]
    assert [each["state"] for each in desk.run("user", "list", "--json").document] == ["active"]


def test_what_is_said_is_said_in_two_languages_and_the_link_once(desk: Desk) -> None:
    said = desk.run("user", "add", "tianxin", *OF_AN_OFFICE)
    first, second, link = said.out.splitlines()
    assert first == f"tianxin  待设密码  office  430103  {OFFICE}"
    assert "只能用一次" in second
    assert token_of(link)
    english = desk.run("--lang", "en", "user", "link", "tianxin")
    assert "good once until" in english.out
    assert token_of(english.out.splitlines()[2]) != token_of(link)
    assert token_of(link) not in desk.run("user", "list").out


def test_an_account_is_disabled_and_enabled(desk: Desk) -> None:
    desk.run("user", "add", "tianxin", *OF_AN_OFFICE)
    assert desk.run("user", "disable", "TIANXIN", "--json").document["state"] == "disabled"
    assert desk.run("user", "link", "tianxin").is_one_line
    assert "停用" in desk.run("user", "list").out
    assert desk.run("user", "enable", "tianxin", "--json").document["state"] == "invited"
    assert desk.run("user", "link", "tianxin", "--without-second-factor", "--json").document["link"]


def test_a_token_is_shown_once_listed_without_itself_and_revoked(desk: Desk) -> None:
    desk.run("user", "add", "city", "--right", "city", "--right", "viewer", "--scope", "长沙市")
    made = desk.run(
        "user", "token", "city", "--days", "3", "--rights", "viewer", "--scope", "430103", "--json"
    ).document
    assert made["token"].startswith("tongban_")
    assert (made["id"], made["rights"], made["scope"]) == (1, ["viewer"], "430103")
    listed = desk.run("user", "tokens", "city", "--json")
    assert listed.document == [{key: value for key, value in made.items() if key != "token"}]
    assert "没有用过" in desk.run("user", "tokens", "city").out
    assert desk.run("user", "revoke", "1", "--json").document == {"id": 1, "account": "city", "revoked": True}
    assert "revoked" in desk.run("--lang", "en", "user", "tokens", "city").out
    word = desk.run("user", "token", "city").out.splitlines()[1]
    assert word.startswith("tongban_")
    assert "city 的令牌 2 已作废" in desk.run("user", "revoke", "2").out


def test_before_there_is_any_account_the_list_says_so(desk: Desk) -> None:
    assert desk.run("user", "list").out == "还没有账号\n"
    assert desk.run("user", "list", "--json").document == []
    desk.run("user", "add", "tianxin", *OF_AN_OFFICE)
    assert desk.run("--lang", "en", "user", "tokens", "tianxin").out == "no token\n"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("user",), id="nothing to do"),
        pytest.param(("user", "add", "new"), id="no right"),
        pytest.param(("user", "add", "new", "--right", "clerk"), id="a right that there is not"),
        pytest.param(("user", "add", "new", "--right", "city"), id="no scope"),
        pytest.param(("user", "add", "new", "--right", "city", "--scope", "430199"), id="no such division"),
        pytest.param(("user", "add", "new", "--right", "city", "--scope", "43010"), id="no scope at all"),
        pytest.param(("user", "add", "new", "--right", "city", "--scope", "鼓楼区"), id="four divisions of a name"),
        pytest.param(("user", "add", "new", "--right", "office", "--scope", "430103"), id="an office without a name"),
        pytest.param(("user", "add", "=cmd", "--right", "city", "--scope", "4301"), id="a formula"),
        pytest.param(("user", "add", "tianxin", "--right", "city", "--scope", "4301"), id="a name that is taken"),
        pytest.param(("user", "add", "n1", "--right", "admin", "--right", "auditor"), id="duties that belong apart"),
        pytest.param(("user", "disable", "nobody"), id="nobody to disable"),
        pytest.param(("user", "link", "\udcff\n"), id="a name of no letters"),
        pytest.param(("user", "token", "nobody"), id="nobody's token"),
        pytest.param(("user", "token", "tianxin", "--days", "0"), id="a token for no day"),
        pytest.param(("user", "token", "tianxin", "--days", "9999"), id="a token for ever"),
        pytest.param(("user", "token", "tianxin", "--rights", "clerk"), id="a token with a right that there is not"),
        pytest.param(("user", "token", "tianxin", "--rights", "province"), id="a token with another's right"),
        pytest.param(("user", "token", "tianxin", "--scope", "43"), id="a token beyond the scope"),
        pytest.param(("user", "revoke", "7"), id="no such token"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_done_is_one_line_and_changes_nothing(desk: Desk, arguments: tuple[str, ...], lang: str) -> None:
    desk.run("user", "add", "tianxin", *OF_AN_OFFICE)
    before = desk.run("user", "list", "--json").document
    said = desk.run("--lang", lang, *arguments, "--json" if len(arguments) > 1 else "--lang")
    assert (said.code, said.is_one_line) == (2, True)
    assert desk.run("user", "list", "--json").document == before


def test_no_command_takes_a_password(desk: Desk) -> None:
    desk.run("user", "add", "tianxin", *OF_AN_OFFICE)
    assert desk.run("user", "add", "other", *OF_AN_OFFICE, "--password", GOOD).code == 2
    assert "password" not in desk.run("user", "add", "--help").out.replace("set its password", "")


def test_a_setting_reaches_the_commands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_SEPARATE_DUTIES", "false")
    monkeypatch.setenv("TONGBAN_LINK_HOURS", "1")
    made = desk.run("user", "add", "both", "--right", "admin", "--right", "auditor", "--json").document
    assert made["account"]["rights"] == ["admin", "auditor"]
    assert made["expires_at"][:13] != made["account"]["created_at"][:13]


def test_settings_that_cannot_be_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_REQUIRE_SECOND_FACTOR", "clerks")
    assert desk.run("user", "list").is_one_line


def test_a_province_is_named_by_its_name_too(desk: Desk, divisions: Divisions) -> None:
    assert desk.run("user", "add", "sheng", "--right", "province", "--scope", "湖南省").code == 0
    assert desk.run("user", "list", "--json").document[0]["scope"] == "43"
