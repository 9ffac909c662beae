"""Texts of anybody's on their way to a terminal, which takes some signs for orders."""

import re

_ORDERS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")


def shown(text: str) -> str:
    """The text on one line, with � for each sign that a terminal would obey or that would end the line."""
    return text if text.isprintable() else _ORDERS.sub("�", text)
