"""Hours as they are shown: a range of times or a date stays on one line, as half of one reads as another."""

import re

from markupsafe import Markup, escape

_TIME = r"[0-2]?[0-9][:：.][0-5][0-9]"
_PART = r"(?:(?:次日|凌晨|早上|上午|中午|下午|晚上)\s?)?"
_RANGE = rf"{_PART}{_TIME}\s*[-－‐–—―~～〜至到]{{1,2}}\s*{_PART}{_TIME}"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WHOLE = re.compile(f"{_RANGE}|{_DATE}")


def unbroken_times(text: str) -> Markup:
    """A text with its dates and ranges of times (上午8:30–11:30) in elements that are not broken, all of it escaped."""
    parts, last = [], 0
    for found in _WHOLE.finditer(text):
        parts += [escape(text[last : found.start()]), Markup('<span class="whole">{}</span>').format(found[0])]
        last = found.end()
    return Markup("").join([*parts, escape(text[last:])])
