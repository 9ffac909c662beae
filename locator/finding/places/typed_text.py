"""The words around a place that do not matter: 我在 before it, 附近 behind it."""

import re

_BEFORE = re.compile("^(?:我(?:现在|住|家|人)?)?(?:在|住在|位于|到|去)?(?:中华人民共和国|中国)?")
_BEHIND = re.compile("(?:这里|那里|附近|周边|旁边|一带|境内)$")
_OF_AN_ADDRESS = re.compile("[路街道巷弄村镇乡里号楼桥站园苑城厦场寓店校院]|小区|社区|广场|花园|中心")
_STREET_BEHIND = re.compile("[东西南北中上下大河江湖山一二三四五六七八九十]*(?:路|街道?|道|巷|弄)")
_END_OF_A_STREET = re.compile("$|[0-9一二三四五六七八九十东西南北中与和段]")
_STREET = re.compile(".*(?:路|街|大道|巷|弄|胡同|街道)(?:[0-9]+号.*|[东西南北中一二三四五六七八九十]+段?.*)?")
_NUMBER = re.compile("[0-9]+[号栋幢楼室层]?")
_MINE = re.compile("^(?:离|在)?我?们?(?:现在|当前|目前)?(?:在|住|家)*的?(?:所在)?的?")
_HERE = re.compile("(?:位置|地方|地点|这里|这儿|这边|那里|附近|周边|周围|旁边|一带|最近)*")
_HERE_IN_ENGLISH = ("here", "nearby", "nearme", "mylocation", "myposition")
SEAT_WORDS = ("人民政府驻地", "政府驻地", "人民政府", "政府", "驻地")
"""What stands behind a division's name where its seat is meant."""


LONGEST = 100
"""The most signs of a text that names a place; a longer one is a link that a map gave, or nothing."""


def without_words_around(text: str) -> str:
    """A plain text without 我在 before and 附近 behind, where anything is left."""
    inner = _BEHIND.sub("", _BEFORE.sub("", text))
    return inner or text


def is_where_one_is(text: str) -> bool:
    """Whether a plain text says no more than that one is where one is: 附近, 我的位置, 这里."""
    return bool(text) and (text in _HERE_IN_ENGLISH or _HERE.fullmatch(_MINE.sub("", text)) is not None)


def is_like_an_address(text: str) -> bool:
    """Whether a text has a sign that stands in addresses: 芙蓉南路, 示例花园3栋."""
    return _OF_AN_ADDRESS.search(text) is not None


def is_end_of_a_street(text: str) -> bool:
    """Whether a text reads as the end of a street's name: 南京东路 is not in 南京, nor 芙蓉中路二段 芙蓉区."""
    found = _STREET_BEHIND.match(text)
    return found is not None and _END_OF_A_STREET.match(text, found.end()) is not None


def is_street(text: str) -> bool:
    """Whether a text is a street and no more, with a number perhaps: 南京东路, 北京路9号."""
    return not is_end_of_a_street(text) and _STREET.fullmatch(text) is not None


def is_bare_number(text: str) -> bool:
    """Whether a plain text is a number alone, of a house perhaps: 110, 1号. Every street has one."""
    return _NUMBER.fullmatch(text) is not None
