"""Telephone numbers: what offices write, in national form; nothing published that is masked or guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from locator.readers.phones import PhoneFinding, PhoneReading, read_phones, tel_uri

LINES = (Path(__file__).parents[1] / "samples" / "phones.jsonl").read_text("utf-8").splitlines()
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
AREA_CODES = {
    "4301": "0731",
    "4302": "0731",
    "4304": "0734",
    "4306": "0730",
    "1101": "010",
    "3101": "021",
    "4403": "0755",
    "6501": "0991",
}
NOTICES = {
    PhoneFinding.EMPTY: "value-missing",
    PhoneFinding.MASKED: "value-masked",
    PhoneFinding.UNREADABLE: "phone-unreadable",
    PhoneFinding.AREA_MISSING: "phone-area-missing",
    PhoneFinding.AREA_MISMATCH: "phone-area-mismatch",
    PhoneFinding.MOBILE: "phone-mobile",
}


def notices_of(reading: PhoneReading) -> set[str]:
    return {NOTICES[finding] for finding in reading.findings if finding is not PhoneFinding.TIDIED}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_its_numbers_and_its_notices(sample: dict[str, Any]) -> None:
    reading = read_phones(sample["text"], AREA_CODES[sample["division_code"][:4]])
    assert list(reading.phones) == sample["phones"]
    assert notices_of(reading) == set(sample["notices"])


@pytest.mark.parametrize(
    ("text", "phones", "why"),
    [
        ("0731.85550123", ["0731-85550123"], "a full stop behind the area code"),
        ("0731/85550123", ["0731-85550123"], "a slash behind the area code"),
        ("86-731-85550123", ["0731-85550123"], "country code without its plus"),
        ("+86（0）731 8555 0123", ["0731-85550123"], "a nought in brackets"),
        ("010-65550123 转 8", ["010-65550123 转 8"], "as published"),
        ("0731-85550123 ext. 8012", ["0731-85550123 转 8012"], "English extension"),
        ("0731-85550123x8012", ["0731-85550123 转 8012"], "an x before an extension masks nothing"),
        ("0731-85550123转8012、8013", ["0731-85550123 转 8012", "0731-85550123 转 8013"], "two extensions"),
        ("0731-85550123/24", ["0731-85550123", "0731-85550124"], "two last digits"),
        ("0731-85550123-0731-85550124", ["0731-85550123", "0731-85550124"], "an area code is no extension"),
        ("0731-85550123；0731-85550123", ["0731-85550123"], "each number once"),
        ("张XX 0731-85550123", ["0731-85550123"], "a masked name masks no number"),
        ("2号楼3楼，0731-85550123", ["0731-85550123"], "the numbers of rooms"),
        ("013900001234", ["139 0000 1234"], "a mobile with a nought before it"),
        ("0731-12345转3", ["0731-12345 转 3"], "a hotline's extension"),
        ("8008001234", ["800-800-1234"], "800 numbers too"),
        ("95598", ["95598"], "a short number"),
        ("00852-25550123", ["+852 2555 0123"], "Hong Kong, dialled from here"),
        ("+1 212 555 0123", ["+1 2125550123"], "far abroad"),
        ("+852 2555 0123、400-800-1234", ["+852 2555 0123", "400-800-1234"], "the end of a number is no area code"),
    ],
)
def test_numbers_are_read_in_the_dresses_that_offices_use(text: str, phones: list[str], why: str) -> None:
    reading = read_phones(text, None)
    assert list(reading.phones) == phones, why
    assert PhoneFinding.UNREADABLE not in reading.findings


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("010-6555012", "Beijing's numbers have eight digits"),
        ("0731-95550123", "no local number begins with a nine"),
        ("85550123456", "eleven digits without a meaning"),
        ("8:30-17:30", "hours"),
        ("0731", "an area code alone"),
        ("+", "a plus sign alone"),
        ("00731-85550123", "two noughts are no country"),
        ("+12125550123", "nothing tells the country from the number"),
        ("1" * 600, "longer than is read"),
        (float("nan"), "not a number"),
        (0.5, "a broken number"),
        (1e300, "a huge number"),
    ],
)
def test_what_is_no_number_is_unreadable(text: str | float, why: str) -> None:
    assert read_phones(text, "0731") == PhoneReading((), frozenset({PhoneFinding.UNREADABLE})), why


@pytest.mark.parametrize("text", ["138****0000", "139 XXXX XXXX", "0731-8555012X", "0731-8555××××"])
def test_a_masked_number_is_none(text: str) -> None:
    assert read_phones(text, "0731") == PhoneReading((), frozenset({PhoneFinding.MASKED}))


def test_a_masked_number_takes_no_other_with_it() -> None:
    reading = read_phones("138****0000、0731-85550123", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.MASKED}))


def test_an_unread_part_is_told_beside_the_numbers() -> None:
    reading = read_phones("0731-85550123，0731-855", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.UNREADABLE}))


@pytest.mark.parametrize("text", [None, "", " ", "无", "/", "-", "——"])
def test_a_cell_with_nothing_in_it_is_empty(text: str | None) -> None:
    assert read_phones(text, "0731") == PhoneReading((), frozenset({PhoneFinding.EMPTY}))


def test_where_the_area_is_unknown_none_is_supplied_and_none_is_wrong() -> None:
    assert read_phones("85550123", None) == PhoneReading(("85550123",), frozenset({PhoneFinding.AREA_MISSING}))
    assert read_phones("0730-8850123", None) == PhoneReading(("0730-8850123",), frozenset())


def test_a_number_of_hong_kong_is_at_home_there() -> None:
    assert read_phones("+852 2555 0123", "+852") == PhoneReading(("+852 2555 0123",), frozenset())
    supplied = frozenset({PhoneFinding.AREA_MISSING, PhoneFinding.TIDIED})
    assert read_phones("25550123", "+852") == PhoneReading(("+852 2555 0123",), supplied)


@pytest.mark.parametrize("text", ["0731—85550123", "(0731)85550123", "０７３１-85550123", " 0731-8555 0123"])
def test_a_number_in_another_dress_is_told_to_be_tidied(text: str) -> None:
    assert read_phones(text, "0731") == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.TIDIED}))


@pytest.mark.parametrize(
    ("phone", "uri", "why"),
    [
        ("0731-85550123", "tel:+8673185550123", "a landline"),
        ("010-65550123", "tel:+861065550123", "three-digit area code"),
        ("0731-85550123 转 8012", "tel:+8673185550123;ext=8012", "an extension"),
        ("139 0000 1234", "tel:+8613900001234", "a mobile"),
        ("400-800-1234", "tel:4008001234", "a 400 number has no international form"),
        ("12345", "tel:073112345", "a hotline of the window's own place"),
        ("12333", "tel:073112333", "another"),
        ("961234", "tel:0731961234", "one of a province"),
        ("95599", "tel:95599", "a number of the whole country"),
        ("0730-12345", "tel:073012345", "a hotline of another place"),
        ("+852 2555 0123", "tel:+85225550123", "abroad"),
        ("85550123", "tel:+8673185550123", "without an area code"),
    ],
)
def test_a_number_is_dialled_from_anywhere(phone: str, uri: str, why: str) -> None:
    assert tel_uri(phone, "0731") == uri, why


def test_without_an_area_code_a_number_is_dialled_as_it_stands() -> None:
    assert tel_uri("12345", None) == "tel:12345"
    assert tel_uri("85550123", None) == "tel:85550123"
