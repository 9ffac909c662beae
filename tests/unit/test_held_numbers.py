"""A person's number in a text, whatever stands between its digits."""

import pytest

from importer.checks.held_numbers import holds_number, without_number

OWN = "13900000731"


@pytest.mark.parametrize(
    ("text", "number", "left"),
    [
        pytest.param("电话13900000731。", OWN, "电话#。", id="as it is"),
        pytest.param("139 0000-0731", OWN, "#", id="in groups"),
        pytest.param("139 0000  0731", OWN, "139 0000  0731", id="two signs between its digits part it"),
        pytest.param("1390000，0731", OWN, "1390000，0731", id="a comma parts it"),
        pytest.param(
            "0731-85550123、13900000731、13900000731", OWN, "0731-85550123、#、#", id="every time it stands there"
        ),
        pytest.param("8613900000731转1", OWN, "86#转1", id="among other digits"),
        pytest.param("0731-85550123", "85550123", "#", id="with its area code"),
        pytest.param("073185550123", "85550123", "#", id="with its area code and no dash"),
        pytest.param("90731-85550123", "85550123", "90731-#", id="other digits before it are no area code"),
        pytest.param("0731 - 85550123", "85550123", "0731 - #", id="an area code stands beside it"),
        pytest.param("8555012", "85550123", "8555012", id="a part of it is not it"),
    ],
)
def test_a_number_is_found_and_taken_out(text: str, number: str, left: str) -> None:
    assert without_number(text, number, "#") == left
    assert holds_number(text, number) == (left != text)
