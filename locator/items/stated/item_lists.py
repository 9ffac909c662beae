"""A plain text that lists items, read: by their ids, their names, or the numbers of a list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from locator.items.stated.likeness import Likenesses, Unjudged
from locator.items.stated.numberings import Numbering, is_number_list, numbered, value_of
from locator.items.stated.parts import (
    check_ids_beside_names,
    counted,
    numbers_before_names,
    parts_of,
    without_numbering,
    words_of,
)
from locator.items.stated.stated_items import Doubt, Doubtful, Reading
from locator.items.stated.tokens import Tokens

_PART_SIGNS = 40


@dataclass(slots=True)
class ListRead:
    """The items of a list, in its order, and the parts that are other matters; `readings` as in `StatedItems`."""

    items: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    readings: set[Reading] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads one text's lists; `names` gives an item's own name, for what is proposed."""

    tokens: Tokens
    numbering: Numbering
    likenesses: Likenesses | Unjudged
    names: dict[str, str]

    def read(self, text: str) -> ListRead:
        """What a list says.

        Raises
        ------
        Doubtful
            If any part of it is not surely read.
        """
        if is_number_list(text):
            return ListRead(numbered(text, self.numbering), [], {Reading.NUMBERS})
        self._check_numbers(text)
        text, count = counted(check_ids_beside_names(text, self.tokens))
        parts = list(parts_of(without_numbering(text)))
        found = ListRead()
        doubtful = [part for part in parts if not self._take(part, found)]
        if doubtful:
            raise self._doubt(doubtful[0], parts)
        if count is not None and not (found.items or found.others):
            numbered(f"{count}项", self.numbering)
        if count is not None and value_of(count) != len(dict.fromkeys(found.items)) + len(found.others):
            raise Doubtful(Doubt.COUNT, count)
        return found

    def _take(self, part: str, found: ListRead) -> bool:
        """Add what a part says; false where that is not sure."""
        signs, words = self.tokens.in_text(part), words_of(part)
        if signs:
            found.readings |= {Reading.NAMES} if any(map(self.tokens.is_name, signs)) else set()
            found.items += [item for sign in signs for item in self.tokens.items(sign)]
            return not words and not any(map(self.tokens.is_shared, signs))
        if re.fullmatch(r"[\W0-9]*", words) or self.likenesses.of(words).is_like:
            return False
        found.others.append(self._shown(part))
        return True

    def _check_numbers(self, text: str) -> None:
        """Refuse 第5项 before the name of an item that has another number."""
        for number, sign in numbers_before_names(text):
            known = self.numbering.get(value_of(number))
            if known is not None and known not in self.tokens.items(sign):
                raise Doubtful(Doubt.CONTRADICTION, number)

    def _doubt(self, part: str, parts: Sequence[str]) -> Doubtful:
        """Why a part is not read, and the whole list as it may have been meant."""
        words = words_of(part)
        meant = [self._meant(each) for each in parts]
        mended = "、".join(each for each in meant if each) if all(meant) else None
        is_shared = any(map(self.tokens.is_shared, self.tokens.in_text(part)))
        says_nothing = re.fullmatch(r"[\W0-9]*", words) and not is_shared
        doubt = Doubt.UNCLEAR if says_nothing else Doubt.LIKE
        return Doubtful(doubt, self._shown(part), mended)

    def _meant(self, part: str) -> str | None:
        """What a part may be meant as: names that it has, the one that it is likely to mean, or another matter."""
        signs, words = self.tokens.in_text(part), words_of(part)
        if signs and not words and not any(map(self.tokens.is_shared, signs)):
            return self._named(signs)
        if re.fullmatch(r"[\W0-9]*", words):
            return None
        likeness = self.likenesses.of(self.tokens.written(part) if signs else words)
        return likeness.name if likeness.is_like or signs else self._shown(part)

    def _named(self, signs: Iterable[str]) -> str:
        return "、".join(self.names[item] for sign in signs for item in self.tokens.items(sign))

    def _shown(self, part: str) -> str:
        """A part as it was written, cut where it is long."""
        written = " ".join(self.tokens.written(part).split())
        return written if len(written) <= _PART_SIGNS else f"{written[:_PART_SIGNS]}…"
