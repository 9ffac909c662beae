"""What a typed wish means: by words, sounds, letters and slips, and what stays open."""

from dataclasses import replace

import pytest

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.wishes.reading import LONGEST, WishReader
from locator.items.wishes.wish import Wish
from locator.items.wishes.wish_files import packaged_wishes
from locator.texts import Lang

CATALOGUE = packaged_catalogue()
READER = WishReader(CATALOGUE)
OF_A_NEW_LIST = replace(CATALOGUE.items[0], id="2027-01", name="示例码头岸线使用许可查询", aliases=("岸线许可",))


def ids(wish: Wish) -> list[str]:
    return [item.id for item in wish.items]


def outside(wish: Wish) -> list[str]:
    return [one.id for one in wish.outside]


def test_a_lost_card_is_the_temporary_one_and_a_replacement_that_is_no_item() -> None:
    wish = READER.read("身份证丢了")
    assert (ids(wish), outside(wish), wish.sure) == (["2022-01"], ["id-card"], False)
    assert "公安户政窗口" in wish.outside[0].told(Lang.ZH)
    assert "household registration counter" in wish.outside[0].told(Lang.EN)


@pytest.mark.parametrize("item", CATALOGUE.items, ids=lambda item: item.id)
def test_an_item_is_surely_meant_by_its_own_name(item) -> None:
    for name in (item.name, *item.aliases):
        assert item in READER.read(name).items[:1], name
    assert READER.read(item.name).sure is True


@pytest.mark.parametrize(
    ("typed", "item", "sure", "why"),
    [
        ("临时身份证", "2022-01", True, "as written"),
        ("臨時身分證", "2022-01", True, "old characters, by their sound"),
        ("林时身份证", "2022-01", False, "of two signs one is wrong: by their sound"),
        ("linshishenfenzheng", "2022-01", True, "pinyin"),
        ("Lín shí shēn fèn zhèng", "2022-01", True, "pinyin with tones"),
        ("lin2shi2 shen1fen4zheng4", "2022-01", True, "pinyin with numbers for tones"),
        ("lingshi shengfenzheng", "2022-01", True, "in and ing taken for each other"),
        ("linshishnefenzheng", "2022-01", False, "a slip in pinyin"),
        ("lssfz", "2022-01", False, "initials"),
        ("临时身伤证", "2022-01", False, "a sign that is not even said so"),
        ("gjj补交", "2022-06", True, "letters beside characters"),
        ("TEMPORARY ID-CARD", "2022-01", True, "English"),
        ("【临时】身份证？！", "2022-01", True, "marks"),
    ],
)
def test_a_wish_is_read_however_it_is_spelt(typed: str, item: str, sure: bool, why: str) -> None:
    wish = READER.read(typed)
    assert ids(wish)[:1] == [item], why
    assert wish.sure is sure, why


@pytest.mark.parametrize(
    ("event", "items", "others"),
    [
        ("出生", ["2022-17", "2022-02"], "birth-registration"),
        ("上学", ["2022-02"], "school"),
        ("就业", ["2022-16", "2022-05", "2022-20"], "employment"),
        ("结婚", [], "marriage"),
        ("退休", ["2022-04", "2022-09"], "employee-retirement"),
        ("搬家", ["2022-02", "2022-08"], "other-household"),
        ("看病", ["2022-22", "2022-17"], "medical-filing"),
        ("开车", [], "driving-licence"),
    ],
)
def test_an_event_of_life_offers_its_items_in_order_and_is_sure_of_none(event, items, others) -> None:
    wish = READER.read(event)
    assert (ids(wish), outside(wish)[0], wish.sure) == (items, others, False)


@pytest.mark.parametrize(
    "typed", ["", " ", "？", "asdfghjkl", "zxcvbnm", "😀", "今天天气怎么样", "123456", "养老院", "的"]
)
def test_what_is_no_wish_gets_no_item(typed: str) -> None:
    assert READER.read(typed) == Wish((), (), sure=False)


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("社保卡", "social-security-card"),
        ("养老待遇资格认证", "pension-eligibility"),
        ("护照", "exit-documents"),
        ("驾照", "driving-licence"),
        ("结婚登记", "marriage"),
        ("异地就医备案", "medical-filing"),
    ],
)
def test_a_matter_outside_the_catalogue_is_named_and_no_item_beside_it(typed: str, matter: str) -> None:
    wish = READER.read(typed)
    assert (ids(wish), outside(wish), wish.sure) == ([], [matter], False)


