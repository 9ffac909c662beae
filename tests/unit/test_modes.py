"""How an item is done between two places: which of several statements wins, and what is not stated."""

from dataclasses import replace
from datetime import date

import pytest

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.group import Agreement, Group
from locator.items.item import ItemMode, Mode
from locator.items.modes import StatedBy, StatedModes, modes_between
from locator.window import Kind

PACKAGED = packaged_catalogue()
ITEM = "2022-01"
DELTA = Group("delta", "甲", "A", ("31", "32", "33"), None, (), "示例")
COUNTIES = Group("counties", "乙", "B", ("310101", "320102", "3301"), None, (), "示例")
KIOSKS = Group("kiosks", "丙", "C", ("43", "44"), Kind.KIOSK, (), "示例")
DAY = date(2026, 6, 10)


def agreement(**changes: object) -> Agreement:
    sound = Agreement("pair", "示例", ("4301", "4401"), (ITEM,), Mode.COLLECT, None, None, "示例")
    return replace(sound, **changes)  # type: ignore[arg-type]


def catalogue(*modes: tuple[str, str | None], agreements: tuple[Agreement, ...] = ()) -> Catalogue:
    first = replace(PACKAGED.items[0], modes=tuple(ItemMode(Mode(mode), where) for mode, where in modes))
    items = (first, *PACKAGED.items[1:])
    return replace(PACKAGED, items=items, groups=(DELTA, COUNTIES, KIOSKS), agreements=agreements)


def told(stated: StatedModes | None) -> tuple[list[str], str, str | None] | None:
    return None if stated is None else ([mode.value for mode in stated.modes], stated.by.value, stated.named)


EVERY_LEVEL = catalogue(
    ("online", None), ("joint", "31"), ("collect", "3101"), ("online", "310101"), ("joint", "delta"),
    agreements=(agreement(between=("3101", "3201")),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("here", "home", "expected"),
    [
        ("310101", "320102", (["collect"], "agreement", "pair")),
        ("320102", "310115", (["collect"], "agreement", "pair")),  # the other way round
        ("310101", "330102", (["joint"], "group", "delta")),
        ("430103", "310101", (["online"], "division", "310101")),  # the place that decides says how
        ("430103", "310115", (["collect"], "division", "3101")),
        ("430103", "310200", (["joint"], "division", "31")),
        ("430103", "310000", (["joint"], "division", "31")),
        ("43", "31", (["joint"], "division", "31")),
        ("310101", "430103", (["online", "collect"], "division", "3101")),  # the windows there say that they take it in
        ("310200", "430103", (["online"], "item", None)),  # of what 43 decides together with others 31 cannot speak
        ("310101", None, (["online", "collect"], "division", "3101")),
        (None, "310101", (["online"], "division", "310101")),
        (None, None, (["online"], "item", None)),
    ],
)
def test_the_most_specific_statement_wins_whole(
    here: str | None, home: str | None, expected: tuple[list[str], str, str | None]
) -> None:
    assert told(modes_between(EVERY_LEVEL, ITEM, here, home, day=DAY)) == expected


def test_a_lower_statement_adds_nothing_to_a_higher_one() -> None:
    known = catalogue(("online", None), ("joint", None), ("collect", "43"))
    assert told(modes_between(known, ITEM, "440106", "430103")) == (["collect"], "division", "43")
    assert told(modes_between(known, ITEM, "440106", "360102")) == (["online", "joint"], "item", None)


def test_windows_that_take_a_matter_in_add_that_to_what_the_item_states_and_hide_none_of_it() -> None:
    known = catalogue(("online", None), ("collect", "43"))
    assert told(modes_between(known, ITEM, "430103", "440106")) == (["online", "collect"], "division", "43")
    both = catalogue(("collect", None), ("online", None), ("collect", "43"))
    assert told(modes_between(both, ITEM, "430103", "440106")) == (["collect", "online"], "item", None)


def test_a_province_that_does_its_own_matters_on_the_web_says_nothing_of_anothers() -> None:
    known = catalogue(("online", "43"))
    assert told(modes_between(known, ITEM, "440106", "430103")) == (["online"], "division", "43")
    assert modes_between(known, ITEM, "430103", "440106") is None
    assert modes_between(known, ITEM, "430103", None) is None


def test_what_nobody_states_is_not_stated() -> None:
    assert modes_between(catalogue(), ITEM, "430103", "440106", day=DAY) is None
    assert modes_between(catalogue(("online", "43")), ITEM, "430103", "440106", day=DAY) is None
    assert modes_between(EVERY_LEVEL, "2022-99", "310101", "320102", day=DAY) is None
    assert modes_between(PACKAGED, "2022-01", "430103", "440106", day=DAY) is None
    assert told(modes_between(PACKAGED, "2022-02", "430103", "440106", day=DAY)) == (["joint"], "item", None)


def test_of_several_groups_the_one_of_the_smaller_places_wins() -> None:
    known = catalogue(("online", "delta"), ("joint", "counties"), ("collect", "counties"))
    assert told(modes_between(known, ITEM, "310101", "320102")) == (["joint", "collect"], "group", "counties")
    assert told(modes_between(known, ITEM, "310101", "320106")) == (["online"], "group", "delta")


def test_equal_statements_are_told_together_in_the_order_of_the_file() -> None:
    pair = (agreement(id="first", mode=Mode.JOINT), agreement(id="second", mode=Mode.ONLINE), agreement(id="third"))
    known = catalogue(agreements=(agreement(id="wide", between=("43", "44")), *pair))
    stated = modes_between(known, ITEM, "430103", "440106")
    assert told(stated) == (["joint", "online", "collect"], "agreement", "first")
    assert told(modes_between(known, ITEM, "430281", "440106")) == (["collect"], "agreement", "wide")


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("2026-06-10", None, DAY, True),
        ("2026-06-11", None, DAY, False),
        ("2026-06", None, DAY, True),
        ("2026-07", None, DAY, False),
        ("2026", None, DAY, True),
        ("2027", None, DAY, False),
        (None, "2026-06-10", DAY, True),
        (None, "2026-06-09", DAY, False),
        (None, "2026-06", DAY, True),
        (None, "2026-05", DAY, False),
        (None, "2026", DAY, True),
        (None, "2025", DAY, False),
        ("2026-06-10", "2026-06", DAY, True),
        (None, None, None, True),
        ("2020", None, None, False),  # without a day nobody knows
        (None, "2999", None, False),
    ],
)
def test_an_agreement_counts_from_its_first_day_to_its_last(
    since: str | None, until: str | None, day: date | None, holds: bool
) -> None:
    known = catalogue(("online", None), agreements=(agreement(since=since, until=until),))
    stated = modes_between(known, ITEM, "430103", "440106", day=day)
    assert stated is not None
    assert (stated.by is StatedBy.AGREEMENT) is holds


def test_an_agreement_on_other_items_or_without_a_mode_states_nothing() -> None:
    for other in (agreement(items=("2022-02",)), agreement(mode=None), agreement(items=(), mode=None)):
        assert modes_between(catalogue(agreements=(other,)), ITEM, "430103", "440106") is None


def test_what_a_group_states_of_terminals_is_not_said_of_windows_with_people() -> None:
    known = catalogue(("online", None), ("collect", "kiosks"))
    assert told(modes_between(known, ITEM, "430103", "440106", kind=Kind.KIOSK)) == (["collect"], "group", "kiosks")
    for kind in (Kind.STAFFED, None):
        assert told(modes_between(known, ITEM, "430103", "440106", kind=kind)) == (["online"], "item", None)
