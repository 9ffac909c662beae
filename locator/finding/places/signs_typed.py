"""Texts in traditional signs: read as the simplified ones that names are written in, shown as they were typed."""

import re
from dataclasses import replace

from locator.finding.places.place import Place
from locator.spelling.plain_text import plain

_QUOTED = re.compile("([“「])([^“”「」]+)([”」])")


def as_typed(place: Place, read: str, typed: str) -> Place:
    """A place whose label says of a text, as `read`, how it was read: with the signs in which it was `typed`.

    Both are of one length, sign for sign; what a label says in front is the place's own name.
    """
    own = place.name if place.label.startswith(place.name) else ""
    words, shown = plain(read), plain(typed)

    def in_its_signs(quoted: re.Match[str]) -> str:
        at = words.find(quoted[2])
        return f"{quoted[1]}{shown[at : at + len(quoted[2])] if at >= 0 else quoted[2]}{quoted[3]}"

    return replace(place, label=own + _QUOTED.sub(in_its_signs, place.label.removeprefix(own)))
