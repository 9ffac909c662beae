"""Slips of keyboards and scanners in the commonest words of office hours, put right where nothing else can be meant."""

import re

_HAN = "[\u4e00-\u9fff]"
_SLIPS = (
    ("曰", re.compile("曰"), "日"),
    ("夭", re.compile("(?<=[每全周])夭"), "天"),
    ("周未", re.compile("(?<![本上下这该单双隔])周未(?=[休节放不照正除外和及与、,;:。) 0-9]|$)"), "周末"),
    ("体", re.compile("双体日"), "双休日"),
    ("牛", re.compile("(?<=[上下中])牛(?=[ :,]?[0-9])"), "午"),
    ("午", re.compile(rf"午(?=[ :]?[0-9])(?:(?<!{_HAN}午)|(?<=[日天五六末]午))"), "下午"),
    ("周-", re.compile("(?<=周)-(?=[至到、-])"), "一"),
    ("期-", re.compile("(?<=星期)-(?=[至到、-])"), "一"),
    ("。", re.compile(r"([0-9]{1,2})。([0-5][05])([-至到])([0-9]{1,2})。([0-5][05])(?![0-9:])"), r"\1:\2\3\4:\5"),
)
"""A sign to look for, the slip, and what it stands for. None could be another word: 本周未开放 has no weekend."""
_WEEKDAYS_ALONE = (
    re.compile(
        r"(?:^|(?<=[\n;。,(:、 ]))([一二三四五六])([至到-])([二三四五六日天七])(?= ?(?:$|[,;):]|[0-9]|上午|下午|全天))"
    ),
    re.compile("(?:^|(?<=[\n;。, ]))(1)(-)(5)(?= [0-9]{1,2}[:.][0-9]{2})"),
    re.compile("(?<=[\n;。, ])(6)(-)(7)(?=[休不放])"),
)
_WEEKS = ("周", "星期", "礼拜", "工作日")
_A_TIME = "(?:[0-9]{1,2}[:点]|[上下]午)"
_LISTED_DAYS = f"[一二三四五](?:、[一二三四五])+ ?:? ?{_A_TIME}"
_ONE_DAY, _A_HALF_DAY = "[一二三四五] ?:? ?[0-9]{1,2}[:点]", "[一二三四五六] ?[上下]午"
_SEVERAL_DAYS, _WEEKEND_OFF = f"[一二三四五六日]{{2,5}} ?{_A_TIME}", "六、?日 ?[休不]"
_ANY_DAYS = f"{_ONE_DAY}|{_LISTED_DAYS}|{_SEVERAL_DAYS}|{_A_HALF_DAY}|{_WEEKEND_OFF}"
_MORE_WEEKDAYS = re.compile(f"(?<=[,;。\n ])(?!五一)(?={_ANY_DAYS})")
_BEHIND_A_DAY = (
    r"(?= ?:? ?[0-9]{1,2}[:点-]| ?:? ?\([0-9]| ?:? ?[上下]午| ?:? ?全天|[及、和] ?(?:法定)?节"
    "| ?:? ?[均都]?(?:休|照常|不[办上开营]))"
)
_BARE_WEEKEND = re.compile(rf"(?:^|(?<=[,;。.\n (]))(?=六[、,和及与/至到-]?日{_BEHIND_A_DAY})")
_BARE_DAY_OFF = re.compile(rf"(?<=[,;。\n (])(?<![0-9] )(?=[六日]{_BEHIND_A_DAY})")
"""周一至五9:00-17:00；六、日9:00-16:00, and 周一至六9:00-17:00；日9:00-12:00 in a text that names other days."""
_BARE_WEEKDAYS = re.compile(r"(?:^|(?<=[,;。:\n]))(?!五一)(?=[一二三四五六]{2,5} ?(?:[0-9]{1,2}[:点]|[上下]午))")
_PARTED_WEEKDAYS = re.compile("(?<=[周期拜][一二三四五六])(?: [一二三四五六日])+(?= ?[0-9]{1,2}[:点])")
_HOW_LONG = re.compile(
    "(午休|中午休息|午间休息|工作日(?=[78]小时[(]))(?:时间)?(?:[12]\\.5|[一两二1278]个?半?|半个?|一个半)小时(?=[(:,]{0,2}[0-9])"
)
_POINT = re.compile(rf"(?<=点)\.(?={_HAN})")
_HALF_PAST = re.compile(r"(?<![0-9])([0-9]{1,2})点([0-5][05])(?= ?(?:[-至到,;。、) \n]|$))")
_SPACED = re.compile(rf"(?<!{_HAN}){_HAN}(?: {_HAN})+(?!{_HAN})")
_PARTED = re.compile(r"(?<=[0-9]{2}[-至到])(1(?= [0-9]:[0-9]{2})|2(?= [0-4]:[0-9]{2})) ")


def without_slips(text: str) -> str:
    """The plain text with such slips put right: 周—至周五, 节假曰, 每夭, 工 作 日, 周一 三 五, 8:30-1 7:00."""
    text = _mended(text)
    if " " in text:
        text = _PARTED_WEEKDAYS.sub(lambda found: found[0].replace(" ", ""), text)
        text = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
        text = _PARTED.sub(r"\1", text)
    if "小时" in text:
        text = _HOW_LONG.sub(r"\1", text)  # 午休一小时（12:00-13:00）
    if "点" in text:
        text = _POINT.sub("。", text)  # 13-17点.周六
        text = _HALF_PAST.sub(r"\1:\2", text)  # 8点30-12点
    return _with_weeks(text)


def has_slips(text: str) -> bool:
    """Whether a sign of the plain text stands for another one, so that somebody should look at it; blanks do not."""
    for sign, slip, _ in _SLIPS:
        if sign in text and slip.search(text) is not None:
            return True
    return " " in text and _PARTED.search(text) is not None


def _mended(text: str) -> str:
    for sign, slip, meant in _SLIPS:
        if sign in text:
            text = slip.sub(meant, text)
    return text


def _with_weeks(text: str) -> str:
    """The text with 周 before days that stand without it: 一至五, 1-5 9:00-17:00, 周一三五上午，二四下午, 一三五9点."""
    if "周" not in text:
        for alone in _WEEKDAYS_ALONE if "-" in text or "至" in text or "到" in text else ():
            text = alone.sub(r"周\1\2周\3", text)
        text = _BARE_WEEKDAYS.sub("周", text)
    if "六" in text or "日" in text:
        text = _BARE_WEEKEND.sub("周", text)
        text = _BARE_DAY_OFF.sub("周", text) if any(week in text for week in _WEEKS) else text
    return _MORE_WEEKDAYS.sub("周", text) if "周" in text or "星期" in text else text
