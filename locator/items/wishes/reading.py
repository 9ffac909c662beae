"""What a text means that somebody typed who wants something done."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from locator.items.catalogue import Catalogue
from locator.items.wishes.found_words import FoundWord, beside, unhidden
from locator.items.wishes.item_names import ItemNames
from locator.items.wishes.rules import Asked, RuleBook, Strength
from locator.items.wishes.sounding_words import SoundingWords
from locator.items.wishes.spelt_words import SpeltWords
from locator.items.wishes.wish import Wish
from locator.items.wishes.wish_files import DOUBT, NOTHING, WishFiles, packaged_wishes
from locator.items.wishes.written_words import WrittenWords
from locator.spelling.pinyin import typed_letters
from locator.spelling.plain_text import plain
from locator.traditional import simplified

LONGEST = 80
"""The most letters and digits of a wish that are read; of a longer one the beginning is, and it is never sure."""

_RUN = re.compile("[a-z]+")
_BREAK = re.compile("[,，。;；!！?？\n]+")


class WishReader:
    """Reads texts as items of a catalogue, and as matters outside it.

    Words are looked for as they are written, by their sound and in letters; slips only where these mean nothing. Rules
    say which words ask for what (`data/items/wishes.toml`, `data/items/outside.toml`); names and aliases of items ask
    for them by themselves. Rules for items that the catalogue has not are passed over. `taken_up` are the matters
    outside that a newer list has as an item, by their ids: they are no longer outside.
    """

    def __init__(self, catalogue: Catalogue, files: WishFiles | None = None) -> None:
        self._catalogue = catalogue
        self._files = files or packaged_wishes()
        self._rules = RuleBook(self._files.rules)
        self._written = WrittenWords(self._files.words)
        self._sounding = SoundingWords(self._files.words)
        self._spelt = SpeltWords(self._files.words)
        self._names = ItemNames(catalogue.items)
        self.taken_up: Mapping[str, tuple[str, ...]] = self._taken_up()

    def read(self, text: str) -> Wish:
        """What a text means; no text is an error, and one that means nothing is an empty wish."""
        text = simplified(text)  # 臨時身分證
        begun = text[: 4 * LONGEST]  # marks and blanks may stand between
        words = typed_letters(begun) or _plain(begun)
        whole, words = begun == text and len(words) <= LONGEST, words[:LONGEST]
        found = self._found(words)
        asked = self._rules.asked(_signs(self._files, found), self._names.named(words))
        if not any(one.rule.strength > Strength.PERHAPS for one in asked):
            found = self._found_with_slips(words, found)
            asked = self._rules.asked(_signs(self._files, found)) or asked
        asked = asked or self._rules.asked({}, self._names.nearly_named(words))
        return self._wish(asked, is_certain=whole and self._is_certain(asked, found))

    def _found(self, words: str) -> list[FoundWord]:
        written = unhidden(self._written.written(words))
        sounding = unhidden(beside(self._sounding.sounding(words), written))
        spelt = [word.moved(run.start()) for run in _RUN.finditer(words) for word in self._spelt.spelt(run[0])]
        return unhidden([*written, *sounding, *beside(spelt, written)])

    def _found_with_slips(self, words: str, found: list[FoundWord]) -> list[FoundWord]:
        """What is found where nothing was meant by what is right: a run of letters is then cut anew as a whole."""
        kept, alike = found, []
        for run in _RUN.finditer(words):
            again = [word.moved(run.start()) for word in self._spelt.spelt_loosely(run[0])]
            if again:
                alike += again
                kept = [word for word in kept if not run.start() <= word.start < run.end()]
        return unhidden([*kept, *alike, *beside(self._written.with_a_slip(words), kept)])

    def _is_certain(self, asked: list[Asked], found: list[FoundWord]) -> bool:
        """Whether nothing of what is asked rests on a guess, and no word takes the certainty away."""
        names = {name for one in asked for name in one.rule.words}
        called = [(word, self._files.words[word.word]) for word in found]
        return not any(DOUBT in others or (not word.certain and others & names) for word, others in called)

    def _taken_up(self) -> dict[str, tuple[str, ...]]:
        """The items that matters outside have become: those without rules, named surely as such a matter is."""
        taken: dict[str, list[str]] = defaultdict(list)
        ruled = {item for rule in self._files.rules for item in rule.items}
        for item in self._catalogue.items:
            for name in (item.name, *item.aliases) if item.id not in ruled else ():
                asked = self._rules.asked(_signs(self._files, self._found(_plain(name))))
                for id_ in (id_ for one in asked if one.rule.strength is Strength.SURE for id_ in one.rule.outside):
                    taken[id_].append(item.id)
        return {id_: tuple(dict.fromkeys(items)) for id_, items in taken.items()}

    def _wish(self, asked: list[Asked], *, is_certain: bool) -> Wish:
        outside_ids = dict.fromkeys(id_ for one in asked for id_ in one.rule.outside)
        taken_up = (item for id_ in outside_ids for item in self.taken_up.get(id_, ()))
        ids = dict.fromkeys([*(item for one in asked for item in one.rule.items), *taken_up])
        items = tuple(item for item in map(self._catalogue.find, ids) if item is not None)
        outside = tuple(self._files.outside[id_] for id_ in outside_ids if id_ not in self.taken_up)
        surely = {item for one in asked if one.rule.strength is Strength.SURE for item in one.rule.items}
        is_plain = len(items) == 1 and not outside and items[0].id in surely
        return Wish(items, outside, sure=is_plain and is_certain)


def _plain(text: str) -> str:
    """A text made plain, with a blank where a part of a sentence ends: no word goes over it."""
    return " ".join(filter(None, map(plain, _BREAK.split(text))))


def _signs(files: WishFiles, found: Iterable[FoundWord]) -> dict[str, int]:
    """The signs of a text by what the words there are called in the rules."""
    signs: dict[str, int] = {}
    for word in found:
        for name in files.words[word.word]:
            if name not in (NOTHING, DOUBT):
                signs[name] = signs.get(name, 0) | word.signs
    return signs
