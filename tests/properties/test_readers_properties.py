"""The readers of text: no text stops them, every accepted dress reads back, states change exactly at `until`."""

from datetime import datetime

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from locator.readers.coordinate_columns import read_coordinates
from locator.readers.coordinate_pairs import read_pair
from locator.readers.coordinate_reading import CoordinateFinding, Dress
from locator.readers.coordinate_text import Axis
from locator.readers.coordinates import read_coordinate
from locator.readers.dialling import tel_uri
from locator.readers.moments import SHANGHAI
from locator.readers.phones import PhoneFinding, PhoneReading, read_phones
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(SHANGHAI))  # noqa: DTZ001 – st asks for naive bounds

# Pieces that the grammars know, in any order: they go deeper into a reader than any text does.
WORDS = "周一至五六日法定工作休息节假除外上下午每东经北纬度分秒转无年"
PIECES = WORDS + "0123456789０９:：.。,，-—~～°′″'\"+*xX/、;()（） \n\t\u200b¹①"
NEAR_TEXTS = st.one_of(st.text(), st.text(alphabet=PIECES), st.text(alphabet="0123456789 -./,:转+EN°′″"))
CELLS = st.one_of(NEAR_TEXTS, st.none(), st.booleans(), st.integers(), st.floats())
AREA_CODES = st.sampled_from([None, "0731", "010", "020", "0991", "+852"])


@given(NEAR_TEXTS, AREA_CODES)
def test_any_text_has_a_phone_reading_that_gives_numbers_or_says_why_not(text: str, area_code: str | None) -> None:
    reading = read_phones(text, area_code)
    assert reading.phones or reading.findings
    assert all(tel_uri(phone, area_code).startswith("tel:") for phone in reading.phones)


@given(NEAR_TEXTS, AREA_CODES)
def test_a_published_number_is_read_as_itself(text: str, area_code: str | None) -> None:
    for phone in read_phones(text, area_code).phones:
        assert read_phones(phone, area_code).phones == (phone,)


@given(CELLS)
def test_any_cell_has_a_coordinate_reading_that_gives_degrees_or_says_why_not(cell: object) -> None:
    reading = read_coordinate(cell)
    assert reading.candidates or reading.findings
    assert all(-180 <= candidate.degrees <= 180 and candidate.step_deg > 0 for candidate in reading.candidates)


@given(NEAR_TEXTS)
def test_any_text_is_a_pair_or_none(text: str) -> None:
    pair = read_pair(text)
    if pair is not None:
        out_of_range = [CoordinateFinding.OUT_OF_RANGE in half.findings for half in (pair.lon, pair.lat)]
        assert (pair.likeliest() is None) == any(out_of_range)


@given(st.lists(CELLS, max_size=20), st.sampled_from(Axis))
def test_a_column_is_read_like_its_cells(cells: list[object], axis: Axis) -> None:
    column = read_coordinates(cells, axis)
    first = [next(iter(read_coordinate(cell).candidates_for(axis)), None) for cell in cells]
    np.testing.assert_array_equal(column.degrees, [meaning.degrees if meaning else np.nan for meaning in first])
    np.testing.assert_array_equal(column.step_deg, [meaning.step_deg if meaning else np.nan for meaning in first])


DECIMAL_DRESSES = [
    "{}", " {}\n", "{}°", "{}度", "{} º", "{}℃", "'{}", "约{}。", "+{}", "{}（WGS84）", "百度：{}", "{}°（高德）",
]  # fmt: skip
LON_DRESSES = [
    "E{}",
    "{}E",
    "{}°E",
    "E{}°",
    "东经{}",
    "东经：{}度",
    "经度：{}",
    "经度：东经{}°",
    "经度{}E",
    "lng={}",
    "{}（东经）",
]
LAT_DRESSES = [
    "N{}",
    "{}N",
    "{}°N",
    "N{}°",
    "北纬{}",
    "北纬：{}度",
    "纬度：{}",
    "纬度：北纬{}°",
    "纬度{}N",
    "lat={}",
    "{}（北纬）",
]
POINTS = st.sampled_from([".", ",", "。", "·", "．", "，", "｡", ".."])
WIDTHS = st.sampled_from([{}, {code: code + 0xFEE0 for code in b"0123456789EN:-"}])


