"""Labels of all kinds, copied out of an answer or a list of choices: each leads to the place that it stands for."""

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import ListedPlace, ListedPlaces
from locator.finding.places.place import Place
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.position import Position
from locator.texts import Lang
from tests.unit.test_place_samples import PLACES
from tests.unit.test_places_at_windows import WINDOWS, snapshot_of
from tests.windows import beside, window

MARKED = (
    window("marks", "示例窗口（南门），二楼", address="示例路3号，近地铁站（2号口）", position=beside(5_000)),
    window("english", "Window 1, east (old)", address="示例街1号, 示例大厦", position=beside(6_000)),
    window("long", "很" * 60 + "长的窗口", address="长" * 90 + "路1号", position=beside(7_000)),
)


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    tianxin = divisions.find("430103")
    assert tianxin is not None
    listed = [
        ListedPlace("示例花园（北区）", tianxin, Position(112.98, 28.11), ()),
        ListedPlace("示例苑", tianxin, Position(112.97, 28.1), ()),
    ]
    return KnownPlaces(divisions, ListedPlaces(listed))


@pytest.fixture(scope="module")
def reader(known: KnownPlaces) -> PlaceReader:
    return PlaceReader(known, WindowTexts(snapshot_of([*WINDOWS, *MARKED])))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_label_of_every_division_leads_to_it(divisions: Divisions, reader: PlaceReader, lang: Lang) -> None:
    lost = []
    for division in divisions:
        place = reader.one(division.full_name, lang)
        if reader.one(place.label, lang).again != place.again:
            lost.append(place.label)
    assert lost == []


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    "text",
    [
        *("祁阳县", "襄樊", "410005", "410299", "0731", "410000", "tx", "长杀市", "沅江县", "医院", "天必区"),
        *("天心区芙蓉南路", "天心区书院路", "天心区书院路99号", "书院路", "裕南街便民窗口", "天心区政务大厅", "示例路"),
        *(
            "示例窗口",
            "示例街",
            "很很长的窗口",
            "长长路",
            "示例苑",
            "示例花园北区",
            "112.98,28.11",
            "和康县",
            "鼓楼区",
            "城区",
        ),
    ],
)
def test_a_label_leads_to_its_place_whatever_it_was_made_of(reader: PlaceReader, text: str, lang: Lang) -> None:
    places: tuple[Place, ...]
    try:
        places = (reader.one(text, lang),)
    except PlaceAmbiguous as several:
        places = several.choices
    for place in places:
        again = reader.one(place.label)
        assert (again.position, again.division, again.again) == (place.position, place.division, place.again)


@pytest.mark.parametrize("sample", PLACES, ids=lambda sample: sample["typed"])
def test_the_labels_of_completions_lead_to_their_places(
    known: KnownPlaces, reader: PlaceReader, sample: dict[str, str]
) -> None:
    completer = PlaceCompleter(known, WindowTexts(snapshot_of([*WINDOWS, *MARKED])))
    for place in completer.completed(sample["typed"]):
        for again in (reader.one(place.label), completer.completed(place.label)[0]):
            assert again.position.lon == pytest.approx(place.position.lon, abs=1e-9)
            assert again.position.lat == pytest.approx(place.position.lat, abs=1e-9)


@pytest.mark.parametrize(
    "text",
    ["没有，这里的", "没有（没有的地址）", "（的地址）", "，", "没有（没有找到“没有”）", "没有, seat of government"],
)
def test_what_only_looks_like_a_label_is_nowhere(reader: PlaceReader, text: str) -> None:
    with pytest.raises(PlaceUnknown):
        reader.one(text)
