"""What a row says of a window in the columns for it: a hall's name, a code, a street, a coordinate, a telephone.

Lines of signatures and sums stand across all columns, but have no two of these where they belong.
"""

import re
from collections.abc import Callable, Mapping

STREET = re.compile(r"(?=.*[路街巷道村镇乡区县市]).*[0-9一二三四五六七八九十](号|楼|层|室|栋|组)")
"""Finds the house in an address."""

_NUMBERED = r"([（(]?[0-9A-Z一二三四五六七八九十]{1,3}号?[）)]?)?"
_FACTS: Mapping[str, re.Pattern[str]] = {
    "window_name": re.compile(rf"[^：:；;。！]{{2,40}}(窗口|中心|大厅|厅|室|站|终端|自助机){_NUMBERED}"),
    "division_code": re.compile(r"[1-8][0-9]{5}([0-9]{3}|[0-9]{6})?(\.0)?"),
    "address": re.compile(rf"{STREET.pattern}.*"),
    "office_phone": re.compile(
        r".{0,20}(?<![0-9])((0[0-9]{2,3}[-—－]?)?[2-8][0-9]{6,7}|1[3-9][0-9]{9})(?![0-9]).{0,20}"
    ),
    "longitude": re.compile(r"[东经E]*(7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])(\.[0-9]{2,}|[°度]).*"),
    "latitude": re.compile(r"[北纬N]*([3-9]|[1-4][0-9]|5[0-3])(\.[0-9]{2,}|[°度]).*"),
}
_ENOUGH = 2


def states_facts(labels: Mapping[str, int], text: Callable[[str], str]) -> bool:
    """Whether a row says two things of a window, each in a column of its own.

    `labels` gives each field's column, `text` the row's text of a field, without spaces.
    """
    found = {labels[name] for name, fact in _FACTS.items() if name in labels and fact.fullmatch(text(name))}
    return len(found) >= _ENOUGH
