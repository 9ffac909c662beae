"""What a password must be: long enough, and not one of those that everybody would try first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from importer.accounts.account import Account
from importer.accounts.password_hashes import MOST_CHARACTERS, password_characters
from importer.staff_fault import StaffFault
from locator.data_files import own_table

_YEAR = r"(?:19[5-9]|20[0-4])[0-9]"
_MONTH = r"(?:0[1-9]|1[0-2])"
_YEARS = [re.compile(year) for year in (_YEAR, _YEAR + _MONTH, rf"{_YEAR}{_MONTH}(?:0[1-9]|[12][0-9]|3[01])")]
_LEAST_ROW = 3
_MANY_TIMES = 3
_WITHIN_LETTERS = re.compile(r"(?<=[a-z])[013457]{1,2}(?=[a-z])")
_LIKE_LETTERS = str.maketrans("013457", "oleast")
_SHORTEST_NAME = 3


class PasswordRefused(StaffFault):
    """A password is too short, too long, or one that is easily guessed; no sentence of it quotes the password."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """What common passwords are made of, the longest first; `own_at_least` characters must be left beside it."""

    words: tuple[str, ...]
    own_at_least: int

    def with_words(self, more: Iterable[str]) -> "CommonWords":
        """The same with some words more."""
        return CommonWords(_longest_first((*self.words, *more)), self.own_at_least)


@cache
def packaged_words() -> CommonWords:
    """The words that come with the program, from `data/common-passwords.toml`."""
    table = own_table("common-passwords.toml")
    rows = table["keyboards"]
    return CommonWords(_longest_first((*table["words"], *rows, *(row[::-1] for row in rows))), table["own_at_least"])


def check_password(password: str, account: Account, least: int, common: CommonWords) -> None:
    """Nothing where a password may be an account's; `least` counts characters, of which a space is one.

    Raises
    ------
    PasswordRefused
        With one sentence on what is wrong with it.
    """
    length = password_characters(password)
    if length < least:
        raise PasswordRefused(
            f"密码至少 {least} 个字，现在是 {length} 个。几个不相干的词连在一起，可以带空格，又长又好记。",
            f"A password has at least {least} characters, this one has {length}. Some unrelated words, with spaces if "
            "you like, are long and easily kept in mind.",
        )
    if length > MOST_CHARACTERS:
        raise PasswordRefused(
            f"密码最多 {MOST_CHARACTERS} 个字。", f"A password has at most {MOST_CHARACTERS} characters."
        )
    own = [word for name in (account.name, *re.split(r"[\W_]+", account.name)) for word in _readings(name)]
    if is_common(password, common.with_words(word for word in own if len(word) >= _SHORTEST_NAME)):
        raise PasswordRefused(
            "这个密码太常见：主要由账号名、常用词、年份或连续的数字、键位组成。请换成别人想不到的。",
            "This password is too common: it is made of the account's name, common words, years or rows of keys. "
            "Choose one that nobody would think of.",
        )


def is_common(password: str, common: CommonWords) -> bool:
    """Whether hardly anything of a password is its own, once common words, years and rows are taken out of it."""
    return any(len(_rest(reading, common)) < common.own_at_least for reading in _readings(password))


def _readings(text: str) -> Iterator[str]:
    """A text in small letters and digits alone, as it stands and with signs read as the letters that they resemble.

    A digit resembles one between letters only: in passw0rd2026 the first nought and no other.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    yield _bare(plain)
    letters = _bare(plain.replace("@", "a").replace("$", "s"))
    yield _WITHIN_LETTERS.sub(lambda found: found[0].translate(_LIKE_LETTERS), letters)


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _rest(text: str, common: CommonWords) -> str:
    """What is left of a text: of signs and parts that come again only the first is its own."""
    left: list[str] = []
    for part in _without_words(text, common.words).split():
        own = _once("".join(_without_rows("".join(sign for sign, _ in groupby(part)))))
        if own not in left:
            left.append(own)
    return "".join(left)


def _without_words(text: str, words: tuple[str, ...]) -> str:
    """A text with a blank for each word and year in it, so laid that the fewest signs are left: 41314131 is 4131 twice.

    Taken out one after another, 1413 would go first and leave what is no word.
    """
    fewest = [(0, "")]
    for start in range(len(text) - 1, -1, -1):
        left, rest = fewest[0]
        ways = [(left + 1, text[start] + rest)]
        for end in _ends_of_words(text, start, words):
            left, rest = fewest[end - start - 1]
            ways.append((left, " " + rest))
        fewest.insert(0, min(ways, key=lambda way: way[0]))
    return fewest[0][1]


def _ends_of_words(text: str, start: int, words: tuple[str, ...]) -> Iterator[int]:
    yield from (start + len(word) for word in words if text.startswith(word, start))
    yield from (found.end() for year in _YEARS if (found := year.match(text, start)))


def _without_rows(text: str) -> Iterator[str]:
    """The signs of a text that stand in no row: three or more, each the next one's or the last one's neighbour."""
    start = 0
    while start < len(text):
        end = max(_row_end(text, start, step) for step in (1, -1))
        if end - start < _LEAST_ROW:
            yield text[start]
            end = start + 1
        start = end


def _row_end(text: str, start: int, step: int) -> int:
    end = start + 1
    while end < len(text) and ord(text[end]) - ord(text[end - 1]) == step:
        end += 1
    return end


def _once(text: str) -> str:
    """What comes again and again, three times or more, once."""
    for length in range(1, len(text) // _MANY_TIMES + 1):
        unit = text[:length]
        if (unit * (len(text) // length + 1))[: len(text)] == text:
            return unit
    return text


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    bare = {_bare(unicodedata.normalize("NFKC", word).casefold()) for word in words} - {""}
    return tuple(sorted(bare, key=lambda word: (-len(word), word)))
