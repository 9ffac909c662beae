"""Positions in the dresses that map sites, forms and hands give them; wrong ones, coarse ones, exchanged ones."""

import math
from collections.abc import Callable

from locator.position import Datum
from tests.corpus.entry import Cell, Entry, told
from tests.corpus.mess import RowMess

Dress = Callable[[float], str]
# Whether full-width marks and a mark for a point count as put right, the contract does not say.
_MARKS_MENDED = (told("value-tidied", "i", "longitude"), told("value-tidied", "i", "latitude"))


def _seat(entry: Entry, datum: Datum = Datum.GCJ02) -> tuple[float, float]:
    return entry.county.seat_in(datum)


def _whole_minutes(degrees: float) -> tuple[int, float]:
    return int(degrees), (degrees - int(degrees)) * 60


def _dms(degrees: float, marks: tuple[str, str, str] = ("°", "′", "″"), decimals: int = 2) -> str:
    whole, minutes = _whole_minutes(degrees)
    seconds = round((minutes - int(minutes)) * 60, decimals)
    width = 3 + decimals if decimals else 2
    return f"{whole}{marks[0]}{int(minutes):02d}{marks[1]}{seconds:0{width}.{decimals}f}{marks[2]}"


def _minutes(degrees: float) -> str:
    whole, minutes = _whole_minutes(degrees)
    return f"{whole}°{minutes:.4f}′"


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    """Web Mercator metres (EPSG:3857) of degrees, to the centimetre."""
    north = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return round(math.radians(lon) * 6378137.0, 2), round(north * 6378137.0, 2)


def _plain(degrees: float) -> str:
    return f"{degrees:.6f}"


def _dress(
    name: str, why: str, lon: Dress, lat: Dress, within_m: float = 2.0, *, tidied: bool | None = False
) -> RowMess:
    """A dress of both coordinates; `tidied` null: whether it is told as put right is left open."""

    def make(entry: Entry) -> Entry:
        gcj = _seat(entry)
        dressed = entry.at(lon(gcj[0]), lat(gcj[1])).showing(within_m=within_m)
        if tidied:
            return dressed.tidying("longitude", "latitude")
        return dressed if tidied is False else dressed.allowing(*_MARKS_MENDED)

    return RowMess(f"a position {name}", why, make)


_DRESSES = (
    _dress("as text", "the column was set to text", _plain, _plain),
    _dress(
        "between spaces", "copied from a list", lambda d: f" {_plain(d)} ", lambda d: f"{_plain(d)}\u3000", tidied=True
    ),
    _dress(
        "with full-width digits",
        "the input method was left in full-width mode",
        lambda d: _wide(_plain(d)),
        lambda d: _wide(_plain(d)),
        tidied=True,
    ),
    _dress("with degree signs", "as the form's sample has it", lambda d: f"{d:.6f}°", lambda d: f"{d:.6f}°"),
    _dress("with letters behind", "copied from a map site", lambda d: f"{d:.6f}E", lambda d: f"{d:.6f}N"),
    _dress("with letters before", "copied from a map site", lambda d: f"E{d:.6f}°", lambda d: f"N{d:.6f}°"),
    _dress("with Chinese words", "as it is read aloud", lambda d: f"东经{d:.6f}度", lambda d: f"北纬{d:.6f}度"),
    _dress("with labels", "copied with its line", lambda d: f"经度：{d:.6f}", lambda d: f"纬度：{d:.6f}", tidied=None),
    _dress(
        "with decimal commas",
        "a slip of the hand, all down",
        lambda d: _plain(d).replace(".", ","),
        lambda d: _plain(d).replace(".", ","),
        tidied=None,
    ),
    _dress(
        "with a Chinese full stop",
        "the input method's point",
        lambda d: _plain(d).replace(".", "。"),
        lambda d: _plain(d).replace(".", "。"),
        tidied=None,
    ),
    _dress("with a comma at its end", "cut out of a pair", lambda d: f"{d:.6f},", _plain, tidied=None),
    _dress("in degrees, minutes, seconds", "a phone's compass", _dms, _dms),
    _dress(
        "in 度分秒", "a surveyor's table", lambda d: _dms(d, ("度", "分", "秒")), lambda d: _dms(d, ("度", "分", "秒"))
    ),
    _dress(
        "in straight marks with letters",
        "a navigation device",
        lambda d: f"{_dms(d, ('°', chr(39), chr(34)))}E",
        lambda d: f"{_dms(d, ('°', chr(39), chr(34)))}N",
    ),
    _dress("in degrees and minutes", "a ship's way of it", _minutes, _minutes),
    _dress("in whole seconds", "a phone's compass", lambda d: _dms(d, decimals=0), lambda d: _dms(d, decimals=0), 25.0),
    _dress("with three decimals", "read off a map", lambda d: f"{d:.3f}", lambda d: f"{d:.3f}", 80.0),
    _dress(
        "with a space in its minutes",
        "read out",
        lambda d: _dms(d, ("° ", "′ ", "″")),
        lambda d: _dms(d, ("° ", "′ ", "″")),
    ),
    _dress(
        "with letters and spaces only",
        "a device without signs",
        lambda d: "E" + _dms(d, (" ", " ", "")),
        lambda d: "N" + _dms(d, (" ", " ", "")),
    ),
    _dress(
        "with signs of inches",
        "typed on a plain keyboard",
        lambda d: _dms(d, ("°", "'", "''")),
        lambda d: _dms(d, ("°", "'", "''")),
    ),
    _dress("in full-width letters", "the input method", lambda d: f"Ｅ{d:.6f}", lambda d: f"Ｎ{d:.6f}", tidied=None),
    _dress("after an apostrophe", "typed to keep it text", lambda d: f"'{d:.6f}", lambda d: f"'{d:.6f}", tidied=None),
    _dress("with fifteen decimals", "what a program computed", lambda d: f"{d:.15f}", lambda d: f"{d:.15f}"),
)


