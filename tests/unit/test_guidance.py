"""Where guided questions end: one ending for each matter, place and mode, and none that is not true."""

from collections.abc import Collection
from pathlib import Path

import pytest

from locator.items.catalogue import packaged_catalogue
from locator.items.entry import CatalogueUnreadable
from locator.items.guidance.ending import Near, Way, asks_home, ending_of
from locator.items.guidance.guidance_files import packaged_guidance, read_guidance
from locator.items.item import HandIn, Mode

CHANGSHA, GUANGZHOU = "4301", "440100"
NOTHING: Collection[Mode] = ()


@pytest.mark.parametrize(
    ("hand_in", "way"),
    [
        (HandIn.ANYWHERE, Way.NEAREST),
        (HandIn.DESTINATION, Way.RIGHT_PLACE),
        (HandIn.DECIDING, Way.RIGHT_PLACE),
        (HandIn.PROVIDER, Way.PROVIDER),
        (HandIn.ONLINE, Way.ONLINE),
        (HandIn.UNKNOWN, Way.CALL),
    ],
)
def test_where_nothing_else_is_stated_the_lists_say_what_comes_first(hand_in: HandIn, way: Way) -> None:
    assert ending_of(hand_in, NOTHING, None, None).way is way


def test_a_window_elsewhere_is_named_for_what_is_decided_in_one_place_only_where_it_states_it() -> None:
    for hand_in in (HandIn.DECIDING, HandIn.DESTINATION, HandIn.PROVIDER, HandIn.UNKNOWN):
        assert ending_of(hand_in, NOTHING, CHANGSHA, GUANGZHOU).near is Near.STATING


def test_what_is_done_on_the_web_is_done_at_windows_too() -> None:
    ending = ending_of(HandIn.ONLINE, [Mode.ONLINE], None, GUANGZHOU)
    assert (ending.way, ending.near) == (Way.ONLINE, Near.ALL_NOT_REFUSING)


def test_what_may_be_handed_in_elsewhere_is_whatever_the_lists_say_in_general() -> None:
    ending = ending_of(HandIn.DECIDING, [Mode.COLLECT], CHANGSHA, GUANGZHOU)
    assert (ending.way, ending.near, ending.asks_home) == (Way.NEAREST, Near.ALL_NOT_REFUSING, False)


def test_the_place_that_decides_is_asked_for_where_the_way_depends_on_it_and_never_twice() -> None:
    for hand_in in HandIn:
        assert ending_of(hand_in, NOTHING, None, None).asks_home is asks_home(hand_in)
        assert not ending_of(hand_in, NOTHING, CHANGSHA, None).asks_home


@pytest.mark.parametrize(
    ("home", "here", "at_home"),
    [
        ("43", "430103", True),
        ("4301", "430103", True),
        ("430103", "430103", True),
        ("430103", "430100", False),  # a city is not yet its district
        ("4401", "430103", False),
        (None, "430103", False),
        ("4301", None, False),
    ],
)
def test_whoever_is_in_the_deciding_place_already_is_told_so(home: str | None, here: str | None, at_home: bool) -> None:
    assert ending_of(HandIn.DECIDING, NOTHING, home, here).at_home is at_home


def test_each_item_asks_in_the_words_of_its_list() -> None:
    words = {item: place.word for item, place in packaged_guidance().places.items()}
    assert {item for item, word in words.items() if word == "缴存地"} == {"2022-05", "2022-06", "2022-08", "2022-09"}
    assert words["2022-02"] == "迁入地"
    # The texts of what is done on the web name no place, and none is put into their mouths.
    online = {item.id for item in packaged_catalogue().items if item.hand_in is HandIn.ONLINE}
    assert online.isdisjoint(words)


def test_the_eight_events_of_a_life_stand_in_their_order() -> None:
    assert [event.name for event in packaged_guidance().events] == [
        "出生", "上学", "就业", "结婚", "退休", "搬家", "看病", "开车",
    ]  # fmt: skip
    assert all(event.items or event.outside for event in packaged_guidance().events)


PLACE = '[[place]]\nword = "甲"\nen = "a"\nitems = ["1"]'


@pytest.mark.parametrize(
    ("places", "events", "told"),
    [
        ('[[place]]\nword = "甲"\nen = "a"\nitems = ["x"]', "", "“x”"),
        (f"{PLACE}\n{PLACE}", "", "further up"),
        ("", '[[event]]\nid = "e"\nname = "事"\nname_en = "e"\nitems = []\noutside = ["y"]', "“y”"),
        ("", '[[event]]\nid = "e"\nname = "事"\nitems = []\noutside = []', "name_en is missing"),
    ],
    ids=["an unknown item", "an item with two words", "an unknown matter", "an event without a name"],
)  # fmt: skip
def test_a_fault_in_the_tables_is_told_with_its_place(tmp_path: Path, places: str, events: str, told: str) -> None:
    good_place = '[[place]]\nword = "丙"\nen = "c"\nitems = ["2"]'
    good_event = '[[event]]\nid = "g"\nname = "好"\nname_en = "g"\nitems = ["1"]\noutside = []'
    (tmp_path / "guidance.toml").write_text(places or good_place, "utf-8")
    (tmp_path / "life-events.toml").write_text(events or good_event, "utf-8")
    with pytest.raises(CatalogueUnreadable) as fault:
        read_guidance(tmp_path / "guidance.toml", tmp_path / "life-events.toml", items={"1", "2"}, outside={"z"})
    assert told in fault.value.line("en")
    assert ".toml [[" in fault.value.line("en")
