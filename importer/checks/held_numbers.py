"""A person's number in a text, with any dashes between its digits, and without it.

No pattern is made for each number: that takes thousands of times as long as a search with one that is there already.
"""

import re
from collections.abc import Iterator

from importer.checks.mobiles import DASH

_NOT_DIGIT = re.compile(r"[^0-9]+")
_DIGIT = re.compile("[0-9]")
_RUN = re.compile(f"[0-9](?:{DASH}[0-9])*")
_AREA = re.compile(f"(?<![0-9])0[1-9][0-9]{{1,2}}{DASH}$")


def only_digits(text: str) -> str:
    """The digits of a text: a number that it does not hold is in no text, whatever stands between."""
    # As telephones are written mostly.
    plain = text.replace("-", "")
    return plain if plain.isascii() and plain.isdigit() else _NOT_DIGIT.sub("", text)


def holds_number(text: str, number: str) -> bool:
    """Whether a text holds a person's number, with any dashes between its digits."""
    return number in only_digits(text) and next(_spans(text, number), None) is not None


def without_number(text: str, number: str, instead: str) -> str:
    """A text with a person's number, and the area code before it, replaced."""
    kept, end = [], 0
    for start, after in _spans(text, number):
        area = _AREA.search(text, end, start)
        kept.append(text[end : area.start() if area else start])
        end = after
    return instead.join([*kept, text[end:]])


def _spans(text: str, number: str) -> Iterator[tuple[int, int]]:
    """Where a number stands in a text, from left to right, none within another."""
    for run in _RUN.finditer(text):
        places = [digit.start() for digit in _DIGIT.finditer(text, *run.span())]
        digits = only_digits(run[0])
        at = digits.find(number)
        while at >= 0:
            yield places[at], places[at + len(number) - 1] + 1
            at = digits.find(number, at + len(number))