@example(0, "{}（WGS84）", ",", {})
@given(st.integers(0, 180 * 10**6), st.sampled_from([*DECIMAL_DRESSES, *LON_DRESSES, *LAT_DRESSES]), POINTS, WIDTHS)
def test_decimal_degrees_read_back_from_every_dress(
    millionths: int, dress: str, mark: str, wide: dict[int, int]
) -> None:
    written = f"{millionths / 10**6:.6f}"
    reading = read_coordinate(dress.format(written.replace(".", mark)).translate(wide))
    assert [candidate.degrees for candidate in reading.candidates] == [float(written)]
    assert reading.candidates[0].step_deg == 1e-6
    assert reading.axis is (Axis.LON if dress in LON_DRESSES else Axis.LAT if dress in LAT_DRESSES else None)


DMS_DRESSES = [
    "{}°{}′{}″", "{}°{}'{}\"", "{}度{}分{}秒", "{} {} {}", "{}-{}-{}", "{}:{}:{}", "{}°{}’{}’’", "{}º {}' {}''",
    "{}°{}'{}'", "{}°{}″{}″", "{}'{}'{}", "{}o{}'{}\"", "{}℃{}′{}″", "{}。{}′{}″", "{}d{}m{}s", "{}° {}′ {}",
    "东经{}°{}′{}″", "{}°{}′{}″E", "E{} {} {}", "E {}°{}'{}\"", "北纬{}度{}分{}秒", "N{}°{}′{}″", "{}°{}′{}″ 北",
    "纬度：{}度{}分{}秒", "{}°{}’{}”", "{}度 {}分 {}秒（GPS）",
]  # fmt: skip
DMS = st.tuples(st.integers(0, 179), st.integers(0, 59), st.integers(0, 5999))


@given(DMS, st.sampled_from(DMS_DRESSES), st.sampled_from([".", ","]), WIDTHS)
def test_degrees_minutes_and_seconds_read_back_from_every_dress(
    parts: tuple[int, int, int], dress: str, mark: str, wide: dict[int, int]
) -> None:
    degrees, minutes, hundredths = parts
    # Without a mark behind them, seconds with a comma are no different from two numbers.
    mark = mark if dress.endswith(("″", '"', "秒", "”")) else "."
    seconds = f"{hundredths / 100:.2f}".replace(".", mark)
    reading = read_coordinate(dress.format(degrees, minutes, seconds).translate(wide))
    assert [candidate.dress for candidate in reading.candidates] == [Dress.DMS]
    assert reading.candidates[0].degrees == pytest.approx(degrees + minutes / 60 + hundredths / 360000, abs=1e-12)
    assert reading.candidates[0].step_deg == pytest.approx(0.01 / 3600)


@given(
    st.integers(0, 179), st.integers(0, 59999), st.sampled_from(["{}°{}′", "{}度{}分", "{} {}", "E{}°{}'", "{}°{}'E"])
)
def test_degrees_and_decimal_minutes_read_back(degrees: int, thousandths: int, dress: str) -> None:
    (meaning,) = read_coordinate(dress.format(degrees, f"{thousandths / 1000:.3f}")).candidates
    assert meaning.dress is Dress.DEGREES_MINUTES
    assert meaning.degrees == pytest.approx(degrees + thousandths / 60000, abs=1e-12)


@given(st.integers(0, 179), st.integers(0, 99))
def test_a_disguised_decimal_is_always_among_the_meanings(degrees: int, hundredths: int) -> None:
    reading = read_coordinate(f"{degrees}° {hundredths:02d}′")
    assert float(f"{degrees}.{hundredths:02d}") in [candidate.degrees for candidate in reading.candidates]


@given(st.integers(0, 179), st.integers(0, 99), st.integers(60, 99))
def test_a_decimal_in_groups_of_two_digits_is_read_where_it_can_be_nothing_else(
    degrees: int, minutes: int, seconds: int
) -> None:
    (meaning,) = read_coordinate(f"{degrees}°{minutes:02d}′{seconds:02d}″").candidates
    assert (meaning.dress, meaning.degrees) == (Dress.DISGUISED_DECIMAL, float(f"{degrees}.{minutes:02d}{seconds:02d}"))


@given(st.one_of(st.integers(73, 135), st.integers(10, 53)), st.integers(0, 59), st.integers(0, 5999), st.booleans())
def test_degrees_minutes_and_seconds_run_together_read_back(
    degrees: int, minutes: int, hundredths: int, as_number: bool
) -> None:
    written = f"{degrees}{minutes:02d}{hundredths // 100:02d}.{hundredths % 100:02d}"
    (meaning,) = read_coordinate(float(written) if as_number else written).candidates
    assert meaning.axis is (Axis.LON if degrees >= 73 else Axis.LAT)
    assert meaning.degrees == pytest.approx(degrees + minutes / 60 + hundredths / 360000, abs=1e-9)


