"""How an item is done between two places is, over random rules, what a naive reader of all of them finds."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.group import Agreement, Group
from locator.items.item import ItemMode, Mode
from locator.items.modes import modes_between
from locator.window import Kind

PACKAGED = packaged_catalogue()
ITEM, OTHER = PACKAGED.items[0], PACKAGED.items[1]
# Few enough that rules meet: two provinces with a city and its counties each.
HUNAN, JIANGXI = ("43", "4301", "430103"), ("36", "3601", "360102")
PLACES = (*HUNAN, *JIANGXI)
CODES = ("430103", "430104", "360102", "430100", "43", "3601", "440106", None)
WAYS = (("430103", "360102"), ("360102", "430103"), ("430103", "430104"), ("430104", "360102"))
GROUPS = ("one", "two", "three")
DATES = ("2025", "2026", "2026-05", "2026-06", "2026-06-10", "2026-06-11", "2026-06-30", "2027-01")
DAYS = (date(2025, 12, 31), date(2026, 6, 10), date(2026, 6, 30), date(2027, 1, 1))

kinds = st.none() | st.sampled_from([*Kind])
dates = st.sampled_from([None, None, *DATES])
modes = st.sampled_from([*Mode])
by_place = st.builds(ItemMode, modes, st.sampled_from(PLACES) | st.sampled_from(GROUPS) | st.none())
# Most questions are from one place to another of which some rule speaks, some are about any place or none.
ways = st.sampled_from(WAYS) | st.sampled_from(WAYS) | st.tuples(st.sampled_from(CODES), st.sampled_from(CODES))


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Rules of every sort, several of them about the same places."""
    members = st.tuples(st.sampled_from(HUNAN), st.sampled_from(JIANGXI)) | st.lists(
        st.sampled_from(PLACES), min_size=1, max_size=5, unique=True
    ).map(tuple)
    groups = tuple(Group(id_, "区域", "group", draw(members), draw(kinds), (), "示例") for id_ in GROUPS)
    stated = tuple(draw(st.lists(by_place, max_size=6, unique=True)))
    across = st.tuples(st.sampled_from(HUNAN), st.sampled_from(JIANGXI))
    pairs = across | across.map(lambda pair: pair[::-1]) | st.just(("430103", "430104"))
    agreements = tuple(
        Agreement(
            f"agreement-{number}",
            "协议",
            draw(pairs),
            draw(st.sampled_from([(OTHER.id,), (ITEM.id,), (ITEM.id, OTHER.id)])),
            draw(modes),
            draw(dates),
            draw(dates),
            "示例",
        )
        for number in range(draw(st.integers(0, 5)))
    )
    items = (replace(ITEM, modes=stated), OTHER)
    return replace(PACKAGED, items=items, groups=groups, agreements=agreements)


def lies_in(code: str, place: str) -> bool:
    """Whether every digit of a place is that of the code at its position, and the code is no larger place itself."""
    return len(code) >= len(place) and all(mine == its for mine, its in zip(code, place, strict=False))


def days_of(written: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    last_month = month or 12
    return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])


def runs(agreement: Agreement, day: date | None) -> bool:
    first = days_of(agreement.since)[0] if agreement.since else date.min
    last = days_of(agreement.until)[1] if agreement.until else date.max
    if day is None:
        return (first, last) == (date.min, date.max)
    return first <= day <= last


Statement = tuple[tuple[int, int], str | None, Mode]


def statements(
    catalogue: Catalogue, here: str | None, home: str | None, day: date | None, kind: Kind | None
) -> Iterator[Statement]:
    """Every statement that applies: its rank, the lowest first, what it is named by, and its mode."""
    for one in catalogue.agreements:
        for places in (one.between, one.between[::-1]):
            applies = here and home and lies_in(here, places[0]) and lies_in(home, places[1])
            if applies and ITEM.id in one.items and one.mode and runs(one, day):
                yield (0, -len("".join(places))), one.id, one.mode
    for stated in catalogue.items[0].modes:
        for group in catalogue.groups:
            if group.id == stated.where and (group.kind is None or group.kind is kind):
                for mine, theirs in product(group.members, repeat=2):
                    if here and home and lies_in(here, mine) and lies_in(home, theirs):
                        yield (1, -len(mine + theirs)), group.id, stated.mode
        if stated.where in PLACES and home and lies_in(home, stated.where or ""):
            yield (2, -len(stated.where or "")), stated.where, stated.mode
        if stated.where is None:
            yield (3, 0), None, stated.mode


def takers(catalogue: Catalogue, here: str | None) -> list[str]:
    """The divisions whose windows take the matter in for others and in which somebody stands, the smallest first."""
    collecting = [stated.where or "" for stated in catalogue.items[0].modes if stated.mode is Mode.COLLECT]
    return sorted((one for one in collecting if one in PLACES and here and lies_in(here, one)), key=len, reverse=True)


@settings(max_examples=600)
@given(catalogues(), ways, st.sampled_from([*DAYS, None]), kinds)
def test_what_is_told_between_two_places_is_what_a_naive_reader_finds(
    catalogue: Catalogue, way: tuple[str | None, str | None], day: date | None, kind: Kind | None
) -> None:
    here, home = way
    applying = [*statements(catalogue, here, home, day, kind)]
    told = modes_between(catalogue, ITEM.id, here, home, day=day, kind=kind)
    lowest = min((rank for rank, _, _ in applying), default=(4, 0))
    taking, everywhere = takers(catalogue, here), [mode for rank, _, mode in applying if rank == (3, 0)]
    if lowest[0] > 2 and taking and Mode.COLLECT not in everywhere:
        assert told is not None
        assert (list(told.modes), told.by.value, told.named) == ([*everywhere, Mode.COLLECT], "division", taking[0])
        return
    if not applying:
        assert told is None
        return
    winning = [(named, mode) for rank, named, mode in applying if rank == lowest]
    assert told is not None
    assert told.by.value == ("agreement", "group", "division", "item")[lowest[0]]
    assert told.named == winning[0][0]
    assert list(told.modes) == list(dict.fromkeys(mode for _, mode in winning))


@settings(max_examples=100)
@given(catalogues(), ways, st.sampled_from(DAYS))
def test_agreements_and_groups_hold_either_way_round(
    catalogue: Catalogue, way: tuple[str | None, str | None], day: date
) -> None:
    there, back = (modes_between(catalogue, ITEM.id, *each, day=day) for each in (way, way[::-1]))
    if there is not None and there.by.value in ("agreement", "group"):
        assert back == there
