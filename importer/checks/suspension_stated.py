"""What a 暂停服务 text states: the days on which a window is out of service.

A text is taken apart into marks (a date, 自, 起, 至, 止, 前, 暂停, 恢复, 另行通知 …), each of which is a letter; what
it states is told by the shape of the letters. Words between them are its reason, and say nothing, but for those that
put all in doubt (除外, 部分, 每周 …).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from importer.checks.cell_text import Blank, blank
from importer.checks.stated_days import StatedDays, in_order
from importer.checks.stated_marks import Mark, marks_of
from locator.window import WITHOUT_END, Suspension

_IN_SERVICE = re.compile(
    r"否|在用|启用|[未不]暂停|(?:没有|无)暂停(?:服务)?"
    r"|(?:现|目前|均|窗口|业务|已|已经|全部|全面)*(?:恢复|正常|恢复正常)(?:对外|办公|办理|服务|营业|开放|运行|受理|使用)*"
)
# A cell may hold thirty thousand characters; nobody says in three hundred from when until when.
_LONGEST = 300
_A_DAY = timedelta(days=1)

_UNTIL = r"[TU]DE*"
_BACK = r"F?DB?R|RU?D"
SHAPES = tuple(
    (re.compile(shape), roles)
    for shape, roles in (
        (rf"S*(?:{_UNTIL}|DE+)S*|S*D", ("last",)),
        (r"S*[TU]?DVS*R?", ("before",)),
        (r"S*(?:FD|F?DB)S*(?:[TR]*N)?S*|S*DS*[TR]+NS*|S*DS+N", ("first",)),
        (rf"S*F?DB?S*{_UNTIL}S*|S*F?DBS*DE+S*", ("first", "last")),
        (r"S*F?DB?S*[TU]DVS*R?", ("first", "before")),
        (rf"S*(?:{_BACK})", ("back",)),
        (rf"S*(?:FD|F?DB|D(?=S))S*(?:{_BACK})", ("first", "back")),
        (rf"S*F?DB?S*{_UNTIL}S*(?:{_BACK})", ("first", "last", "back")),
        (rf"S*{_UNTIL}S*(?:{_BACK})", ("last", "back")),
    )
)
"""The shapes that are understood, each with what its dates are, in their order; no text has two of them.

A date with 暂停 after it and nothing more (2026年12月1日暂停) is none: it may be the only day, or the first of many.
"""

_DAYS: Mapping[str, Callable[[StatedDays], date | None]] = {
    "first": lambda days: days.first,
    "last": lambda days: days.last,
    "before": lambda days: days.first and days.first - _A_DAY,
    "back": lambda days: days.day and days.day - _A_DAY,
}


def suspension(text: str) -> Suspension | None:
    """The days on which a window is out of service by its 暂停服务 text.

    None where it is in service; without a first day and without end where the text names no day.
    """
    if blank(text) is Blank.NOTHING or _IN_SERVICE.fullmatch("".join(text.split())):
        return None
    return _stated(text) or Suspension(None, WITHOUT_END)


def is_suspension_understood(text: str) -> bool:
    """Whether the text plainly says from when or until when, or that the window is in service."""
    return suspension(text) is None or _stated(text) is not None


def suspension_text(stated: Suspension) -> str:
    """The days as a 暂停服务 text that reads back the same."""
    if stated.first is None:
        return stated.last.isoformat()
    return f"{stated.first}起" if stated.last == WITHOUT_END else f"{stated.first}至{stated.last}"


def _stated(text: str) -> Suspension | None:
    if len(text) > _LONGEST:
        return None
    marks = marks_of(text)
    letters = "".join(mark.letter for mark in marks)
    roles = next((roles for shape, roles in SHAPES if shape.fullmatch(letters)), None)
    return _suspension(roles, marks) if roles is not None else None


def _suspension(roles: tuple[str, ...], marks: list[Mark]) -> Suspension | None:
    """The days of a text whose dates are what `roles` says; None where they are no days, or do not go together."""
    stated = in_order([mark.date for mark in marks if mark.date is not None])
    if stated is None:
        return None
    days = {role: _DAYS[role](one) for role, one in zip(roles, stated, strict=True)}
    if None in days.values():
        return None
    ends = {day for role, day in days.items() if role != "first"} or {WITHOUT_END}
    first, last = days.get("first"), ends.pop()
    if last is None or ends or (first is not None and first > last):
        return None
    return Suspension(first, last)
