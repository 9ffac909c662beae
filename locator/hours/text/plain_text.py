"""An office's text made plain: tags and entities gone, one kind of colon, dash and bracket, digits for numerals."""

import html
import re

from locator.hours.text.decoration import without_decoration
from locator.hours.text.layout import without_layout, without_waves
from locator.hours.text.slips import without_slips
from locator.readers.half_width import half_width

LONGEST = 500
"""So many characters of a text are read; the rest is kept and shown, and makes the reading partial."""

_OPENING, _CLOSING = "【〔[{「『《<", "】〕]}」』》>"
_TRADITIONAL = "週禮節時點間業務對開關號雙國無預約詢電話個調補雲網線熱營應辦際從與並處裡暫聯絡區樓層廳種資訊"
_SIMPLIFIED = "周礼节时点间业务对开关号双国无预约询电话个调补云网线热营应办际从与并处里暂联络区楼层厅种资讯"
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−─━ーー﹣➝→⁓", "-")
    | dict.fromkeys("~〜∼～", "-")
    | dict.fromkeys("∶︰﹕︓", ":")
    | dict.fromkeys(_OPENING, "(")
    | dict.fromkeys(_CLOSING, ")")
    | dict.fromkeys("•●○■□◆◇★☆▪·※|^①②③④⑤⑥⑦⑧⑨⑩", ",")
    | dict.fromkeys("“”‘’\"'`", None)
    | dict.fromkeys("!！?？", "。")
    | {"﹐": ",", "﹔": ";", "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
    | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
)  # fmt: skip
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_LINE_TAG = re.compile(r"</?(?:p|div|br|li|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_CARRIAGE_RETURN = re.compile(r"_x000[dDaA]_")
_MINUTE_MARK = re.compile("(?<=[0-9])['’′](?=[0-5][0-9](?![0-9]))")  # 8'30
_NUMERAL = "[零〇一二两三四五六七八九十]{1,3}"
_BEFORE_A_UNIT = f"{_NUMERAL}(?=点|时(?!间)|月|分(?!钟|局|中|厅|别)|[楼层]|号窗|小时)"
_DAY_OF_A_MONTH = f"(?<=月){_NUMERAL}(?=[日号])"
_MINUTES = "(?<=[点时])[二三四五]?十[一二三四五六七八九]?(?![点时])"
_SPELT_OUT = re.compile(f"{_BEFORE_A_UNIT}|{_DAY_OF_A_MONTH}|{_MINUTES}")
_LIST_SIGN = r"\([一二三四五六七八九十]{1,2}\)|(?!五一|十一)[一二三四五六七八九十]{1,2}、"  # 五一、十一 are holidays
_LIST_NUMERAL = re.compile(rf"(?:^|(?<=[\n;。:]))[ ,]*(?:{_LIST_SIGN})")
_SHORT_HALF = re.compile(r"(?<![早晚以])([上下])(?=[0-9]{1,2} ?[:.点])")
_NINE_TO_FIVE = re.compile(rf"[朝早]({_NUMERAL}|[0-9]{{1,2}})晚({_NUMERAL}|[0-9]{{1,2}})(?![点时:.0-9])")
_BY_PARTS = re.compile(
    r"早([0-9]{1,2})[中下]?午([0-9]{1,2})[,、 ]{0,2}(?:下午|午后)([0-9]{1,2})晚([0-9]{1,2})(?![点时:.0-9])"
)
_WEEKDAY_OF_SOME_WEEK = re.compile(
    "([单双隔]|(?<!基)本|这个?|(?<!应)[该当])(?:周|星期|礼拜)(?=[一二三四五六日天末])(?!一次)"
)
_FESTIVAL_DAYS = re.compile("(元旦|五一|国庆)节?(?:假期|期间)?(?=[0-9]{1,2}[日号]?[-至到、][0-9]{1,2}[日号])")
_FESTIVAL_MONTHS = {"元旦": "1月", "五一": "5月", "国庆": "10月"}
_DIGITS = {sign: digit for digit, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def plain_text(text: str) -> str:
    """The text's first 500 characters made plain; any text has an answer."""
    return with_plain_words(in_plain_signs(text))


def with_plain_words(text: str) -> str:
    """A text in plain signs with its slips put right, its layout gone and its numerals in digits."""
    text = without_slips(text)
    text = without_layout(text)
    if "、" in text or "(" in text:
        text = _LIST_NUMERAL.sub(",", text)
    text = _SHORT_HALF.sub(lambda found: f"{found[1]}午", text)
    text = _WEEKDAY_OF_SOME_WEEK.sub(lambda found: f"{found[1]}周周", text)  # 隔周六, 本周五
    if "国庆" in text or "五一" in text or "元旦" in text:
        text = _FESTIVAL_DAYS.sub(lambda found: _FESTIVAL_MONTHS[found[1]], text)  # 国庆1-7日
    if "早" in text:
        text = _BY_PARTS.sub(r"早\1:00-\2:00,下午\3:00-晚\4:00", text)  # 早8午12，下午2晚6
    text = _NINE_TO_FIVE.sub(lambda found: f"早{number(found[1])}点晚{number(found[2])}点", text)
    return _SPELT_OUT.sub(lambda found: str(number(found[0])), text)


def in_plain_signs(text: str) -> str:
    """The text's first 500 characters without tags, entities and decoration, in plain signs."""
    text = text[:LONGEST]
    if "<" in text:
        text = _TAG.sub(" ", _LINE_TAG.sub("\n", _SCRIPT.sub(" ", text)))
    if "&" in text:
        text = html.unescape(text)
    if "_x000" in text:
        text = _CARRIAGE_RETURN.sub("", text)
    typed = without_waves(_MINUTE_MARK.sub(":", half_width(text)))
    return without_decoration(typed.translate(_PLAIN).lower(), typed)


def number(signs: str) -> int:
    """A number up to 99 in Chinese numerals or digits: 八, 十二, 二十三, 三零, 8."""
    if signs.isascii():
        return int(signs)
    tens, ten, ones = signs.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    return (_digits(tens) if tens else 1) * 10 + (_digits(ones) if ones else 0)


def _digits(signs: str) -> int:
    return int("".join(str(_DIGITS.get(sign, 0)) for sign in signs))