@given(st.one_of(st.integers(73, 135), st.integers(10, 53)), st.integers(0, 59), st.integers(1, 9999))
def test_degrees_and_minutes_of_a_receiver_read_back(degrees: int, minutes: int, parts: int) -> None:
    (meaning,) = read_coordinate(f"{degrees}{minutes:02d}.{parts:04d}").candidates
    assert meaning.dress is Dress.DEGREES_MINUTES
    assert meaning.degrees == pytest.approx(degrees + (minutes + parts / 10**4) / 60, abs=1e-9)


PROGRAMS = ["POINT({lon} {lat})", "SRID=4326;POINT ({lon} {lat})", "geo:{lat},{lon}", '{{"lng":{lon},"lat":{lat}}}']


@given(st.floats(73, 135.9), st.floats(3, 53.9), st.sampled_from(PROGRAMS))
def test_a_pair_as_programs_write_it_reads_back(lon: float, lat: float, dress: str) -> None:
    pair = read_pair(dress.format(lon=f"{lon:.6f}", lat=f"{lat:.6f}"))
    assert pair is not None
    assert (pair.lon.degrees_as(Axis.LON), pair.lat.degrees_as(Axis.LAT)) == (round(lon, 6), round(lat, 6))


BETWEEN = [",", "，", " ", "\n", ";", "；", "/", "、", "|", ", ", " - ", "和", "\t"]
AROUND = ["{}", "({})", "（{}）", "经纬度：{}", "坐标({})", "[{}]", "百度坐标：{}", "{}（WGS-84）"]
TWICE = [
    ("{}", "{}"),
    ("{}°", "{}°"),
    ("E{}", "N{}"),
    ("{}E", "{}N"),
    ("东经{}度", "北纬{}度"),
    ("经度：{}", "纬度：{}"),
    ("x={}", "y={}"),
]


@given(
    st.floats(73, 135.9), st.floats(3, 53.9), st.sampled_from(TWICE), st.sampled_from(BETWEEN), st.sampled_from(AROUND),
    st.booleans(),
)  # fmt: skip
def test_a_pair_in_china_reads_back_in_either_order(
    lon: float, lat: float, dresses: tuple[str, str], between: str, around: str, turned: bool
) -> None:
    halves = [dress.format(f"{degrees:.6f}") for dress, degrees in zip(dresses, (lon, lat), strict=True)]
    pair = read_pair(around.format(between.join(reversed(halves) if turned else halves)))
    assert pair is not None
    assert (pair.lon.degrees_as(Axis.LON), pair.lat.degrees_as(Axis.LAT)) == (round(lon, 6), round(lat, 6))
    assert not pair.order_assumed


PARTS = st.tuples(st.integers(0, 59), st.integers(0, 599))
DMS_TWICE = ["{}°{}′{}″", "{}度{}分{}秒", "{} {} {}", "{}-{}-{}", "{}.{}.{}"]


@given(
    st.integers(73, 135), st.integers(3, 53), PARTS, PARTS, st.sampled_from(DMS_TWICE),
    st.sampled_from([("", ""), ("E", "N"), ("东经", "北纬")]), st.sampled_from([",", "，", " ", "；", "\n"]),
    st.booleans(),
)  # fmt: skip
def test_degrees_minutes_and_seconds_in_a_pair_read_back(
    lon: int, lat: int, east: tuple[int, int], north: tuple[int, int], dress: str, words: tuple[str, str],
    between: str, turned: bool,
) -> None:  # fmt: skip
    halves = [
        word + dress.format(degrees, minutes, f"{tenths / 10:.1f}")
        for word, degrees, (minutes, tenths) in zip(words, (lon, lat), (east, north), strict=True)
    ]
    pair = read_pair(between.join(reversed(halves) if turned else halves))
    assert pair is not None
    assert pair.lon.degrees_as(Axis.LON) == pytest.approx(lon + east[0] / 60 + east[1] / 36000, abs=1e-12)
    assert pair.lat.degrees_as(Axis.LAT) == pytest.approx(lat + north[0] / 60 + north[1] / 36000, abs=1e-12)


