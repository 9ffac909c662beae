"""What a note may not hold, however it is written; and what it may."""

import pytest

from locator.corrections.refused_texts import Personal, personal_in

PERSONS = {
    "a mobile": "请打13900001234",
    "a mobile in groups": "139 0000 1234",
    "a mobile with dashes": "139-0000-1234",
    "a mobile digit by digit": "1 3 9 0 0 0 0 1 2 3 4",
    "a mobile as dialled from abroad": "+86 139 0000 1234",
    "a mobile behind a long-distance nought": "013900001234",
    "a mobile in full width": "１３９００００１２３４",
    "a mobile in Chinese": "一三九零零零零一二三四",
    "a mobile in capitals": "壹叁玖零零零零壹贰叁肆",
    "a mobile in rings": "①③⑨0000①②③④",
    "a mobile with signs that cannot be seen": "139\u200b0000\u200b1234",
    "a mobile in Arabic digits": "١٣٩٠٠٠٠١٢٣٤",
    "a mobile over two lines": "139\n00001234",
    "a mobile beside a landline": "0731-85550123 13900001234",
    "a mobile beside hours": "8:30-12:00，13900001234",
    "a mobile of Hong Kong": "+852 9000 0000",
    "a mobile of Macau": "853 6000 0000",
    "a mobile of Taiwan": "+886-900-000-000",
    "an identity number": "430103199003070000",
    "an identity number with an X": "43010319900307000X",
    "an identity number in groups": "430103 1990 0307 000x",
    "an identity number of before 1999": "430103900307000",
    "a bank card": "6200 0000 0000 0000",
    "a long card": "6200000000000000000",
    "a passport": "护照E00000000",
    "a permit": "H0000000000",
    "an identity card of Hong Kong": "A000000(0)",
    "an e-mail address": "zhang@example.invalid",
    "an account of WeChat": "微信号：abc_12345",
    "an account of QQ": "qq 10000000",
    "a landline that is called one's own": "我的电话是85550123",
}
PLACES = {
    "a position": "应在 112.985,28.115",
    "a position on two lines": "经度112.9850\n纬度28.1150",
    "degrees": "东经112°59′ 北纬28°7′",
    "a link": "https://example.invalid/",
    "a link without its beginning": "example.com/abc",
    "a link of maps": "geo:28.1,112.9",
}
HARMLESS = {
    "nothing": "",
    "plain words": "下午三点就关门了",
    "an office's landline": "应是0731-85550123",
    "a landline without area code": "电话应为 85550123",
    "two landlines": "0731-85550123 0731-85550124",
    "a landline with extension": "0731-85550123转8012",
    "a 400 number": "400-800-1234",
    "a short number": "请改为12345",
    "hours": "周一至周五 8:30-12:00 13:30-17:00",
    "hours with points": "13.30-17.00 8.30-12.00",
    "hours without a colon": "0830-1200 1330-1730",
    "a day": "2026年3月2日已搬走，2026-03-02起",
    "buses": "公交141、152、803、11路",
    "a distance": "往东13.5公里",
    "one coordinate": "112.985",
    "a house number": "湘府中路298号1栋2楼3号窗口",
    "a window's id": "430103-TIANXIN1",
    "temperature": "大厅只有10度",
}


@pytest.mark.parametrize("case", PERSONS)
def test_a_persons_number_or_address_is_known_however_it_is_written(case: str) -> None:
    assert personal_in(PERSONS[case]) is Personal.PERSON


@pytest.mark.parametrize("case", PLACES)
def test_a_position_or_link_is_known(case: str) -> None:
    assert personal_in(PLACES[case]) is Personal.PLACE


@pytest.mark.parametrize("case", HARMLESS)
def test_what_a_note_is_about_is_no_persons(case: str) -> None:
    assert personal_in(HARMLESS[case]) is None
