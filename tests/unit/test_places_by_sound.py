"""Typed places in pinyin, by initials, by their sound, and with slips; and when a guess is only offered."""

import csv

import pytest

from locator.data_files import own_data_file
from locator.divisions.divisions import Divisions
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.reading import PlaceReader
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.spelling.pinyin import typed_letters, ways_to_say, ways_to_say_a_name
from locator.spelling.plain_text import plain
from locator.spelling.slips import SlipFinder
from locator.texts import Lang


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(KnownPlaces(Divisions.load()))


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("tianxinqu", "湖南省长沙市天心区", "pinyin in one word"),
        ("tianxin qu", "湖南省长沙市天心区", "in two"),
        ("Chángshā Xiàn", "湖南省长沙市长沙县", "with marks for the tones"),
        ("chang2sha1xian4", "湖南省长沙市长沙县", "with numbers for the tones"),
        ("hunan changsha tianxin", "湖南省长沙市天心区", "level by level"),
        ("tianxinqu, changsha", "湖南省长沙市天心区", "as a letter is addressed"),
        ("lüliang", "山西省吕梁市", "ü"),
        ("LYULIANG", "山西省吕梁市", "ü as in a passport"),
        ("lvliang", "山西省吕梁市", "ü as on a keyboard"),
        ("luohe", "河南省漯河市", "said otherwise than the character alone"),
        ("luan", "安徽省六安市", "said otherwise in names"),
        ("liuan", "安徽省六安市", "as the character is commonly said"),
        ("csstxq", "湖南省长沙市天心区", "initials of two levels"),
        ("zjjs", "湖南省张家界市", "initials of one"),
        ("Shaanxi", "陕西省", "its own spelling"),
        ("Hong Kong", "香港特别行政区", "an English name"),
        ("湘", "湖南省", "a province's sign"),
        ("内蒙", "内蒙古自治区", "a name cut short"),
        ("长沙tianxin", "湖南省长沙市天心区", "half typed"),
        ("长杀市", "湖南省长沙市", "a homophone"),
        ("長沙縣", "湖南省长沙市长沙县", "old characters"),
        ("湖楠长沙天新区", "湖南省长沙市天心区", "two homophones"),
        ("天新区政府", "湖南省长沙市天心区", "a homophone before what is taken off"),
        ("呼和特市", "内蒙古自治区呼和浩特市", "a sign missing"),
        ("乌鲁齐木市", "新疆维吾尔自治区乌鲁木齐市", "two signs exchanged"),
        ("内蒙古自冶区", "内蒙古自治区", "a wrong sign"),
        ("新疆维吾尔尔自治区", "新疆维吾尔自治区", "a sign too many"),
        ("zhangjiajei", "湖南省张家界市", "letters exchanged"),
        ("郴洲", "湖南省郴州市", "an island for a prefecture; 兰州 is two signs away"),
        ("株州", "湖南省株洲市", "a prefecture for an island"),
        ("永洲", "湖南省永州市", "in a short name"),
        ("城布县", "湖南省邵阳市城步苗族自治县", "a homophone in a name cut short"),
        ("臺灣", "台湾省", "a short name in old characters"),
        ("重慶", "重庆市", "with one of them"),
        ("廣州", "广东省广州市", "another"),
        ("貴陽", "贵州省贵阳市", "桂阳县, which sounds so too, is written with others"),
        ("苏洲市", "江苏省苏州市", "in a whole one; 宿州市 sounds so too"),
    ],
)
def test_a_text_is_read_by_how_it_is_said_or_with_a_slip(reader: PlaceReader, text: str, name: str, why: str) -> None:
    assert reader.one(text).name == name, why


def test_the_label_of_a_guess_says_what_was_typed(reader: PlaceReader) -> None:
    assert reader.one("长杀市").label == "湖南省长沙市政府驻地（您输入的是“长杀市”）"
    assert reader.one("长杀市", Lang.EN).label.endswith("(you typed “长杀市”)")
    assert reader.one("tianxinqu").label == "湖南省长沙市天心区政府驻地"


@pytest.mark.parametrize(
    ("text", "offered", "why"),
    [
        ("长沙沙市", ["长沙市"], "a slip in a short name"),
        ("沙长市", ["沙河市", "长沙市", "天长市", "子长市", "沙湾市"], "several are one slip away"),
        ("医院", ["沂源县"], "an ordinary word that sounds as a name"),
        ("txq", ["铁西区", "天心区"], "three initials"),
        ("xian", ["西安市", "西安区"], "one spelling, several names"),
        ("shanxi", ["山西省", "陕西省"], "two provinces"),
        ("changsha", ["长沙市", "长沙县"], "as 长沙 is"),
        ("湖北省长沙市", ["湖北省", "长沙市"], "a contradiction is no slip"),
        ("tianxingqu", ["天宁区", "天心区"], "a slip in letters, of two"),
        ("鼓樓區", ["鼓楼区"], "four of them, in old characters"),
        ("长沙市天必区", ["天心区"], "a slip in a short name, whatever stands before it"),
        ("户口", ["湖口县"], "a word that has a sign and the sound of a short name"),
        ("九江市户口", ["湖口县"], "whatever stands before it"),
        ("西安市高新区", ["高陵区"], "a zone that is no division"),
        ("长沙市岳麓山", ["岳麓区"], "a mountain"),
        ("上海市黄浦江", ["黄浦区"], "a river"),
        ("南京市玄武湖", ["玄武区"], "a lake"),
        ("北京市朝阳门", ["朝阳区"], "a gate"),
        ("成都市武侯祠", ["武侯区"], "a temple"),
        ("长沙市天心阁", ["天心区"], "a tower"),
        ("三亚市海棠湾", ["海棠区"], "a bay"),
        ("新疆维吾尔自治州", ["新疆维吾尔自治区"], "another kind of thing, however long its name"),
        ("changshashiyuelugu", ["岳麓区"], "a slip in few letters, whatever stands before them"),
    ],
)
def test_what_is_unsure_is_offered_and_never_taken(
    reader: PlaceReader, text: str, offered: list[str], why: str
) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        reader.one(text)
    names = {place.division.name for place in unsure.value.choices if place.division}
    assert names >= set(offered), why


