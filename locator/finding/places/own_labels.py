"""Our own labels read back: who copies one out of an answer or a list of choices means the place that it stands for.

They are taken apart by the sentences that made them, in either language that these are written down in.
"""

import re
from collections.abc import Iterator
from functools import cache

from locator.texts import WRITTEN, sentence

_NOTES = (
    "place-formerly",
    "place-by-postal-code",
    "place-near-postal-code",
    "place-by-area-code",
    "place-read-as",
    "place-rest-unknown",
    "place-only-within",
)
_SEATS = ("seat-of-parent", "seat-predecessor", "seat-seat", "seat-inside")
_OF_WINDOWS = ("place-window", "place-address")
_NAME, _OTHER = "\x00", "\x01"
_LONGEST = 600


def without_notes(text: str) -> str:
    """A label without what stands behind it of how a text was read; any other text as it is."""
    inner = text = text.strip()[:_LONGEST]
    while (found := _first(_patterns(_NOTES), inner)) is not None:
        inner = found
    return inner


def division_named(label: str) -> str | None:
    """The name of the division in a label of one; None where it is none."""
    return _first(_patterns(_SEATS), label)


def windows_named(label: str) -> Iterator[str]:
    """What the window may be called in a label of one; several where its name or its address has such marks too."""
    for lang in WRITTEN:
        for key in _OF_WINDOWS:
            made = sentence(lang, key, name=_NAME, address=_OTHER)
            yield from (parts[made[0] == _OTHER] for parts in _parted(label, made))


def listed_named(label: str) -> Iterator[str]:
    """The same in a label of a place of an operator's table."""
    for lang in WRITTEN:
        made = sentence(lang, "place-listed", name=_NAME, division=_OTHER)
        yield from (name for name, _ in _parted(label, made))


def _parted(label: str, made: str) -> Iterator[tuple[str, str]]:
    """The two halves of a label, by all ways to cut it as a sentence is made of its own two: “one，other”."""
    between, behind = re.split(f"[{_NAME}{_OTHER}]", made)[1:]
    if label.endswith(behind):
        body = label.removesuffix(behind)
        cuts = (found.start() for found in re.finditer(re.escape(between), body))
        yield from ((body[:cut], body[cut + len(between) :]) for cut in cuts)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    found = (pattern.fullmatch(text) for pattern in patterns)
    return next((one[1] for one in found if one is not None), None)


@cache
def _patterns(keys: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The sentences of these keys, in both languages; what they are about is the first group."""
    values = {"typed": _OTHER, "rest": _OTHER, "where": _OTHER}
    made = [sentence(lang, key, label=_NAME, name=_NAME, **values) for key in keys for lang in WRITTEN]
    return tuple(re.compile(re.escape(one).replace(_NAME, "(.+)").replace(_OTHER, ".*"), re.DOTALL) for one in made)
