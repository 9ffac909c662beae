"""Numbers that are no time of day: telephones, floors, time limits, numbers of a list; and 24小时."""

import re

from locator.hours.tokens.words import Words

_WITH_AREA, _MOBILE = r"\(?0[0-9]{2,3}\)?[- ]?[0-9]{5,8}", "1[3-9][0-9]{9}"
_SERVICE, _LOCAL = "[48]00-?[0-9]{3,4}-?[0-9]{3,4}", "[0-9]{7,8}"
_EXTENSION = "(?:转[0-9]{1,5}|-[0-9]{1,4}(?![:0-9]))?"
_PHONE = re.compile(rf"(?:\+?86-?)?(?:{_WITH_AREA}|{_MOBILE}|{_SERVICE}|{_LOCAL}){_EXTENSION}(?![:0-9])")
_SHORT_PHONE = re.compile(r"(?:1[12][0-9]{3}|9[56][0-9]{3,4}|转[0-9]{1,5})(?![:0-9])")
_ALL_DAY = re.compile(
    r"(?:(?:7|365)天?[ x×*,]{0,3})?24 ?(?:个?小时(?!制)|h(?:ours?)?(?![a-z]))(?:全天候?)?|24/7|7 ?[x×*] ?24(?![0-9:.])"
)
_AHEAD = re.compile(
    r"(提前|提早|下班前|结束前|闭馆前|前|推迟|延后|延迟)([0-9]{1,3} ?个?|半个?|一刻钟?|一个?)(分钟|小时|钟头)?"
)
_LATER = ("推迟", "延后", "延迟")
_BY_NOTICE = re.compile(r"(?:具体)?(?:以|按|按照)[^,;。\n()]{0,24}?(?:为准|为主)")
_RULES = "办公厅|法定|有关|统一|公布|颁布|发布|节假日|调休|规定|通知|安排|文件|要求|放假|休假|休息|的"
_STATES_RULES = re.compile(
    rf"[以按依遵][照循]?(?:国家|国务院)(?:{_RULES})*(?:执行|为准|为主|规定|通知|安排|放假|休假|休息)(?!的?(?:工作|上班|办公|作息))"
)
_LIST_NUMBER = re.compile(r"[0-9]{1,2} ?[、.)](?! ?[0-9])")
_SO_MANY_DAYS = re.compile("[0-9]{1,2} ?天(?!内|前|后|以内|工作|班)")
_FIVE_BY_EIGHT = re.compile("[57] ?[x×*] ?8 ?(?:小时)?(?![0-9:.])")
_CODE = "[a-z]-?[0-9]{1,4}(?:[-至到、/] ?[a-z]?-?[0-9]{1,4})*(?:号?(?:窗口|柜台|室|厅))?(?![0-9:.])"
_NAMED = re.compile(f"[a-z](?:座|区|栋|幢|馆|厅|口|岗|窗口)|{_CODE}")
_COUNT = "(?:第?[一二两三]个?|最后[一两三]?个?|首个?|倒数第?[一二三]个?)"
_HOLIDAYS = "(?:国家)?(?:法定)?(?:节假日|节日|假期|假日|节)"
_BESIDE_HOLIDAYS = f"{_HOLIDAYS}(?:的?前|放假前|的?后|结束后){_COUNT}(?:工作日|上班日|天|日)"
_OF_A_QUARTER = f"每个?季度?的?{_COUNT}(?:工作日|上班日|[天日](?!上午|下午))"
_LAST_AND_CLOSED = "每个?月的?最后一[天日](?=[上下]午[不休闭盘结]|[不休闭盘结]|暂停|停止)"
_AT_AN_END = f"(?:每?季度?末|每?月末|每月底|每?年末|月末|季末)(?:的?{_COUNT}(?:工作日|天|日))?"
_LAST_DAYS = "每个?月的?最后[一二两三]?个?[天日](?!上午|下午)"
_SOME_DAY = re.compile("|".join((_BESIDE_HOLIDAYS, _OF_A_QUARTER, _LAST_AND_CLOSED, _AT_AN_END, _LAST_DAYS)))
_STARTS = frozenset("\n;。,(")
_NUMBER = re.compile(r"[0-9]+")
_NUMBERS = re.compile(r"[0-9]{1,3} ?[-至到、] ?[0-9]{1,3}(?=号|楼|层|室|个|天内|日内)")
_BLANKS = re.compile(r" *")


def all_day_at(text: str, position: int) -> int | None:
    """Where 24小时, 7×24小时 that begins at a position ends; null where it is another word, or a limit (24小时内)."""
    found = _ALL_DAY.match(text, position)
    if found is None or (position and text[position - 1].isdecimal()):
        return None
    return found.end()


def noise_number_at(text: str, position: int, words: Words) -> int | None:
    """Where a number that is no time ends, with its unit: a telephone, 3号窗口, 3个工作日内办结, the 1、 of a list."""
    for pattern in (_PHONE, _SHORT_PHONE, _SO_MANY_DAYS, _FIVE_BY_EIGHT):
        if (found := pattern.match(text, position)) is not None:
            return found.end()
    if (found := _LIST_NUMBER.match(text, position)) is not None and _begins(text, position):
        return found.end()
    if (found := _NUMBERS.match(text, position) or _NUMBER.match(text, position)) is None:
        return None
    behind = _BLANKS.match(text, found.end())
    unit = words.unit_at(text, behind.end() if behind is not None else found.end())
    return (behind.end() if behind is not None else found.end()) + len(unit) if unit is not None else None


def some_day_at(text: str, position: int) -> int | None:
    """Where the name of a day that no calendar here tells ends: 节假日前一天, 每月最后一个工作日, 季末."""
    found = _SOME_DAY.match(text, position)
    return found.end() if found is not None else None


def named_by_letter_at(text: str, position: int) -> int | None:
    """Where the name of a counter, A12 or B01-B05, ends."""
    found = _NAMED.match(text, position)
    return found.end() if found is not None and not text[position - 1 : position].isalnum() else None


def number_at(text: str, position: int) -> tuple[int, int] | None:
    """A bare number, and where it ends."""
    found = _NUMBER.match(text, position)
    return (int(found[0][:6]), found.end()) if found is not None else None


def ahead_at(text: str, position: int) -> tuple[int, int] | None:
    """How many minutes ahead (下班前30分钟, 提前半小时), less than none where it is later (推迟1小时); and its end."""
    found = _AHEAD.match(text, position)
    if found is None or (found[3] is None and not found[2].startswith("一刻")):
        return None
    figures = found[2].rstrip(" 个")
    count = {"半": 0.5, "一": 1.0, "两": 2.0}.get(found[2][:1], 0.0) or float(figures if figures.isdecimal() else 0)
    minutes = 15 if found[2].startswith("一刻") else int(count * (1 if found[3] == "分钟" else 60))
    return -minutes if found[1] in _LATER else minutes, found.end()


def by_notice_at(text: str, position: int) -> int | None:
    """Where 以大厅公告为准 that begins at a position ends."""
    found = _BY_NOTICE.match(text, position)
    return found.end() if found is not None else None


def as_the_state_at(text: str, position: int) -> int | None:
    """Where 按国务院办公厅通知执行 that begins at a position ends: the office does as the State Council says."""
    found = _STATES_RULES.match(text, position)
    return found.end() if found is not None else None


def _begins(text: str, position: int) -> bool:
    before = text[:position].rstrip(" ")
    return not before or before[-1] in _STARTS