@pytest.mark.parametrize(("text", "name"), [("雨化区", "雨花区"), ("郴舟", "郴州市")])
def test_of_names_that_sound_alike_only_those_with_most_signs_of_the_text_are_offered(
    reader: PlaceReader, text: str, name: str
) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        reader.one(text)
    assert [place.division.name for place in unsure.value.choices if place.division] == [name]


def test_nothing_of_a_typed_text_is_kept_in_the_books() -> None:
    known = KnownPlaces(Divisions.load())
    signs = dict(vars(known.books.phonetic)["_signs"])
    assert known.by_sound("长呣市") == known.by_sound("嗯呒哼噷") == []
    assert vars(known.books.phonetic)["_signs"] == signs


@pytest.mark.parametrize("text", ["shaanxi", "天宁区", "深州市", "luliang"])
def test_an_exact_name_goes_before_any_slip_or_sound(reader: PlaceReader, text: str) -> None:
    # 陕西's own spelling is a slip of 山西, 天宁区 one of 天心区; 深州市 sounds nearly as 深圳市, luliang as 吕梁.
    assert "您输入的是" not in reader.one(text).label


@pytest.mark.parametrize("text", ["鼓楼路", "江苏省南京市鼓楼路", "大通镇"])
def test_a_street_or_a_town_is_no_slip_of_a_district(reader: PlaceReader, text: str) -> None:
    read = reader.read(text)
    assert read.sure is text.startswith("江苏省")  # a street beside its city
    assert all("没有找到" in place.label for place in read.places)


@pytest.mark.parametrize("text", ["qwerty", "asdfgh", "hello", "你好", "哈哈哈", "a", "啊", "tianxinquqqq"])
def test_a_text_that_is_no_name_by_any_way_is_refused(reader: PlaceReader, text: str) -> None:
    with pytest.raises(PlaceUnknown):
        reader.one(text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Xī'ān", "xian"),
        ("lü4liang2", "lvliang"),
        ("ｃｈａｎｇｓｈａ", "changsha"),
        ("u:mqi", "vmqi"),
        ("长沙", None),
        ("112.98", None),
        ("", None),
    ],
)
def test_typed_pinyin_becomes_plain_letters(text: str, letters: str | None) -> None:
    assert typed_letters(text) == letters


def test_a_name_is_said_as_its_place_is_and_a_text_in_any_way() -> None:
    assert ways_to_say_a_name("单县")[0] == ("shan", "xian")
    assert ways_to_say_a_name("六安市")[:2] == (("liu", "an", "shi"), ("lu", "an", "shi"))
    assert ("chang", "sha") in ways_to_say("长沙")
    assert len(ways_to_say("长" * 60)) == 8


def test_every_kind_of_slip_is_one_slip_and_two_are_none() -> None:
    slips = SlipFinder([("呼和浩特市", "150100"), ("长沙市", "430100")], least=3)
    for text in (
        "呼和特市",
        "呼和浩浩特市",
        "呼和皓特市",
        "呼浩和特市",
        "和浩特市",
        "和呼浩特市",
        "呼和浩特",
        "呼和浩市特",
    ):
        assert slips.near(text) == {"150100": "呼和浩特市"}, text
    assert slips.near("呼和特") == {}
    assert slips.near("长沙") == {}
    assert SlipFinder([], least=1).near("长沙") == {}


def test_every_name_of_a_division_is_found_by_its_pinyin() -> None:
    known = KnownPlaces(Divisions.load())
    lost = [
        division.code
        for division in known.divisions
        if division.in_force
        for way in ways_to_say_a_name(division.full_name)
        if division.code not in known.books.phonetic.letters.named("".join(way))
    ]
    assert lost == []


def test_the_tables_of_sounds_and_other_names_are_as_they_are_read() -> None:
    divisions = Divisions.load()
    with own_data_file("place-sounds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert len(row["sign"]) == 1
            assert all(typed_letters(said) == said for said in row["said"].split()), row
            assert all(row["sign"] in name for name in row["as_in"].split()), row
    with own_data_file("place-aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert plain(row["alias"]) == row["alias"]
            assert divisions.of_today(row["code"]), row
            assert row["kind"] in {"sign", "short", "english", "spelling", "former", "within"}
