"""An operator's links to official guides (办事指南): for an item, everywhere or in a division."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from locator.operator_table import OperatorLine, operator_lines
from locator.web_address import is_web_address

_COLUMNS = ("item", "division", "url")
_ITEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_DIVISION = re.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}")
_LONGEST = 500
_UNFIT = re.compile(r"[^!-~]")
"""What stands in no address as it is sent: blanks, controls, and signs that would have to be encoded."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide's address, and the division that it holds in: two, four or six digits, blank for everywhere."""

    division: str
    url: str


class Guides:
    """The guides of each item, in the order of the table."""

    def __init__(self, by_item: Mapping[str, Iterable[Guide]] | None = None) -> None:
        self._by_item = {item: tuple(guides) for item, guides in (by_item or {}).items()}

    def of(self, item: str) -> tuple[Guide, ...]:
        """All guides of an item."""
        return self._by_item.get(item, ())


def read_guides(path: Path) -> Guides:
    """An operator's table of guides; docs/operating.md has its columns.

    Raises
    ------
    Fault
        If the file cannot be read, or a line of it is wrong; the fault names which.
    """
    found: dict[str, list[Guide]] = defaultdict(list)
    for line in operator_lines(path, _COLUMNS):
        item, guide = line.fields["item"], _guide(line)
        if any(one.division == guide.division for one in found[item]):
            raise line.wrong(f"“{item}”在这个区划前面已有", f"“{item}” has one in this division further up")
        found[item].append(guide)
    return Guides(found)


def _guide(line: OperatorLine) -> Guide:
    item, division, url = (line.fields[column] for column in _COLUMNS)
    if not _ITEM.fullmatch(item):
        raise line.wrong(
            f"item 应是事项编号，如 2022-01，而不是“{item}”",
            f"item has to be an item's id such as 2022-01, not “{item}”",
        )
    if division and not _DIVISION.fullmatch(division):
        raise line.wrong(
            f"division 应是两位、四位或六位区划代码，或留空表示各地，而不是“{division}”",
            f"division has to be a code of two, four or six digits, or blank for everywhere, not “{division}”",
        )
    if len(url) > _LONGEST or _UNFIT.search(url) or not is_web_address(url):
        raise line.wrong(
            f"url 应是 http 或 https 开头的网址，而不是“{url}”", f"url has to be an http or https address, not “{url}”"
        )
    return Guide(division, url)