PHONE_DRESSES = [
    "{}-{}",
    "{}—{}",
    "({}){}",
    "（{}）{}",
    "{} {}",
    "{}{}",
    "电话：{}-{}",
    "{}.{}",
    "{} - {}",
    "办公室{}－{}。",
    "2号窗口:{}，{}",
    "1、{}/{}",
    "8:30-17:30 {}--{}",
    "{}一{}",
    "+86({}){}",
]
EXTENSION_DRESSES = ["", "转{}", "-{}", "（分机{}）", "，分机：{}", " ext.{}", "内线{}", "#{}"]
AREAS_AND_NUMBERS = st.one_of(
    st.tuples(st.sampled_from(["0731", "0755", "0571"]), st.integers(20000000, 89999999)),
    st.tuples(st.sampled_from(["010", "021", "028"]), st.integers(20000000, 89999999)),
    st.tuples(st.sampled_from(["0730", "0852", "0991"]), st.integers(2000000, 8999999)),
)


@given(AREAS_AND_NUMBERS, st.sampled_from(PHONE_DRESSES), st.sampled_from(EXTENSION_DRESSES), st.integers(0, 99999))
def test_a_landline_reads_back_from_every_dress(
    number: tuple[str, int], dress: str, extension_dress: str, extension: int
) -> None:
    area, local = number
    reading = read_phones(dress.format(area, local).rstrip("。") + extension_dress.format(extension), area)
    assert reading.phones == (f"{area}-{local}" + (f" 转 {extension}" if extension_dress else ""),)
    assert reading.findings <= {PhoneFinding.TIDIED}


SEPARATORS = ["、", "/", "；", ",", "\n", " ", "或", " / ", "|", "；座机：", "（办）、"]


@given(st.lists(AREAS_AND_NUMBERS, min_size=1, max_size=4, unique=True), st.data())
def test_several_numbers_read_back_in_their_order_whatever_parts_them(
    numbers: list[tuple[str, int]], data: st.DataObject
) -> None:
    written = [
        data.draw(st.sampled_from(PHONE_DRESSES[:7])).format(area, local) + data.draw(st.sampled_from(SEPARATORS))
        for area, local in numbers
    ]
    reading = read_phones("".join(written), None)
    assert reading.phones == tuple(f"{area}-{local}" for area, local in numbers)
    assert PhoneFinding.UNREADABLE not in reading.findings


@given(
    st.lists(
        st.tuples(st.integers(20000000, 89999999), st.sampled_from(["0731-{}", "（0731）{}", "{}", "0731—{}转12"])),
        max_size=8,
    ),
    st.sampled_from("、；\n"),
)
def test_a_label_before_the_numbers_changes_none_of_them(numbers: list[tuple[int, str]], between: str) -> None:
    text = between.join(dress.format(number) for number, dress in numbers)
    bare, labelled = read_phones(text, "0731"), read_phones(f"电话：{text}", "0731")
    assert bare.phones == labelled.phones
    assert (bare.findings - labelled.findings) <= {PhoneFinding.EMPTY}
    assert not numbers or bare.findings == labelled.findings


@given(AREAS_AND_NUMBERS, st.integers(1, 7), st.sampled_from("*×●□Xx＊"))
def test_a_masked_number_is_never_published(number: tuple[str, int], hidden: int, mask: str) -> None:
    area, local = number
    written = f"{area}-{local}"[:-hidden] + mask * hidden
    assert read_phones(written, area) == PhoneReading((), frozenset({PhoneFinding.MASKED}))


MOBILE_DRESSES = ["{}-{}-{}", "{} {} {}", "{}{}{}", "+86 {}{}{}", "{}.{}.{}", "86{}{}{}", "0{}{}{}", "{}—{}—{}"]


@given(st.integers(13000000000, 19999999999), st.sampled_from(MOBILE_DRESSES))
def test_a_mobile_reads_back_from_every_dress(mobile: int, dress: str) -> None:
    digits = str(mobile)
    parts = digits[:3], digits[3:7], digits[7:]
    reading = read_phones(dress.format(*parts), "0731")
    assert reading.phones == (" ".join(parts),)
    assert reading.findings - {PhoneFinding.TIDIED} == {PhoneFinding.MOBILE}


FAXES = ["{0} 传真：{1}", "传真{1}，电话{0}", "{0}、{1}（传真）", "FAX:{1} TEL:{0}", "电话：{0}\n传真：{1}"]


@given(AREAS_AND_NUMBERS, AREAS_AND_NUMBERS, st.sampled_from(FAXES))
def test_beside_a_fax_number_the_telephone_reads_back(phone: tuple[str, int], fax: tuple[str, int], dress: str) -> None:
    text = dress.format(*(f"{area}-{local}" for area, local in (phone, fax)))
    assert read_phones(text, phone[0]).phones == (f"{phone[0]}-{phone[1]}",)