@pytest.mark.parametrize(
    "typed",
    [
        "老板不给我们交社保",
        "临时身份证不是正式身份证",
        "把老父亲户口迁来跟儿子住",
        "孩子医保交费后怎么激活",
        "交社保的公司倒闭了",
        "船舶安全管理证书怎么申请",
        "水利安全员考试跨省转考",
        "外地企业缴税优惠",
        "居民医保交了能报销多少",
        "工地工伤保险理赔",
    ],
)
def test_a_wish_for_the_opposite_or_for_what_comes_of_it_is_never_sure(typed: str) -> None:
    assert READER.read(typed).sure is False


def test_a_matter_outside_wins_where_it_explains_more_than_an_item_that_is_but_likely() -> None:
    wish = READER.read("农村老人去世养老金怎么处理")
    assert (ids(wish), outside(wish)) == ([], ["death"])


def test_a_longer_word_hides_the_shorter_in_it() -> None:
    assert ids(READER.read("公积金退休")) == ["2022-09"]  # 退 of 退休 is no refund
    assert READER.read("养老院").items == ()


def test_no_word_goes_over_the_end_of_a_part_of_a_sentence() -> None:
    assert ids(READER.read("一直跟爷爷奶奶，孩子户口想迁来"))[:1] == ["2022-02"]  # 奶奶户口 is another's
    assert READER.read("没工作，没").items == ()  # no slip of 没工作了


def test_a_text_that_is_longer_than_is_read_is_sure_of_nothing() -> None:
    for more in ("我" * LONGEST, " " * 4 * LONGEST + "不是"):
        wish = READER.read("临时身份证" + more)
        assert (ids(wish), wish.sure) == (["2022-01"], False)


def test_an_item_that_no_rule_knows_is_found_by_its_name() -> None:
    reader = WishReader(Catalogue((*CATALOGUE.items, OF_A_NEW_LIST), CATALOGUE.lists))
    for typed in (OF_A_NEW_LIST.name, "我要办岸线许可", "anxianxuke", "axxk", "岸线使用许可", "码头岸线使用"):
        assert "2027-01" in ids(reader.read(typed)), typed
    assert reader.read(OF_A_NEW_LIST.name).sure is True


def test_items_of_one_name_or_of_one_spelling_are_all_offered_and_none_is_sure() -> None:
    namesake = replace(OF_A_NEW_LIST, id="2027-02", aliases=("岸线许可",))
    alike = replace(OF_A_NEW_LIST, id="2027-03", name="另一个示例名称", aliases=("按现许可",))
    reader = WishReader(Catalogue((OF_A_NEW_LIST, namesake, alike), CATALOGUE.lists))
    assert (ids(reader.read("岸线许可")), reader.read("岸线许可").sure) == (["2027-01", "2027-02"], False)
    assert (ids(reader.read("anxianxuke")), reader.read("axxk").sure) == (["2027-01", "2027-02", "2027-03"], False)


def test_rules_for_items_that_a_catalogue_has_not_are_passed_over() -> None:
    reader = WishReader(Catalogue(CATALOGUE.items[1:], CATALOGUE.lists))
    assert reader.read("临时身份证").items == ()


def test_the_files_speak_of_items_and_matters_that_there_are() -> None:
    files = packaged_wishes()
    assert {item for rule in files.rules for item in rule.items} == {item.id for item in CATALOGUE.items}
    assert {one for rule in files.rules for one in rule.outside} == set(files.outside)


def test_every_matter_outside_is_told_in_both_languages_and_found_by_its_keywords() -> None:
    for one in packaged_wishes().outside.values():
        assert one.told(Lang.ZH).endswith("。"), one.id
        assert one.told(Lang.EN).endswith("."), one.id
        assert one.id in outside(READER.read(one.keywords[0])), one.id


def test_a_matter_that_a_newer_list_has_is_no_longer_outside() -> None:
    card = replace(CATALOGUE.items[0], id="2027-03", name="社会保障卡申领", aliases=())
    born = replace(CATALOGUE.items[0], id="2027-06", name="示例证明", aliases=("出生医学证明补发",))
    reader = WishReader(replace(CATALOGUE, items=(*CATALOGUE.items, card, born)))
    for typed in ("社保卡", "社保卡补办", "social security card", "社会保障卡申领"):
        assert (ids(reader.read(typed)), outside(reader.read(typed))) == (["2027-03"], []), typed
    assert reader.read("社保卡").sure is False  # the item is narrower than the word
    assert reader.read("社会保障卡申领").sure is True
    assert outside(READER.read("社保卡")) == ["social-security-card"]
    assert READER.taken_up == {}
