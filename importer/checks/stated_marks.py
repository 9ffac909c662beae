"""A 暂停服务 text taken apart into what tells of days: dates, and words such as 自, 起, 至, 止, 前, 恢复 about them."""

import re
from dataclasses import dataclass

from importer.checks.stated_choices import in_digits
from importer.checks.stated_days import DateStated
from locator.readers.half_width import half_width

DATE = "D"

_FIGURE = "[0-9〇零○一二三四五六七八九十]"
_CHINESE_FIGURES = re.compile(rf"{_FIGURE}+[年月日号至到-]")
_SPACES = re.compile(rf"(?<!{_FIGURE})\s+|\s+(?!{_FIGURE})")
_DASHES = "-~‐‑‒–—―─−〜∼"
# Spaces on both sides make a dash no part of a date: 2026-11 - 12 is not the twelfth of November.
_DASH_APART = re.compile(rf"\s+[{_DASHES}]+\s+(?=[0-9])")

_AFTER_DATE = r"(?:日|号(?![窗楼厅门线院]))"
_END_OF_DATE = rf"(?:{_AFTER_DATE}|(?![0-9月]))"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
_DATES = tuple(
    map(
        re.compile,
        (
            rf"{_YEAR}[年./-]{_MONTH}[月./-]{_DAY}{_END_OF_DATE}(?:[T\s]?00:00(?::00)?(?![0-9]))?",
            r"(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])",
            rf"{_YEAR}年{_MONTH}(?:月份?|(?=[{_DASHES}至到][0-9]{{1,2}}月))(?P<end>底|末)?(?!{_FIGURE})",
            rf"{_YEAR}[./-]{_MONTH}月?(?![0-9./])",
            rf"{_MONTH}月{_DAY}{_END_OF_DATE}",
            rf"{_MONTH}月份?(?P<end>底|末)?(?!{_FIGURE})",
            rf"{_DAY}{_AFTER_DATE}",
        ),
    )
)
# Bare figures are a date only as the second part of a period: 2026.12.1-12.5, 20261201-1205, 2026-12-01至05.
_SECOND_DATES = tuple(
    map(
        re.compile,
        (
            rf"{_MONTH}[./-]{_DAY}(?![0-9./-])",
            r"(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9年./-])",
            rf"{_DAY}(?![0-9年月./:时点天周个-])",
        ),
    )
)
_WEEKDAY = re.compile(r"[(]?(?:周|星期)([一二三四五六日天])[)]?")
# Where a day begins and where it ends, beside the word that makes it plain which: 0时起, 24时止.
_WHOLE_DAY = re.compile(
    rf"\s?(?:(?:0?0|零)(?:[时点]|:00)(?=起|开始|[{_DASHES}至到])|(?:24[时点]|24:00|23:59(?::59)?)(?!起|开始|后))"
)
_WEEKDAYS = "一二三四五六日"

