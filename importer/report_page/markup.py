"""Texts on their way into the report's HTML: whoever wrote a sheet wrote them."""

import re
from collections.abc import Iterable

from maps.safe_text import html_text

_LONGEST = 400
# What HTML cannot hold, what ends a line unseen, and lone halves of a sign.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text_html(text: str, longest: int = _LONGEST) -> str:
    """A text of anybody's: escaped, cut where it is very long, and turned by no sign in it beyond its own end."""
    cut = text if len(text) <= longest else f"{text[:longest]}…"
    return f"<bdi>{html_text(readable(cut))}</bdi>"


def readable(text: str) -> str:
    """A text with � for each sign that HTML cannot hold; it still has to be escaped."""
    return _UNSEEN.sub("�", text)


def joined(parts: Iterable[str]) -> str:
    """Parts of a page, each on a line of its own."""
    return "\n".join(parts)