def _wide(text: str) -> str:
    return "".join(chr(ord(mark) + 0xFEE0) for mark in text)


def _in_one_cell(name: str, write: Callable[[float, float], tuple[Cell, Cell]]) -> RowMess:
    return RowMess(
        f"both coordinates {name}",
        "the map site gives a pair",
        lambda e: e.at(*write(*_seat(e))).allowing(*_MARKS_MENDED),
    )


_PAIRS = (
    _in_one_cell("in the first cell", lambda lon, lat: (f"{lon:.6f},{lat:.6f}", None)),
    _in_one_cell("in the first cell, latitude first", lambda lon, lat: (f"{lat:.6f}，{lon:.6f}", None)),
    _in_one_cell("in the second cell", lambda lon, lat: (None, f"{lon:.6f},{lat:.6f}")),
    _in_one_cell("in each cell", lambda lon, lat: (f"{lon:.6f} {lat:.6f}", f"{lon:.6f} {lat:.6f}")),
    _in_one_cell("in one cell, in words", lambda lon, lat: (f"东经{lon:.6f}度，北纬{lat:.6f}度", None)),
    _in_one_cell("in one cell, with labels", lambda lon, lat: (f"经度：{lon:.6f} 纬度：{lat:.6f}", None)),
    _in_one_cell("in one cell, in minutes", lambda lon, lat: (f"{_dms(lat)}N {_dms(lon)}E", None)),
)


def _exchanged(name: str, write: Callable[[float], Cell]) -> RowMess:
    def make(entry: Entry) -> Entry:
        lon, lat = _seat(entry)
        return entry.at(write(lat), write(lon)).telling(told("position-swapped", "w", "longitude"))

    return RowMess(name, "the form asks for longitude first, most phones give latitude first", make)


_EXCHANGED = tuple(
    _exchanged(name, write)
    for name, write in (
        ("coordinates exchanged", float),
        ("coordinates exchanged, as text", lambda d: f"{d:.6f}°"),
        ("coordinates exchanged, in minutes", _dms),
    )
)

_FAULTY = (
    RowMess(
        "a position that is none",
        "the clerk pasted a picture elsewhere",
        lambda e: (
            e.at("见地图", "见地图")
            .telling(told("position-unreadable", "e", "longitude"))
            .allowing(told("position-unreadable", "e", "latitude"))
            .rejected()
        ),
    ),
    RowMess(
        "a position of which half is none",
        "half was pasted",
        lambda e: e.with_cells(latitude="见右图").telling(told("position-unreadable", "e", "latitude")).rejected(),
    ),
    RowMess(
        "a position abroad",
        "a digit was lost",
        lambda e: (
            e.at(12.990137, 28.114526)
            .telling(told("position-outside-china", "e", "longitude"))
            .allowing(told("position-outside-division", "e", "longitude"))
            .rejected()
        ),
    ),
    RowMess(
        "a position in the sea",
        "a digit was mistyped",
        lambda e: (
            e.at(124.990137, 28.114526)
            .telling(told("position-outside-china", "e", "longitude"))
            .allowing(told("position-outside-division", "e", "longitude"))
            .rejected()
        ),
    ),
    RowMess(
        "a position across the border",
        "a digit was mistyped",
        lambda e: (
            e.at(105.852137, 21.034526)
            .telling(told("position-outside-china", "e", "longitude"))
            .allowing(told("position-outside-division", "e", "longitude"))
            .rejected()
        ),
    ),
    RowMess(
        "a position in another county, far away",
        "copied from the row of another county",
        lambda e: e.at(113.637618, 28.166329).telling(told("position-outside-division", "e", "longitude")).rejected(),
    ),
    RowMess(
        "nought in both cells",
        "a formula over empty cells",
        lambda e: (
            e.at(0, 0)
            .telling(told("position-outside-china", "e", "longitude"))
            .allowing(
                told("position-placeholder", "w", "longitude"),
                told("position-imprecise", "w", "longitude"),
                told("position-outside-division", "e", "longitude"),
            )
            .rejected()
        ),
    ),
    RowMess(
        "a position in metres",
        "taken from a map program that works in them",
        lambda e: e.at(*_mercator(*_seat(e))),
    ),
    RowMess(
        "a position as numbers with noise",
        "a formula computed it",
        lambda e: e.at(_seat(e)[0] + 1e-11, _seat(e)[1] - 1e-11),
    ),
    RowMess(
        "two decimals",
        "read off a paper map",
        lambda e: (
            e.at(f"{_seat(e)[0]:.2f}", f"{_seat(e)[1]:.2f}")
            .telling(told("position-imprecise", "w", "longitude"))
            .showing(within_m=1000.0)
        ),
    ),
)


def _stated(name: str, word: str, datum: Datum, stored: str) -> RowMess:
    def make(entry: Entry) -> Entry:
        lon, lat = _seat(entry, datum)
        stated = entry.at(f"{lon:.6f}（{word}）", f"{lat:.6f}（{word}）")
        return stated.showing(source_datum=stored).allowing(*_MARKS_MENDED)

    return RowMess(name, "the map that the clerk used says so", make)


_STATED = tuple(
    _stated(name, word, datum, stored)
    for name, word, datum, stored in (
        ("a position that says 百度", "百度", Datum.BD09, "bd09"),
        ("a position that says WGS84", "WGS84", Datum.WGS84, "wgs84"),
    )
)

POSITION_MESSES = (*_DRESSES, *_PAIRS, *_EXCHANGED, *_FAULTY, *_STATED)
