"""What a password must be, and that nothing else is asked of it."""

from datetime import UTC, datetime

import pytest

from importer.accounts.account import Account, AccountState, Mandate, Right
from importer.accounts.password_rules import PasswordRefused, check_password, is_common, packaged_words

ACCOUNT = Account(
    1, "tianxin-zwzx", Mandate(frozenset({Right.CITY}), "4301", None), AccountState.ACTIVE, "x", datetime.now(UTC)
)


def refusal(password: str, least: int = 12) -> PasswordRefused | None:
    """What a password is refused with; None where it is taken."""
    try:
        check_password(password, ACCOUNT, least, packaged_words())
    except PasswordRefused as refused:
        return refused
    return None


@pytest.mark.parametrize(
    "password",
    [
        "三只羊在山坡上晒太阳吃草",
        "correct horse battery staple",
        "kfjwpqmznxbt",
        "绿皮火车 开过 湘江大桥",
        "tongban-melkweg",
        "x7 Pq9w LLm2",
        "            甲乙丙丁",
    ],
)
def test_a_long_password_that_nobody_thinks_of_is_taken_whatever_its_signs(password: str) -> None:
    assert refusal(password) is None


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("123456789012", id="digits in a row"),
        pytest.param("987654321098", id="backwards"),
        pytest.param("888888888888", id="one digit"),
        pytest.param("112233445566", id="pairs of digits"),
        pytest.param("abcdefghijklm", id="the alphabet"),
        pytest.param("qwertyuiop123", id="a row of keys and digits"),
        pytest.param("poiuytrewq321", id="a row of keys backwards"),
        pytest.param("1qaz2wsx3edc", id="columns of keys"),
        pytest.param("1q2w3e4r5t6y", id="a zigzag of keys"),
        pytest.param("password1234", id="the word itself"),
        pytest.param("P@ssw0rd2026", id="the word in disguise"),
        pytest.param("Admin@123456", id="the administrator"),
        pytest.param("zhengwu@2026", id="the office and the year"),
        pytest.param("Tongban20261122", id="the program and the day"),
        pytest.param("政务服务中心政务服务中心", id="the office in Chinese"),
        pytest.param("跨省通办2026跨省通办", id="the program in Chinese"),
        pytest.param("ｔｏｎｇｂａｎ２０２６１２３", id="full-width"),
        pytest.param("t-o-n-g-b-a-n-2-0-2-6", id="signs between"),
        pytest.param("abababababab", id="two letters again and again"),
        pytest.param("kx7kx7kx7kx7", id="three signs again and again"),
        pytest.param("woaizhongguo1314", id="what is sung"),
        pytest.param("            ", id="spaces alone"),
        pytest.param("!@#!@#!@#!@#", id="signs alone"),
        pytest.param("tianxin-zwzx-1", id="the account's name"),
        pytest.param("TIANXIN2026tianxin", id="a part of the account's name"),
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str) -> None:
    refused = refusal(password)
    assert refused is not None
    assert "太常见" in refused.zh
    assert "too common" in refused.en


def test_the_least_length_counts_characters_and_is_a_setting() -> None:
    refused = refusal("羊在山坡上晒太阳吃草")
    assert refused is not None
    assert "至少 12 个字，现在是 10 个" in refused.zh
    assert refusal("羊在山坡上晒太阳吃草", least=10) is None
    assert refusal("x7 Pq9w LLm2", least=13) is not None


def test_a_password_that_nobody_typed_is_too_long() -> None:
    assert refusal("羊在山坡上晒太阳吃草绿" * 90 + "水青山明月清风白云飞") is None
    refused = refusal("羊在山坡上晒太阳吃草绿" * 90 + "水青山明月清风白云飞鸟x")
    assert refused is not None
    assert "最多 1000" in refused.zh


@pytest.mark.parametrize("password", ["kfjw", "123456789012", "tianxin-zwzx", "SENTINEL" * 200])
def test_no_refusal_quotes_the_password(password: str) -> None:
    refused = refusal(password)
    assert refused is not None
    assert password not in refused.zh + refused.en


def test_what_comes_again_is_counted_once_in_parts_too() -> None:
    assert is_common("kx7通办kx7通办kx7", packaged_words())
    assert not is_common("kx7w通办", packaged_words())


def test_what_comes_twice_and_a_little_more_is_its_own() -> None:
    assert not is_common("kx7kx7k", packaged_words())
    assert is_common("kx7kx7kx7", packaged_words())
