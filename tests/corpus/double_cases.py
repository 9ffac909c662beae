"""Rows that bear on one another: the same window twice, one point for many, minutes that may be decimals."""

from dataclasses import replace

from locator.datum import position_in
from locator.position import Datum, Position
from tests.corpus.case import Case, book
from tests.corpus.entry import Entry, OneOf, sound, told
from tests.corpus.sheet import Sheet, base_sheet

_TWICE = told("window-duplicate", "e")
_ONCE = told("window-duplicate", "w")


def _sheet(*entries: Entry) -> Sheet:
    numbered = tuple(entry.with_cells(number=number) for number, entry in enumerate(entries, 1))
    return replace(base_sheet(), entries=numbered)


def _first(code: str = "430103") -> Entry:
    # Whether the first of two is told of as well, the contract does not say.
    return sound(code, 1).allowing(_ONCE)


def _second(code: str = "430103") -> Entry:
    return sound(code, 1).telling(_TWICE).rejected()


def _other(number: int, metres_north: float = 0.0, code: str = "430103") -> Entry:
    """Another window of a county: its own name and address, so many metres north of the seat."""
    entry = sound(code, number, f"天心区第{number}便民服务中心窗口")
    lon, lat = entry.county.seat_in(Datum.GCJ02)
    north = metres_north / 110_900
    return entry.at(lon, round(lat + north, 6)).showing(lat=entry.county.seat.lat + north, within_m=3.0)


_POINT = told("position-placeholder", "w", "longitude")
_ONE_POINT = _sheet(*(_other(number).telling(_POINT) for number in (1, 2, 3)))
_ONE_HALL = _sheet(
    *(
        _other(number)
        .with_cells(address=f"湖南省长沙市天心区示例路9号{number}楼")
        .showing(address=f"湖南省长沙市天心区示例路9号{number}楼")
        for number in (1, 2, 3)
    )
)


def _disguised(code: str) -> Entry:
    """Two decimals written as minutes, as the form's own sample has them."""
    entry = sound(code, 1)
    lon, lat = entry.county.seat_in(Datum.GCJ02)
    return (
        entry.at(_as_minutes(lon), _as_minutes(lat))
        .telling(told("position-disguised-decimal", "w", "longitude"), told("position-imprecise", "w", "longitude"))
        .showing(within_m=1000.0)
    )


def _as_minutes(degrees: float) -> str:
    whole, hundredths = divmod(round(degrees * 100), 100)
    return f"{whole}° {hundredths:02d}'"


def _true_minutes(code: str) -> tuple[str, str]:
    lon, lat = sound(code).county.seat_in(Datum.GCJ02)
    return f"{int(lon)}°{round((lon % 1) * 60):02d}′", f"{int(lat)}°{round((lat % 1) * 60):02d}′"


# A minute is 1,850 m.
_COARSE = told("position-imprecise", "w", "longitude")


def _just_outside() -> Entry:
    """A row of 天心区 that stands in 雨花区, 1 to 3 km from the border."""
    entry = sound("430103", 1)
    lon, lat = position_in(Position(113.035, 28.12), Datum.GCJ02)
    return entry.at(round(lon, 6), round(lat, 6)).showing(lon=113.035, lat=28.12)


DOUBLE_CASES: tuple[Case, ...] = (
    book("the same row twice", "copied twice", _sheet(_first(), _second())),
    book("the same row three times", "dragged down", _sheet(_first(), _second(), _second())),
    book(
        "the same name and address elsewhere on the map",
        "the point was taken again",
        _sheet(_first(), _second().at(112.991137, 28.118526)),
    ),
    book(
        "the same name at the same place under another address",
        "the street has a new name",
        _sheet(_first(), _second().with_cells(address="湖南省长沙市天心区新示例路77号")),
    ),
    book(
        "names that differ by a space only",
        "typed again",
        _sheet(
            _first(),
            _second().with_cells(window_name="天心区 政务服务中心 “跨省通办” 窗口01"),
        ),
    ),
    book(
        "two windows of one hall",
        "they are told apart by their number",
        _sheet(sound("430103", 1), sound("430103", 1, "天心区政务服务中心“跨省通办”窗口02")),
    ),
    book(
        "one name in two counties",
        "halls have the same names everywhere",
        _sheet(sound("430102", 1, "政务服务中心窗口"), sound("430103", 2, "政务服务中心窗口")),
    ),
    book("one point for three addresses", "the clerk took the county's own", _ONE_POINT),
    book("one point for two addresses", "two doors of a hall", _sheet(_other(1), _other(2))),
    book("one point for three floors", "one hall", _ONE_HALL),
    book("three points a street apart", "as it should be", _sheet(_other(1), _other(2, 150.0), _other(3, -150.0))),
    book("decimals written as minutes", "the form's own sample does so", _sheet(_disguised("430103"))),
    book(
        "decimals written as minutes, in every row",
        "the form's own sample does so",
        _sheet(_disguised("430103"), _disguised("430121")),
    ),
    book(
        "decimals written as minutes, which one row alone could not tell",
        "the form's own sample does so",
        _sheet(_disguised("430103"), _disguised("430102")),
    ),
    book(
        "true minutes",
        "a phone's compass",
        _sheet(
            *(
                sound(code, 1).at(*_true_minutes(code)).showing(within_m=2500.0).allowing(_COARSE)
                for code in ("430103", "430121")
            )
        ),
    ),
    book(
        "a position just outside its county",
        "the hall stands on the border road",
        _sheet(_just_outside().telling(told("position-outside-division", "w", "longitude"))),
    ),
    book(
        "whole degrees",
        "somebody had to write something",
        _sheet(
            sound("430103", 1)
            .at(113, 28)
            .telling(_POINT, told("position-imprecise", "w", "longitude"))
            .allowing(*(told("position-outside-division", each, "longitude") for each in "we"))
            .showing(lon=112.9944, lat=28.0030, within_m=900.0)
        ),
    ),
    book(
        "rows of two provinces and nobody who filled them in",
        "two files were joined",
        _sheet(sound("430103", 1).rejected(), sound("110101", 2).rejected())
        .telling(told("value-missing", "e", "filled_by_unit"))
        .nameless(),
    ),
    book(
        "two counties and nobody who filled them in",
        "the header line was cut away",
        replace(
            _sheet(sound("430103", 1), sound("430121", 2)).nameless(), office=OneOf(("长沙市", "湖南省长沙市"))
        ).telling(told("value-missing", "w", "filled_by_unit")),
    ),
    book(
        "one county and nobody who filled it in",
        "the header line was cut away",
        replace(_sheet(sound("430103", 1)).nameless(), office=OneOf(("天心区", "湖南省长沙市天心区"))).telling(
            told("value-missing", "w", "filled_by_unit")
        ),
    ),
)