_WORK = "(?:正常|对外|服务|办公|办理|受理|营业|开放|使用|运行|上班|接待|业务)*"
# Before a date; a colon or 为 may stand between.
_HERE = r"[:为是]?(?=[0-9])"
_BEFORE = (
    ("T", rf"(?:直?至|直?到|[{_DASHES}]+){_HERE}|(?:直?至|直?到)(?=另行)"),
    ("U", rf"(?:截[至止][至到]?|延[长期]至|(?:结束|截止)(?:日期|时间)){_HERE}"),
    ("F", rf"(?:自|从|由|自从|(?:开始|起始)(?:日期|时间)){_HERE}"),
)
# Right after a date, or after another of these.
_AFTER = (
    ("X", r"左右|前后|[以之]?后|初|[上中下]旬|以?内(?!部)|[上下中]午|早|晚|凌晨|[0-9]"),
    ("X", r"[至到](?![:为是]?[0-9]|另行|今|期)"),
    ("V", r"[以之]?前(?![台期厅往])"),
    ("B", r"起始?|开始|(?<=起)开始"),
    ("E", r"为?止|截止|结束|到期"),
)
_ANYWHERE = (
    ("TN", "至今"),
    ("N", r"另行(?:通知|公告|告知|公布|安排)|待定|未定|不定|待通知|等(?:候|待)?通知"),
    ("S", rf"(?:暂时?|临时)?(?:停止|停办|停用|停业|停电|歇业|[闭休]馆|关[闭停]|封闭|不能|无法){_WORK}"),
    ("S", r"暂?不(?:再|能|对外)*(?:服务|办公|办理|受理|营业|开放|上班|接待)"),
    ("S", rf"暂停{_WORK}(?:时间|日期|期限|期间)?"),
    ("R", rf"(?:恢复{_WORK}|重新(?:开放|开门|启用|营业|办公|办理)|重启|复工|启用|开放|开门)(?:时间|日期)?"),
    ("R", rf"正常{_WORK}"),
    ("X", r"不|未|无|非|仅|只|或|否|若|如[遇有需]|部分|个别|每|逢|轮流|仍|照常|取消|作废|原定|改[为至]"),
    (
        "X",
        r"除(?=[0-9])|除外|以外|之外|除了|至少|最[早迟晚]|大约|约(?=[0-9])|左右|工作日|节?假日|双休|周(?=[一二三四五六日天末])|星期",
    ),
    ("X", r"[上下中]午|夜|晚上|半天|[上中下]旬|[至到](?=[年月本下次节春国五元中端清周明后])"),
    ("X", r"[一二两三四五六七八九十半数几]+(?:个半?(?:月|星期|季度|工作日)|天|周|星期|年|工作日)"),
)
# Figures that are no date: 0731-85550123, 2号窗口, 3楼; and what is said out of politeness.
_NO_MARK = re.compile(
    r"(?:电话|热线|拨打|致电|咨询)[:]?[0-9-]{5,}|[0-9]{1,2}(?:号?[窗楼厅门线院]|[层期路区室])|如有(?:疑问|需要|不便)|不便"
)
_FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter that tells what a part of a text says, with its date where that is one.

    D date; before a date T 至, U 截至, F 自; after it B 起, E 止, V 前; S 暂停, R 恢复, N 另行通知; X where it is not
    plain what is said.
    """

    letter: str
    date: DateStated | None = None


def _alternatives(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((letter, re.compile(pattern)) for letter, pattern in words)


_MARKS_BEFORE, _MARKS_AFTER, _MARKS_ANYWHERE = map(_alternatives, (_BEFORE, _AFTER, _ANYWHERE))


def marks_of(text: str) -> list[Mark]:
    """The marks of a text, in its order; whatever else stands in it is passed over, but for figures, which are X."""
    plain, place, marks, beside = _plain(text), 0, list[Mark](), ""
    while place < len(plain):
        mark, end = _mark_at(plain, place, beside)
        if mark is not None:
            marks.append(mark)
        beside, place = mark.letter if mark is not None else "", end
    return marks


def _plain(text: str) -> str:
    apart = _DASH_APART.sub("至", half_width(text).strip())
    return _CHINESE_FIGURES.sub(lambda found: in_digits(found[0]), _SPACES.sub("", apart))


def _mark_at(text: str, place: int, beside: str) -> tuple[Mark | None, int]:
    """The mark that begins at a place, None where there is none, and where it ends; `beside` is the letter before."""
    if skipped := _NO_MARK.match(text, place):
        return None, skipped.end()
    if text[place].isdigit() and (dated := _date_at(text, place, beside)) is not None:
        return dated
    known = (_MARKS_AFTER if beside in {DATE, "B", "E", "V"} else ()) + _MARKS_BEFORE + _MARKS_ANYWHERE
    for letter, pattern in known:
        if found := pattern.match(text, place):
            return Mark(letter), found.end()
    if figures := _FIGURES.match(text, place):
        return Mark("X"), figures.end()
    return None, place + 1


def _date_at(text: str, place: int, beside: str) -> tuple[Mark, int] | None:
    for pattern in _DATES + (_SECOND_DATES if beside in {"T", "U"} else ()):
        if found := pattern.match(text, place):
            numbers = found.groupdict()
            year, month, day = (int(numbers[key]) if numbers.get(key) else None for key in ("year", "month", "day"))
            weekday = _WEEKDAY.match(text, found.end()) if day is not None else None
            number = _WEEKDAYS.index(weekday[1].replace("天", "日")) + 1 if weekday else None
            stated = DateStated(year, month, day, number, bool(numbers.get("end")))
            end = weekday.end() if weekday else found.end()
            whole = _WHOLE_DAY.match(text, end) if day is not None else None
            return Mark(DATE, stated), whole.end() if whole else end
    return None
