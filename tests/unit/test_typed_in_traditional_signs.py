"""Places, wishes and questions typed in traditional signs find what their simplified forms find."""

from dataclasses import replace
from datetime import date

import pytest

from locator.answers.answer_book import AnswerBook
from locator.answers.answer_folder import packaged_answers
from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place
from locator.finding.places.reading import PlaceReader
from locator.finding.places.typed_positions import typed_position
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.items.catalogue import packaged_catalogue
from locator.items.item_book import ItemBook
from locator.items.wishes.reading import WishReader
from locator.texts import Lang
from tests.unit.test_places_at_windows import WINDOWS, snapshot_of
from tests.windows import beside, window

PLACES = [
    ("湖南省", "湖南省"), ("廣東省", "广东省"), ("廣西壯族自治區", "广西壮族自治区"), ("臺灣省", "台湾省"),
    ("台灣", "台湾"), ("香港特別行政區", "香港特别行政区"), ("澳門", "澳门"), ("重慶", "重庆"), ("貴陽", "贵阳"),
    ("長沙", "长沙"), ("長沙市", "长沙市"), ("長沙縣", "长沙县"), ("長沙市天心區", "长沙市天心区"),
    ("湖南長沙嶽麓區", "湖南长沙岳麓区"), ("嶽麓區", "岳麓区"), ("瀏陽", "浏阳"), ("瀏陽市", "浏阳市"),
    ("萬載縣", "万载县"), ("江西萬載", "江西万载"), ("龍崗區", "龙岗区"), ("深圳市龍崗區", "深圳市龙岗区"),
    ("東莞", "东莞"), ("廣州", "广州"), ("廣州天河區", "广州天河区"), ("瀋陽", "沈阳"), ("濟南市", "济南市"),
    ("烏魯木齊", "乌鲁木齐"), ("齊齊哈爾", "齐齐哈尔"), ("哈爾濱", "哈尔滨"), ("鄭州", "郑州"),
    ("鄭州市金水區", "郑州市金水区"),
    ("蘭州", "兰州"), ("呼和浩特", "呼和浩特"), ("內蒙古", "内蒙古"), ("陝西", "陕西"), ("陝西省乾縣", "陕西省乾县"),
    ("餘姚市", "余姚市"), ("餘杭區", "余杭区"), ("雲浮", "云浮"), ("鬱南縣", "郁南县"), ("雲林", "云林"),
    ("鹽城", "盐城"), ("蘇州", "苏州"), ("無錫", "无锡"), ("寧波", "宁波"), ("廈門", "厦门"), ("雲南麗江", "云南丽江"),
    ("鼓樓區", "鼓楼区"), ("南京鼓樓區", "南京鼓楼区"), ("穀城縣", "谷城县"), ("範縣", "范县"), ("於都縣", "于都县"),
    ("祁陽縣", "祁阳县"), ("天心區政府", "天心区政府"), ("我在長沙市天心區附近", "我在长沙市天心区附近"),
    ("天心區書院路", "天心区书院路"), ("天心區書院路9號", "天心区书院路9号"), ("天心區書院路77號", "天心区书院路77号"),
    ("裕南街便民窗口", "裕南街便民窗口"), ("龍崗區行政服務大廳", "龙岗区行政服务大厅"),
    ("長沙政務大廳", "长沙政务大厅"),
    ("天心區政務服務中心跨省通辦窗口", "天心区政务服务中心跨省通办窗口"), ("長殺市", "长杀市"), ("株州", "株州"),
    ("經度112.98，緯度28.11", "经度112.98，纬度28.11"),
]  # fmt: skip

WISHES = [
    ("臨時身分證", "临时身份证"), ("臨時居民身份證辦理", "临时居民身份证办理"), ("身份證丟了", "身份证丢了"),
    ("戶口遷移", "户口迁移"), ("子女投靠父母", "子女投靠父母"), ("戶口遷到父母那裡", "户口迁到父母那里"),
    ("提取公積金", "提取公积金"), ("租房提取公積金", "租房提取公积金"), ("公積金取出來交房租", "公积金取出来交房租"),
    ("公積金貸款提前還清", "公积金贷款提前还清"), ("提前部分償還公積金貸款", "提前部分偿还公积金贷款"),
    ("公積金補繳", "公积金补缴"), ("公積金匯繳", "公积金汇缴"), ("養老保險", "养老保险"),
    ("城鄉居民養老保險參保登記", "城乡居民养老保险参保登记"), ("城鄉居民養老保險待遇申請", "城乡居民养老保险待遇申请"),
    ("領取養老金", "领取养老金"), ("農村養老", "农村养老"), ("社保卡", "社保卡"), ("社會保障卡", "社会保障卡"),
    ("護照", "护照"), ("港澳臺通行證", "港澳台通行证"), ("駕駛證換證", "驾驶证换证"), ("結婚登記", "结婚登记"),
    ("異地就醫備案", "异地就医备案"), ("門診慢特病", "门诊慢特病"), ("營業執照", "营业执照"), ("退休", "退休"),
    ("搬家", "搬家"), ("看病報銷", "看病报销"), ("新生兒上戶口", "新生儿上户口"), ("無犯罪記錄證明", "无犯罪记录证明"),
    ("技工院校畢業證書查詢", "技工院校毕业证书查询"), ("住房公積金繳存證明", "住房公积金缴存证明"),
    ("道路客運駕駛員從業資格證換證", "道路客运驾驶员从业资格证换证"), ("今天天氣", "今天天气"), ("喵喵", "喵喵"),
]  # fmt: skip

