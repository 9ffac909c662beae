"""Real names with another kind of division behind them: their own signs go before what sounds alike far away."""

import pytest

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, Refusal
from locator.position import Position
from locator.window import DivisionNames
from tests.unit.test_places_at_windows import snapshot_of
from tests.windows import window

YUANJIANG = DivisionNames("530428", "元江哈尼族彝族傣族自治县", "玉溪市", "云南省")


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


@pytest.fixture(scope="module")
def reader(known: KnownPlaces) -> PlaceReader:
    return PlaceReader(known)


def offered(reader: PlaceReader, text: str) -> tuple[Place, ...]:
    """The place, or the choices."""
    try:
        return (reader.one(text),)
    except PlaceAmbiguous as several:
        return several.choices


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大理县", ["云南省大理白族自治州", "云南省大理白族自治州大理市"]),
        ("沅江县", ["湖南省益阳市沅江市"]),
        ("潮阳市", ["广东省汕头市潮阳区"]),
        ("武昌市", ["湖北省武汉市武昌区"]),
        ("无锡县", ["江苏省无锡市"]),
        ("淮安县", ["江苏省淮安市", "江苏省淮安市淮安区"]),
        ("泉州县", ["福建省泉州市"]),
        ("荆州县", ["湖北省荆州市", "湖北省荆州市荆州区"]),
        ("桐城县", ["安徽省安庆市桐城市"]),
        ("枝江县", ["湖北省宜昌市枝江市"]),
        ("迁安县", ["河北省唐山市迁安市"]),
        ("长乐县", ["福建省福州市长乐区"]),
        ("邕宁县", ["广西壮族自治区南宁市邕宁区"]),
        ("苏州区", ["江苏省苏州市"]),
        ("徽州市", ["安徽省黄山市徽州区"]),
        ("广东省潮阳市", ["广东省汕头市潮阳区"]),
        ("湖南省益阳市沅江县", ["湖南省益阳市沅江市"]),
        ("沅江县政府", ["湖南省益阳市沅江市"]),
        ("我在沅江县", ["湖南省益阳市沅江市"]),
        ("郴州地区", ["湖南省郴州市"]),
        ("湘西自治州", ["湖南省湘西土家族苗族自治州"]),
        ("延边自治州", ["吉林省延边朝鲜族自治州"]),
        ("湖北省沅江县", ["湖北省", "湖南省益阳市沅江市"]),
        ("河南省睢县市", ["河南省商丘市睢县"]),
        ("安徽省和县县", ["安徽省马鞍山市和县"]),
        ("沅江县没有的路", ["湖南省益阳市沅江市"]),
    ],
)
def test_the_own_signs_of_a_short_name_are_that_division_under_any_ending(
    known: KnownPlaces, reader: PlaceReader, text: str, names: list[str]
) -> None:
    assert [place.name for place in offered(reader, text)] == names
    assert [place.name for place in PlaceCompleter(known).completed(text)[: len(names)]] == names


def test_the_label_says_what_was_typed(reader: PlaceReader) -> None:
    assert reader.one("沅江县").label == "湖南省益阳市沅江市政府驻地（您输入的是“沅江县”）"


def test_a_window_of_a_county_that_only_sounds_alike_is_not_what_is_meant(known: KnownPlaces) -> None:
    far = window("far", "元江便民窗口", division=YUANJIANG, address="兴元路1号", position=Position(101.99, 23.6))
    reader = PlaceReader(known, WindowTexts(snapshot_of([far])))
    assert [place.name for place in offered(reader, "沅江县兴元路")] == ["湖南省益阳市沅江市"]
    assert [place.again for place in offered(reader, "沅江市兴元路")] == ["430981"]


def test_no_name_of_any_division_with_another_ending_is_silently_another_place(
    divisions: Divisions, known: KnownPlaces, reader: PlaceReader
) -> None:
    completer, far = PlaceCompleter(known), []
    for typed, own in with_another_ending(divisions):
        try:
            place = reader.one(typed)
        except Refusal:
            continue
        told = [place, completer.completed(typed)[0]]
        far += [(typed, one.label) for one in told if not _is_called(one, own) and f"“{typed}”是旧名" not in one.label]
    assert far == []


def test_nor_is_one_behind_its_province(divisions: Divisions, reader: PlaceReader) -> None:
    names, far = {one.name for one in divisions if one.in_force}, []
    for division in (one for one in divisions if one.in_force and one.name != one.province):
        for ending in "县市区":
            if division.short_name + ending not in names:
                typed = f"{division.province}{division.short_name}{ending}"
                first = offered(reader, typed)[0]
                if not _is_called(first, division.short_name) and f"“{typed}”是旧名" not in first.label:
                    far.append((typed, first.label))
    assert far == []


def with_another_ending(divisions: Divisions) -> list[tuple[str, str]]:
    """What stands before the ending of each name in force, with each of the commonest endings; and the signs typed."""
    names = {one.name for one in divisions if one.in_force and one.name[-1] in "县市区"}
    stems = {name[:-1] for name in names if len(name) > 2} | {one.short_name for one in divisions if _has_short(one)}
    return [(stem + ending, stem) for stem in sorted(stems) for ending in "县市区" if stem + ending not in names]


def _has_short(division: Division) -> bool:
    return division.in_force and division.short_name != division.name


def _is_called(place: Place, own: str) -> bool:
    return place.division is not None and own in place.name + place.division.short_name  # 喀左
