"""Codes of the second factor: those that the standards print, and the window in which they are taken."""

from datetime import UTC, datetime, timedelta

import pytest

from importer.accounts.one_time_codes import (
    SECRET_BYTES,
    code_of,
    new_secret,
    scanned_secret,
    step_at,
    step_of_code,
    typed_secret,
)

SECRET = b"12345678901234567890"
NOW = datetime(2026, 3, 2, 9, 0, 10, tzinfo=UTC)
STEP = step_at(NOW)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_codes_are_those_of_rfc_6238_appendix_b(seconds: int, code: str) -> None:
    step = step_at(datetime.fromtimestamp(seconds, UTC))
    assert code_of(SECRET, step, 8) == code
    assert code_of(SECRET, step) == code[-6:]


@pytest.mark.parametrize(
    ("count", "code"),
    [
        *((0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314")),
        *((5, "254676"), (6, "287922"), (7, "162583"), (8, "399871"), (9, "520489")),
    ],
)
def test_the_codes_are_those_of_rfc_4226_appendix_d(count: int, code: str) -> None:
    assert code_of(SECRET, count) == code


@pytest.mark.parametrize(("away", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_taken_one_step_early_or_late_and_no_more(away: int, taken: bool) -> None:
    code = code_of(SECRET, STEP + away)
    assert step_of_code(SECRET, code, NOW, -1) == (STEP + away if taken else None)


def test_a_code_that_was_taken_is_not_taken_again_nor_is_an_earlier_one() -> None:
    assert step_of_code(SECRET, code_of(SECRET, STEP), NOW, STEP - 1) == STEP
    for earlier in (STEP - 1, STEP):
        assert step_of_code(SECRET, code_of(SECRET, earlier), NOW, STEP) is None
    later = NOW + timedelta(seconds=30)
    assert step_of_code(SECRET, code_of(SECRET, STEP + 1), later, STEP) == STEP + 1


def test_a_code_may_be_typed_in_two_groups() -> None:
    code = code_of(SECRET, STEP)
    assert step_of_code(SECRET, f" {code[:3]} {code[3:]} ", NOW, -1) == STEP


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "\udcff", "验证码"])
def test_what_is_no_code_is_no_code(typed: str) -> None:
    assert step_of_code(SECRET, typed, NOW, -1) is None


def test_a_secret_is_new_each_time_and_can_be_typed_or_scanned() -> None:
    assert len({new_secret() for _ in range(8)}) == 8
    assert len(new_secret()) == SECRET_BYTES
    assert typed_secret(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert scanned_secret(SECRET, "天心-01") == (
        "otpauth://totp/%E9%80%9A%E5%8A%9E:%E5%A4%A9%E5%BF%83-01"
        "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E9%80%9A%E5%8A%9E"
    )
