"""Signs that stand in a text for items: one kind for ids, one for names, from Unicode's private range."""

import re
from collections.abc import Sequence

_FIRST_NAME, _FIRST_ID, _BEHIND = 0xE000, 0xF000, 0xF900
NAME = f"[{chr(_FIRST_NAME)}-{chr(_FIRST_ID - 1)}]"
"""Matches a name's sign, as `ID` an id's and `TOKEN` either."""
ID = f"[{chr(_FIRST_ID)}-{chr(_BEHIND - 1)}]"
TOKEN = f"[{chr(_FIRST_NAME)}-{chr(_BEHIND - 1)}]"
_TOKEN = re.compile(TOKEN)


class Tokens:
    """The signs of one text, in the order in which they were given out."""

    def __init__(self) -> None:
        self._names: list[tuple[str, ...]] = []
        self._ids: list[tuple[str, ...]] = []
        self._written: dict[str, str] = {}

    def name(self, items: tuple[str, ...], written: str) -> str:
        """A sign for a name; of several items where they share it."""
        self._names.append(items)
        return self._kept(chr(_FIRST_NAME + len(self._names) - 1), written)

    def ids(self, items: tuple[str, ...], written: str) -> str:
        """A sign for an id, or for a range of ids."""
        self._ids.append(items)
        return self._kept(chr(_FIRST_ID + len(self._ids) - 1), written)

    def items(self, sign: str) -> tuple[str, ...]:
        """The items that a sign stands for."""
        place = ord(sign)
        return self._ids[place - _FIRST_ID] if place >= _FIRST_ID else self._names[place - _FIRST_NAME]

    def is_name(self, sign: str) -> bool:
        """Whether a sign stands for a name."""
        return ord(sign) < _FIRST_ID

    def is_shared(self, sign: str) -> bool:
        """Whether a sign stands for a name that several items have."""
        return self.is_name(sign) and len(self.items(sign)) > 1

    def in_text(self, text: str) -> Sequence[str]:
        """The signs of a text, in its order."""
        return _TOKEN.findall(text)

    def written(self, text: str) -> str:
        """A text with what was written in the place of its signs."""
        return _TOKEN.sub(lambda found: self._written[found[0]], text)

    def _kept(self, sign: str, written: str) -> str:
        self._written[sign] = written
        return sign
