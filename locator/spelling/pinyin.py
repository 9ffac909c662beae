"""Pinyin: how a Chinese character may be said, from pypinyin's table, read as data; and typed pinyin made plain.

Tones are left out, and ü is v, as on a keyboard. In names of places a character is said as `data/place-sounds.csv` has
it (六安 is Lu'an, 单县 Shanxian), else in its commonest way; in a text that was typed in any.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import islice, product

from locator.data_files import installed_data_file, own_data_file
from locator.readers.half_width import half_width

Syllables = tuple[str, ...]

_COMMON = (0x4E00, 0x9FFF)
_DIAERESIS = "\u0308"
# A passport has LYU and NYU; nobody means another syllable by them.
_TYPED_OTHERWISE = re.compile("(?<=[ln])yu")
_TONE_NUMBER = re.compile("(?<=[a-z])[1-5]")
_LETTERS = re.compile("[a-z]+")
_WAYS = 8


def ways_to_say_a_name(name: str) -> tuple[Syllables, ...]:
    """The ways to say the name of a place, a syllable for each character, eight at most."""
    return _ways(name, _said_in_names)


def ways_to_say(text: str) -> tuple[Syllables, ...]:
    """The same of any text: somebody who means 长杀市 by its sound may say each character in any way."""
    return _ways(text, sounds_of)


@cache
def every_syllable() -> frozenset[str]:
    """All syllables that any common character has."""
    return frozenset(sound for sounds in set(_readings().values()) for sound in sounds if sound.isascii())


def initials_of(way: Syllables) -> str:
    """The first letters of the syllables: txq for 天心区."""
    return "".join([syllable[0] for syllable in way])


def typed_letters(text: str) -> str | None:
    """A text in pinyin as plain letters: Lǜ liáng, lü4liang2 and LYULIANG are lvliang; None where it is none."""
    parts = unicodedata.normalize("NFD", half_width(text).lower()).replace(f"u{_DIAERESIS}", "v").replace("u:", "v")
    signs = "".join(sign for sign in parts if sign.isalnum())
    letters = _TYPED_OTHERWISE.sub("v", _TONE_NUMBER.sub("", signs))
    return letters if _LETTERS.fullmatch(letters) else None


def is_old(sign: str) -> bool:
    """Whether a Chinese character is none of those that are in use since the reform of 1956: 廣, 慶, 灣."""
    # GB 2312 has the simplified characters, and of the old ones only those that were kept.
    return _COMMON[0] <= ord(sign) <= _COMMON[1] and not sign.encode("gb2312", "ignore")


def _ways(text: str, said: Callable[[str], Syllables]) -> tuple[Syllables, ...]:
    return tuple(islice(product(*map(said, text)), _WAYS))


def _said_in_names(sign: str) -> Syllables:
    return _sounds_in_names().get(sign) or sounds_of(sign)[:1]


def sounds_of(sign: str) -> Syllables:
    """Every way to say a character; one that nobody says stands for itself."""
    return tuple(dict.fromkeys((*_sounds_in_names().get(sign, ()), *_readings().get(sign, (sign,)))))


@cache
def _sounds_in_names() -> dict[str, Syllables]:
    with own_data_file("place-sounds.csv").open(encoding="utf-8", newline="") as file:
        return {row["sign"]: tuple(row["said"].split()) for row in csv.DictReader(file)}


@cache
def _readings() -> dict[str, Syllables]:
    """The toneless readings of every common character, the commonest first."""
    table: dict[str, str] = json.loads(installed_data_file("pypinyin", "pinyin_dict.json").read_text("utf-8"))
    shared: dict[str, Syllables] = {}
    found: dict[str, Syllables] = {}
    for number, readings in table.items():
        if _COMMON[0] <= int(number) <= _COMMON[1]:
            if readings not in shared:
                shared[readings] = tuple(dict.fromkeys(map(_toneless, readings.split(","))))
            found[chr(int(number))] = shared[readings]
    return found


def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable).replace(f"u{_DIAERESIS}", "v")
    return "".join(sign for sign in parts if sign.isascii())
