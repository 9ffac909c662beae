"""Why a cell's text is read as another: the one or two repairs that were made, of all that there are."""

import re
from collections.abc import Iterator

from importer.checks.cell_text import name_beside_code

_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_SPACE_OR_SIGN = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_NUMBER_SIGNS = re.compile(r"[0-9A-Za-z]")
_LETTERED = re.compile("[0-9.-][lIoOОо〇]|[oOОо][0-9]")
_SPACES = ("多余的空格、换行或看不见的符号已去掉", "spaces, line breaks or invisible signs were taken out")
_WIDTH = ("全角已改为半角", "full-width signs were made narrow")
_GUARD = ("开头的撇号已去掉", "the apostrophe before it was taken off")
_TAIL = ("小数部分已去掉", "the decimals were taken off")
_NOUGHTS = ("后面补的零已去掉", "the noughts behind it were taken off")
_WORDS = ("旁边的文字已去掉", "the words beside it were taken off")
_POWER = ("科学计数法已还原", "scientific notation was written out")
_MARK = ("小数点已改正", "the decimal mark was put right")
_LETTER = ("错打成字母的数字已改正", "a letter typed for a digit was put right")
_OTHER = ("写法已整理", "its dress was put right")


def tidied_why(field: str, text: str, tidy: str) -> tuple[str, str]:
    """What was done to a cell's text, in Chinese and English."""
    found = list(dict.fromkeys(_repairs(field, text, tidy))) or [_OTHER]
    return "，".join(zh for zh, _ in found), "; ".join(en for _, en in found)


def _repairs(field: str, text: str, tidy: str) -> Iterator[tuple[str, str]]:
    if len(_SPACE_OR_SIGN.findall(text)) > len(_SPACE_OR_SIGN.findall(tidy)) or ("\n" in text and "\n" not in tidy):
        yield _SPACES
    if len(_FULL_WIDTH.findall(text)) > len(_FULL_WIDTH.findall(tidy)):
        yield _WIDTH
    if text.strip()[:1] in ("'", "’", "‘", "＇", "`") and not tidy.startswith(text.strip()[:1]):
        yield _GUARD
    bare = _SPACE_OR_SIGN.sub("", text)
    if field == "division_code":
        yield from _code_repairs(bare, tidy)
    elif _LETTERED.search(bare) and not _LETTERED.search(tidy):
        yield _LETTER
    elif (
        field in ("longitude", "latitude")
        and _NUMBER_SIGNS.findall(bare) == _NUMBER_SIGNS.findall(tidy)
        and (bare != tidy)
    ):
        yield _MARK


def _code_repairs(bare: str, tidy: str) -> Iterator[tuple[str, str]]:
    if re.search("[eE]", bare):
        yield _POWER
    elif "." in bare:
        yield _TAIL
    if name_beside_code(bare):
        yield _WORDS
    if re.search(rf"{re.escape(tidy)}(000){{1,2}}(?![0-9])", bare):
        yield _NOUGHTS
