"""Words by their sound: 工积金, 临是身份证, 臨時身份證. Old characters come with it, as they are said alike.

Of three syllables and more the sounds are taken together that many speakers do not tell apart: z and zh, n and l, in
and ing, h and f before u. Of two, one has to be written right and the other to sound so exactly; of one, none is taken.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from locator.items.wishes.found_words import FoundWord
from locator.spelling.pinyin import sounds_of, ways_to_say

_LEAST, _LEAST_ALIKE = 2, 3
_SMALL_WORDS = frozenset("不没是在有的了我他你这那也要就一上下个好多大")  # 不交 is no 补交
_PARTICLES = frozenset("的了吗呢嘛吧啊么呀哦")
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("hu", "f"), ("ng", "n"), ("l", "n"))
_END = ""


class SoundingWords:
    """Looks for words that sound as a part of a text does."""

    def __init__(self, words: Iterable[str]) -> None:
        self._tree: dict[str, Any] = {}
        for word in words:
            if len(word) >= _LEAST and all("\u4e00" <= sign <= "\u9fff" for sign in word):
                self._plant(word)

    def sounding(self, text: str) -> Iterator[FoundWord]:
        """Every word that is not written at a place but sounds as what is; those of three syllables are certain."""
        heard = [_heard(sign) for sign in text]
        for start in range(len(text)):
            nodes, end = [self._tree], start
            while nodes and end < len(text):
                nodes = [node[sound] for node in nodes for sound in heard[end] if sound in node]
                end += 1
                for word in (word for node in nodes for word in node.get(_END, ())):
                    typed = text[start:end]
                    if typed != word and (len(word) >= _LEAST_ALIKE or _is_half_right(typed, word)):
                        yield FoundWord(word, start, end, certain=len(word) >= _LEAST_ALIKE)

    def _plant(self, word: str) -> None:
        for way in {tuple(map(folded, way)) for way in ways_to_say(word)}:
            node = self._tree
            for sound in way:
                node = node.setdefault(sound, {})
            node.setdefault(_END, []).append(word)


def _heard(sign: str) -> frozenset[str]:
    """How a sign may sound; the particles of a sentence are no part of any word."""
    return frozenset() if sign.isascii() or sign in _PARTICLES else frozenset(map(folded, sounds_of(sign)))


def folded(letters: str) -> str:
    """A sound or several with those taken together that many speakers do not tell apart."""
    for sound, as_sound in _FOLDED:
        letters = letters.replace(sound, as_sound)
    return letters


def _is_half_right(typed: str, word: str) -> bool:
    """Whether of two signs one is right, and the other, no small word, sounds exactly so."""
    wrong = [(sign, meant) for sign, meant in zip(typed, word, strict=True) if sign != meant]
    if len(wrong) != 1:
        return False
    [(sign, meant)] = wrong
    return sign not in _SMALL_WORDS and not {*sounds_of(sign)}.isdisjoint(sounds_of(meant)[:1])
