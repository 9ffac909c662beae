"""Telephone numbers: what offices write, in national form; nothing published that is masked or guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from locator.readers.area_codes import packaged_area_codes
from locator.readers.dialling import tel_uri, uri_from_outside
from locator.readers.phones import PhoneFinding, PhoneReading, read_phones

LINES = (Path(__file__).parents[1] / "samples" / "phones.jsonl").read_text("utf-8").splitlines()
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
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
    area = packaged_area_codes().of(sample["division_code"])
    assert area is not None
    reading = read_phones(sample["text"], area.code, area.also)
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
        ("0731-85550123、0145", ["0731-85550123", "0731-85550145"], "four last digits"),
        ("0731-85550123，分机8012、8013", ["0731-85550123 转 8012", "0731-85550123 转 8013"], "extensions apart"),
        ("0731-85550123（一楼）转8012", ["0731-85550123 转 8012"], "an extension behind a remark"),
        ("0731-85550123\n转8012", ["0731-85550123 转 8012"], "an extension on the next line"),
        ("0731-85550123（8012）", ["0731-85550123 转 8012"], "an extension in bare brackets"),
        ("0731-85550123（12345）", ["0731-85550123", "12345"], "a hotline in brackets is no extension"),
        ("0731-85550123内线12", ["0731-85550123 转 12"], "another word for it"),
        ("0731-85550123一8012", ["0731-85550123 转 8012"], "一 for a dash"),
        ("0731，85550123", ["0731-85550123"], "a comma behind the area code"),
        ("0731 855 50123", ["0731-85550123"], "odd groups"),
        ("0731--8555--0123", ["0731-85550123"], "many dashes"),
        ("0 7 3 1 - 8 5 5 5 0 1 2 3", ["0731-85550123"], "a blank behind each digit"),
        ("8673185550123", ["0731-85550123"], "country code run together"),
        ("(10)65550123", ["010-65550123"], "a lost nought in brackets is no item"),
        ("8613900001234", ["139 0000 1234"], "a mobile with it"),
        ("139.0000.1234", ["139 0000 1234"], "full stops"),
        ("1、0731-85550123 2、0731-85550124", ["0731-85550123", "0731-85550124"], "numbered items"),
        ("(1)0731-85550123；(2)0731-85550124", ["0731-85550123", "0731-85550124"], "in brackets"),
        ("工作日8:30-17:30拨0731-85550123，24小时热线12345", ["0731-85550123", "12345"], "hours beside it"),
        ("邮编410004，电话0731-85550123", ["0731-85550123"], "a postal code beside it"),
        ("A12窗口0731-85550123，QQ：12345678", ["0731-85550123"], "other numbers beside it"),
        ("O731-8555O123", ["0731-85550123"], "letters for noughts"),
        ("零七三一—八五五五零一二三", ["0731-85550123"], "spelt out"),
        ("0731-85550123+0731-85550124", ["0731-85550123", "0731-85550124"], "a plus between"),
        ("(852)2555 0123", ["+852 2555 0123"], "Hong Kong without its plus"),
        ("+886-2-25550123", ["+886 2 2555 0123"], "Taipei"),
        ("+886-3-5550123", ["+886 3 555 0123"], "Hsinchu's numbers have seven digits"),
        ("+886 912345678", ["+886 912 345 678"], "a mobile of Taiwan"),
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
        ("0731-8555012", "Changsha's too"),
        ("8555012", "nor is it a local number of seven"),
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


MASKED = ["138****0000", "139 XXXX XXXX", "0731-8555012X", "0731-8555××××", "0731-8555……", "0731-855□□□□□"]


@pytest.mark.parametrize("text", MASKED)
def test_a_masked_number_is_none(text: str) -> None:
    assert read_phones(text, "0731") == PhoneReading((), frozenset({PhoneFinding.MASKED}))


def test_a_masked_number_takes_no_other_with_it() -> None:
    reading = read_phones("138****0000、0731-85550123", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.MASKED}))


def test_an_unread_part_is_told_beside_the_numbers() -> None:
    reading = read_phones("0731-85550123，0731-855", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.UNREADABLE}))


def test_half_a_number_before_a_whole_one_makes_no_third() -> None:
    reading = read_phones("8555 0731-85550123", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.UNREADABLE}))


@pytest.mark.parametrize("text", ["0731-85550123 分机8012 分机8013", "0731-85550123转8012转8013"])
def test_a_second_extension_is_told(text: str) -> None:
    findings = frozenset({PhoneFinding.TIDIED, PhoneFinding.UNREADABLE})
    assert read_phones(text, "0731") == PhoneReading(("0731-85550123 转 8012",), findings)


def test_an_unread_part_takes_no_number_behind_it() -> None:
    reading = read_phones("123456 0731-85550123", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.UNREADABLE}))


@pytest.mark.parametrize("text", [None, "", " ", "无", "/", "-", "——", "暂无电话", "未开通"])
def test_a_cell_with_nothing_in_it_is_empty(text: str | None) -> None:
    assert read_phones(text, "0731") == PhoneReading((), frozenset({PhoneFinding.EMPTY}))


def test_where_the_area_is_unknown_none_is_supplied_and_none_is_wrong() -> None:
    assert read_phones("85550123", None) == PhoneReading(("85550123",), frozenset({PhoneFinding.AREA_MISSING}))
    assert read_phones("0730-8850123", None) == PhoneReading(("0730-8850123",), frozenset())


@pytest.mark.parametrize("text", [73185550123, 73185550123.0, "73185550123.0", "'73185550123", "7.3185550123E+10"])
def test_a_number_that_a_spreadsheet_made_of_it_reads_back(text: str | float) -> None:
    supplied = frozenset({PhoneFinding.AREA_MISSING, PhoneFinding.TIDIED})
    assert read_phones(text, "0731") == PhoneReading(("0731-85550123",), supplied)


@pytest.mark.parametrize(
    ("text", "area", "phones", "is_lost"),
    [
        ("8.5550123E+07", "0731", ("0731-85550123",), False),
        ("8.55501230E+07", "0731", ("0731-85550123",), False),
        ("8.55501234E+07", "0731", (), True),
        ("8.850123E+07", "0730", (), True),
        ("7.3189E+10", "0731", (), True),
        ("8.5550123E+07；7.3189E+10", "0731", ("0731-85550123",), True),
        ("7.3189E+10；8.5550123E+07", "0731", ("0731-85550123",), True),
    ],
)
def test_a_number_that_lost_digits_is_told_and_no_other_made_of_it(
    text: str, area: str, phones: tuple[str, ...], is_lost: bool
) -> None:
    reading = read_phones(text, area)
    assert (reading.phones, PhoneFinding.UNREADABLE in reading.findings) == (phones, is_lost)
    assert PhoneFinding.EMPTY not in reading.findings


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("13900001234/5", ("139 0000 1234",)),
        ("400-800-1234/5", ("400-800-1234",)),
        ("0731-12345/6", ("0731-12345",)),
        ("0731-961234/5", ("0731-961234",)),
        ("0731-85550123/50124", ("0731-85550123",)),
    ],
)
def test_what_has_no_ending_of_another_number_is_told_beside_it(text: str, phones: tuple[str, ...]) -> None:
    reading = read_phones(text, "0731")
    assert (reading.phones, PhoneFinding.UNREADABLE in reading.findings) == (phones, True)


def test_a_mobile_has_no_extension() -> None:
    told = frozenset({PhoneFinding.MOBILE, PhoneFinding.UNREADABLE})
    assert read_phones("139 0000 1234，分机12", "0731") == PhoneReading(("139 0000 1234",), told)


def test_three_digits_that_may_be_an_extension_or_an_ending_are_neither() -> None:
    reading = read_phones("0731-85550123，801", "0731")
    assert reading == PhoneReading(("0731-85550123",), frozenset({PhoneFinding.UNREADABLE}))


@pytest.mark.parametrize(
    ("text", "phones", "why"),
    [
        ("电话0731-85550123 传真0731-85550124", ("0731-85550123",), "a fax number behind"),
        ("传真：731-85550124，电话：0731-85550123", ("0731-85550123",), "before, without its nought"),
        ("0731-85550123、85550124（传真）", ("0731-85550123",), "the label behind it"),
        ("FAX:0731-85550124 TEL:0731-85550123", ("0731-85550123",), "in English"),
        ("传真：85550124", (), "nothing but a fax"),
        ("电话/传真：0731-85550123", ("0731-85550123",), "one line for both"),
        ("电话（传真）：0731-85550123", ("0731-85550123",), "the same in brackets"),
        ("0731-85550123（电话兼传真）", ("0731-85550123",), "the same behind it"),
    ],
)
def test_a_fax_number_is_no_telephone(text: str, phones: tuple[str, ...], why: str) -> None:
    assert read_phones(text, "0731").phones == phones, why


def test_a_former_area_code_is_no_other_citys() -> None:
    assert PhoneFinding.AREA_MISMATCH in read_phones("0733-8550123", "0731").findings
    assert PhoneFinding.AREA_MISMATCH not in read_phones("0733-8550123", "0731", {"0733"}).findings


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


@pytest.mark.parametrize(
    ("uri", "outside"),
    [
        ("tel:073112345", "tel:+8673112345"),
        ("tel:01012345", "tel:+861012345"),
        ("tel:+8673185550123;ext=8012", "tel:+8673185550123;ext=8012"),
        ("tel:4008001234", "tel:4008001234"),
        ("tel:12345", "tel:12345"),
        ("tel:+85225550123", "tel:+85225550123"),
    ],
)
def test_from_outside_the_mainland_an_area_code_is_dialled_with_that_of_the_country(uri: str, outside: str) -> None:
    assert uri_from_outside(uri) == outside


def test_without_an_area_code_a_number_is_dialled_as_it_stands() -> None:
    assert tel_uri("12345", None) == "tel:12345"
    assert tel_uri("85550123", None) == "tel:85550123"
