"""The table of parameters reads what it promises and refuses the rest by name."""

import pytest

from locator.finding.refusal import ParameterFault, Refusal, ValueUnknown
from locator.geometry.box import Box
from locator.site.parameters import PARAMETERS, accepted, read_query

ALL = accepted(*(parameter.name for parameter in PARAMETERS))


def test_every_parameter_has_two_sentences_and_reads_its_own_example() -> None:
    for parameter in PARAMETERS:
        assert parameter.zh.endswith("。")
        assert parameter.en.endswith(".")
        assert parameter.read(parameter.example) is not None
        assert parameter.default is None or parameter.read(parameter.default) is not None


def test_values_are_typed_and_blanks_are_absent() -> None:
    assert read_query(b"lon=112.98&lat=+28.11&k=7&open=true&item=&bbox=1,2,3,4", ALL) == {
        "lon": 112.98,
        "lat": 28.11,
        "k": 7,
        "open": True,
        "bbox": Box(1.0, 2.0, 3.0, 4.0),
    }


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "inf",
        "-inf",
        "1e",
        "1e9999",
        "1e999",
        "1_0",
        "112,98",
        "0x10",
        "１１２",
        "",
        "1" * 400,
        "1." + "1" * 400,
        "--1",
        "1.",
    ],
)
def test_a_longitude_is_a_finite_decimal_number(text: str) -> None:
    with pytest.raises(ParameterFault) as refused:
        ALL["lon"].read(text)
    assert refused.value.parameter == "lon"


@pytest.mark.parametrize("text", ["-180", "180", "0", "+112.98", "112.98000000000000", "1e2", "-1.5e-05", "1E-300"])
def test_bounds_are_included(text: str) -> None:
    assert ALL["lon"].read(text) == float(text)


@pytest.mark.parametrize("text", ["180.0000001", "-181", "99999"])
def test_out_of_bounds_is_refused(text: str) -> None:
    with pytest.raises(ParameterFault):
        ALL["lon"].read(text)


@pytest.mark.parametrize(
    ("name", "text"), [("kind", "robot"), ("datum", "mars"), ("division", "4"), ("home", "43010x")]
)
def test_a_word_that_names_nothing_is_told_from_one_that_cannot_be_read(name: str, text: str) -> None:
    with pytest.raises(ValueUnknown) as refused:
        ALL[name].read(text)
    assert refused.value.parameter == name


def test_a_slip_in_a_name_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(ParameterFault) as refused:
        read_query(b"longitude=1", accepted("lon", "lat"))
    assert refused.value.parameter == "longitude"
    assert refused.value.values["known"] == "lon, lat"


@pytest.mark.parametrize("query", [b"lon=1&lon=1", b"&".join(b"lon=1" for _ in range(60)), b"\xff=1", b"=1"])
def test_a_query_out_of_order_is_refused(query: bytes) -> None:
    with pytest.raises(Refusal):
        read_query(query, ALL)