KNOWN = KnownPlaces(Divisions.load())
READER = PlaceReader(KNOWN, WindowTexts(snapshot_of(WINDOWS)))
COMPLETER = PlaceCompleter(KNOWN, WindowTexts(snapshot_of(WINDOWS)))
WISHED = WishReader(packaged_catalogue())


def answered(text: str, reader: PlaceReader = READER) -> tuple[str, list[tuple[str, str]]]:
    """How a text is answered, and by which places."""
    try:
        return "place", found((reader.one(text),))
    except PlaceAmbiguous as several:
        return "choice", found(several.choices)
    except PlaceUnknown as nothing:
        return nothing.key, []


def found(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [(place.kind.value, place.again or place.label) for place in places]


def test_there_are_fifty_places_and_thirty_wishes() -> None:
    assert len({typed for typed, simple in PLACES if typed != simple}) >= 50
    assert len({typed for typed, simple in WISHES if typed != simple}) >= 30


@pytest.mark.parametrize(("typed", "simple"), PLACES)
def test_a_place_is_found_as_in_simplified_signs(typed: str, simple: str) -> None:
    assert answered(typed) == answered(simple)
    assert found(COMPLETER.completed(typed)) == found(COMPLETER.completed(simple))


@pytest.mark.parametrize(("typed", "simple"), WISHES)
def test_a_wish_is_read_as_in_simplified_signs(typed: str, simple: str) -> None:
    assert WISHED.read(typed) == WISHED.read(simple)


@pytest.mark.parametrize(
    ("typed", "simple"),
    [("這個窗口能辦嗎", "这个窗口能办吗"), ("距離", "距离"), ("隱私", "隐私"), ("臨時身分證", "临时身份证")],
)
def test_a_question_is_found_as_in_simplified_signs(typed: str, simple: str) -> None:
    book = AnswerBook(packaged_answers(), (), ItemBook(packaged_catalogue()))
    assert book.asked(date(2026, 3, 2), typed) == book.asked(date(2026, 3, 2), simple)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("長殺市", "湖南省长沙市政府驻地（您输入的是“長殺市”）"),
        ("祁陽縣", "湖南省永州市祁阳市原政府驻地（“祁陽縣”是旧名）"),
        ("天心區書院路77號", "湖南省长沙市天心区书院路9号（裕南街便民窗口的地址）（没有找到“77號”）"),
        ("天心區", "湖南省长沙市天心区政府驻地"),
    ],
)
def test_a_label_says_what_was_typed_as_it_was_typed(typed: str, label: str) -> None:
    assert READER.one(typed).label == label


def test_what_means_nothing_is_told_as_it_was_typed() -> None:
    with pytest.raises(PlaceUnknown) as nowhere:
        READER.one("沒有這個地方")
    assert nowhere.value.sentence(Lang.HANT).startswith("沒有找到「沒有這個地方」。")


@pytest.mark.parametrize("text", ["這裡", "我的附近", "我現在的位置"])
def test_who_types_here_is_told_to_say_where(text: str) -> None:
    with pytest.raises(PlaceUnknown) as nowhere:
        READER.one(text)
    assert nowhere.value.key == "place-here"


@pytest.mark.parametrize("text", ["長殺市", "祁陽縣", "天心區", "天心區書院路77號", "裕南街便民窗口"])
def test_our_own_labels_in_traditional_signs_are_places_again(text: str) -> None:
    place = READER.one(text, Lang.HANT)
    assert found((READER.one(place.label, Lang.HANT),)) == found((place,))


def test_a_window_that_is_called_so_is_found_by_its_own_signs() -> None:
    own = window("mo-hall", "澳門綜合服務櫃檯", address="湖南省長沙市天心區示例路2號", position=beside(500))
    reader = PlaceReader(KNOWN, WindowTexts(snapshot_of([*WINDOWS, own])))
    assert answered("綜合服務櫃檯", reader) == ("place", [("window", "mo-hall")])


def test_a_name_that_keeps_an_old_sign_in_the_mainland_is_found_by_it() -> None:
    assert READER.one("乾县").name == "陕西省咸阳市乾县"


def test_a_position_with_traditional_words_is_a_position() -> None:
    assert typed_position("經度112.98，緯度28.11") == typed_position("经度112.98，纬度28.11") is not None


def test_the_window_names_in_a_label_stay_as_the_office_wrote_them() -> None:
    label = READER.one("裕南街便民窗口", Lang.HANT).label
    assert label == "裕南街便民窗口，湖南省长沙市天心区书院路9号"


def test_the_unknown_rest_is_kept_in_the_signs_that_names_are_written_in() -> None:
    place = READER.one("天心區不存在路77號")
    assert place == replace(place, unread="不存在路77号")
