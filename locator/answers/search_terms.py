"""What texts are looked for by: neighbouring Chinese signs, how these sound, and whole words of Latin letters."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from locator.items.wishes.sounding_words import folded
from locator.readers.half_width import half_width
from locator.spelling.pinyin import every_syllable, sounds_of

Term = str
"""Two signs (直线), a word or number (distance, 12345), or with a blank two sounds (zi xian) or a sound and a sign."""

Unit = tuple[Term, ...]
"""A sign, syllable or word that was typed, as the terms that it is a part of: any of them is enough."""

MOST_UNITS = 60
_RUN = re.compile("[a-z0-9]+|[\u4e00-\u9fff]+")
_LONGEST_SYLLABLE = 6
_NO_SYLLABLE = 3
# What is in most questions and tells nothing of what they are about; longer ones stand before their parts.
_SMALL_WORDS = (
    "为什么|怎么样|怎么办|请问|什么|怎么|怎样|如何|哪里|哪儿|哪个|多少|可以|能不能|是不是|有没有|知道|一下|"
    "[我你您他她们的了吗呢啊吧么是有在要能会想把被这那和与]"
)
_SMALL = re.compile(_SMALL_WORDS)
_SMALL_ENGLISH = re.compile(
    "a|an|and|are|be|can|do|does|for|how|i|in|is|it|me|my|not|of|on|or|the|this|to|what|when|where|which|why|you"
)


def written_terms(text: str) -> Iterator[Term]:
    """The signs of a text, one by one and two by two, and its words and numbers, in small letters."""
    for run in _runs(text):
        if run.isascii():
            yield run
        else:
            yield from run
            yield from _pairs(run)


def spoken_terms(text: str) -> Iterator[Term]:
    """How each two neighbouring Chinese signs sound; sounds that many speakers do not tell apart are one."""
    return (f"{_sound(first)} {_sound(second)}" for first, second in _neighbours(text))


def half_spoken_terms(text: str) -> Iterator[Term]:
    """Each two neighbouring Chinese signs with one of them as it sounds."""
    for first, second in _neighbours(text):
        yield from _half_spoken(first, second)


def typed_units(text: str, is_word: Callable[[str], bool]) -> list[Unit]:
    """What was typed, without small words, as far as it may be found; what is none of the words is read as pinyin."""
    units = [unit for run in _typed_runs(text, is_word) for unit in _units(run, is_word)]
    several = [unit for unit in units if len(unit) > 1 or len(unit[0]) > 1]
    return (several or units)[:MOST_UNITS]


def _typed_runs(text: str, is_word: Callable[[str], bool]) -> Iterator[str]:
    """The runs of a text; syllables of pinyin that were typed apart are one."""
    for is_pinyin, group in groupby(_runs(text), lambda run: run in every_syllable() and not is_word(run)):
        runs = list(group)
        yield from ["".join(runs)] if is_pinyin else runs


def _units(run: str, is_word: Callable[[str], bool]) -> Iterator[Unit]:
    if not run.isascii():
        for part in _SMALL.sub(" ", run).split():
            yield from _chinese_units(part)
    elif not _SMALL_ENGLISH.fullmatch(run):
        syllables = [] if run.isdigit() or is_word(run) else [folded(one) for one in _syllables(run)]
        yield from _joined([(f"{a} {b}",) for a, b in pairwise(syllables)]) if len(syllables) > 1 else [(run,)]


def _chinese_units(part: str) -> list[Unit]:
    if len(part) == 1:
        return [(part,)]
    return _joined([(f"{a}{b}", *_half_spoken(a, b)) for a, b in pairwise(part)])


def _joined(pairs: Sequence[Unit]) -> list[Unit]:
    """The terms of neighbours as those of each: the first and the last have one neighbour, the others two."""
    return [(*before, *after) for before, after in pairwise([(), *pairs, ()])]


def _neighbours(text: str) -> Iterator[tuple[str, str]]:
    return (pair for run in _runs(text) if not run.isascii() for pair in pairwise(run))


def _pairs(run: str) -> Iterator[Term]:
    return (f"{a}{b}" for a, b in pairwise(run))


def _half_spoken(first: str, second: str) -> tuple[Term, Term]:
    """One of two signs as it sounds: whoever mistakes both means something else (提取 is no 地区)."""
    return f"{_sound(first)} {second}", f"{first} {_sound(second)}"


@cache
def _sound(sign: str) -> str:
    return folded(sounds_of(sign)[0])


def _runs(text: str) -> list[str]:
    # Tones are marks of their own then, and left out: jùlí is juli.
    apart = unicodedata.normalize("NFD", half_width(text).lower())
    return _RUN.findall("".join(sign for sign in apart if not unicodedata.combining(sign)))


def _syllables(run: str) -> list[str]:
    """The fewest syllables that a run of letters is cut into; letters that are none's are left out."""
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(run) + 1):
        cost, cut = best[end - 1]
        ways = [(cost + _NO_SYLLABLE, cut)]
        starts = range(max(0, end - _LONGEST_SYLLABLE), end)
        ways += [
            (best[start][0] + 1, (*best[start][1], run[start:end]))
            for start in starts
            if run[start:end] in every_syllable()
        ]
        best.append(min(ways, key=lambda way: way[0]))
    cost, cut = best[-1]
    return list(cut) if cost <= len(cut) + _NO_SYLLABLE else []
