"""Identity numbers in texts: known by the last sign, which answers for the others, or by being called so."""

import pytest

from importer.checks.identity_numbers import without_identity_numbers

SIGNS = "0123456789X"


def answers(number: str) -> bool:
    """As ISO 7064 puts it (MOD 11-2): each sign weighs twice what the next one does, and the rest is 1."""
    return sum(SIGNS.index(sign) << power for power, sign in enumerate(reversed(number))) % 11 == 1


@pytest.mark.parametrize("begins", [f"11111119111111{run}" for run in range(111, 120)])
def test_only_the_last_sign_that_answers_for_the_others_makes_an_identity_number(begins: str) -> None:
    # No digit is a nought, so that each one counts.
    written = {sign: f"牌{begins}{sign}号" for sign in SIGNS}
    shown = {sign: without_identity_numbers(text, "#") for sign, text in written.items()}
    assert shown == {sign: "牌#号" if answers(begins + sign) else text for sign, text in written.items()}
    assert list(shown.values()).count("牌#号") == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("身份证号码：111111191111111111", "#", id="called so, whatever its last sign"),
        pytest.param("居民身份证11010519491231002x", "#", id="a small x"),
        pytest.param("11010519491231002X、11010519491231002X", "#、#", id="each of them"),
        pytest.param("身份证号111111191199111111", "身份证号111111191199111111", id="no day of a year"),
        pytest.param("1110105194912310021", "1110105194912310021", id="a digit before it"),
        pytest.param("11010519491231002XA", "11010519491231002XA", id="a letter behind it"),
    ],
)
def test_a_number_is_one_by_its_name_or_its_signs_alone(text: str, left: str) -> None:
    assert without_identity_numbers(text, "#") == left
