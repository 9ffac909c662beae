"""Until when an item is there, as lists write it: 2022年底前, 2023年6月底前, or several stages one after another."""

import re
from datetime import date

from importer.checks.cell_text import tidy_line
from locator.items.item import Deadline

_DATE = re.compile(
    r"(?P<year>20[0-9]{2})(?:年|[-./](?=[0-9]))"
    r"(?:(?P<month>[0-9]{1,2})(?:月|[-./](?=[0-9])|(?![0-9]))(?:(?P<day>[0-9]{1,2})(?:日|(?![0-9])))?)?"
    r"(?P<end>年?[底末]|内(?!容))?(?:之?前|以前)?"
)
# A number's cell has lost the nought of 2022.10, so that nobody can tell October from January.
_LOST_NOUGHT = re.compile(r"20[0-9]{2}\.1")
_BETWEEN = " ，,；;。：:、"
_SAYS_NO_MORE = frozenset({"", "完成", "实现", "全部完成", "落实"})
_LAST_MONTH = 12
_MOST_STAGES = 12


def read_deadlines(text: str) -> tuple[Deadline, ...] | None:
    """The stages of a deadline, in the text's order; None where not every word of it belongs to one.

    A year's end is its December, and so is 2027年内; a month's end is the month. What else stands beside a date is what
    is there by then.
    """
    line = tidy_line(text).replace(" ", "")
    found = list(_DATE.finditer(line))
    if not 0 < len(found) <= _MOST_STAGES or _LOST_NOUGHT.fullmatch(line):
        return None
    ends = [*(one.start() for one in found[1:]), len(line)]
    stages: list[Deadline] = []
    for number, (one, end) in enumerate(zip(found, ends, strict=True)):
        before = line[: one.start()].strip(_BETWEEN) if number == 0 else ""
        what = "，".join(filter(None, (before, line[one.end() : end].strip(_BETWEEN))))
        by = _by(one)
        if by is None or (len(by) == len("2022") and what):
            return None  # 2022年上半年
        stages.append(Deadline(by, None if what in _SAYS_NO_MORE else what))
    return tuple(stages)


def _by(found: re.Match[str]) -> str | None:
    """A date as exact as it is written, None where there is no such day."""
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    if not month and not found["month"]:
        return f"{year}-{_LAST_MONTH}" if found["end"] else f"{year}"
    try:
        date(year, month, day if found["day"] else 1)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}" if found["day"] else f"{year}-{month:02}"
