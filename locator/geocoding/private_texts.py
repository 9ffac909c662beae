"""Texts that go to no other host and into no address: what may be a position, a number of a person, or a link."""

import re
import unicodedata

from locator.readers.map_links import may_hold_link

# In Chinese signs too: 一三八零零零零…, 一百一十二点九八; no name of a place has seven of them in a row.
_DIGIT = r"[\d〇零一二三四五六七八九十百千幺壹贰叁肆伍陆柒捌玖拾貳參陸]"
_BETWEEN = r"[\s.．。·,，、;；:：/／_()（）+＋–—−－点點度分秒°º˚′″'\"-]*"
_LONG_NUMBER = re.compile(f"(?:{_DIGIT}{_BETWEEN}){{7}}")
"""Telephones, identity cards and degrees to a hundred metres, however they are parted."""
_DEGREES = re.compile(r"\d\s*[.．。·°º˚度]")

# 经纬 alone are streets' names (经三路, 纬二路 28号), 东经 and 北纬 with a number are none.
_AXIS = re.compile(f"[经經纬緯]度|(?:[东東西][经經]|[南北][纬緯])[:：]?{_DIGIT}")
_PLUS_CODE = re.compile("[23456789CFGHJMPQRVWX]{4,8}[+][23456789CFGHJMPQRVWX]{2,3}", re.IGNORECASE)
"""Open Location Code: `8P2J4XQJ+QR` is a square of fourteen metres."""


def is_private(text: str) -> bool:
    """Whether a text holds two decimal numbers or degrees, seven digits in a row, an axis' name, a code or a link."""
    if may_hold_link(text):
        return True
    text = unicodedata.normalize("NFKC", text)  # ①①②.⑨⑧
    found = (pattern.search(text) for pattern in (_LONG_NUMBER, _AXIS, _PLUS_CODE))
    return len(_DEGREES.findall(text)) > 1 or any(one is not None for one in found)
