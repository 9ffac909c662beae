"""What no note may hold: numbers of persons, ways to reach one, positions and links. It is told and not sent.

It is judged widely: whoever meant no person writes it another way, and loses nothing. An office's landline, with area
code or without, is no person's number, since a wrong number is what many a note is about.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

# No more than what people put between the digits of one number: no colon, which stands in hours, and no comma, which
# stands between the numbers of buses.
_BETWEEN = r"[\s.。·•_()*+~‐‑‒–—−-]{0,3}"
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d)*[Xx]?")
_GROUP = re.compile(r"\d+[Xx]?")
_LONGEST = 18
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_TIMES = re.compile(rf"(?<!\d){_TIME}\s*[-‐‑‒–—−~至到]+\s*{_TIME}(?!\d)")
_CHINESE_DIGITS = str.maketrans("〇零一幺壹二贰三叁四肆五伍六陆七柒八捌九玖", "001112233445566778899")

_DAY_OF_BIRTH = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NUMBERS = (
    re.compile(r"(?:00)?(?:86)?0?1[3-9]\d{9}"),  # mobiles, and those of Hong Kong, Macau and Taiwan
    re.compile(r"(?:00)?(?:852[4-9]\d{7}|8536\d{7}|8869\d{8})"),
    re.compile(rf"[1-9]\d{{5}}(?:18|19|20)\d\d{_DAY_OF_BIRTH}\d{{3}}[\dXx]"),  # identity cards, and before 1999
    re.compile(rf"[1-9]\d{{7}}{_DAY_OF_BIRTH}\d{{3}}"),
)
_SIGNS_OF_A_PERSON = (
    re.compile(r"\d{13}|[3-6]\d{3}(?:[ -]\d{4}){3}"),  # cards of banks and of social security
    # Passports and permits (E12345678, H1234567890), and identity cards of Hong Kong: A123456(7).
    re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,2}(?:\d{7,10}(?!\d)|\d{6}\([0-9Aa]\))"),
    re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    re.compile(r"(?:微信|QQ)[号码同:是为\s]{0,4}[A-Za-z0-9][\w-]{4}", re.IGNORECASE),
    re.compile(r"(?:我|本人|家里)的?(?:手机|电话|座机|号码|联系方式)[号码:是为\s]{0,4}\d"),
)
_DEGREES = re.compile(r"\d{1,3}\.\d{3,}|\d\s*[°度]")
_LINK = re.compile(r"[a-z]{2,}://|www\.|geo:|\.(?:com|cn|net|org)\b", re.IGNORECASE)


class Personal(Enum):
    """Why a text is not sent."""

    PERSON = "person"
    PLACE = "place"


def personal_in(text: str) -> Personal | None:
    """What a text holds that no note may: a person's number or address, else a position or link, else None."""
    plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", text))
    signs = any(sign.search(plain) for sign in _SIGNS_OF_A_PERSON)
    if signs or any(kind.fullmatch(number) for number in _numbers(plain) for kind in _NUMBERS):
        return Personal.PERSON
    if len(_DEGREES.findall(plain)) > 1 or _LINK.search(plain):
        return Personal.PLACE
    return None


def _plain(sign: str) -> str:
    """A sign without disguise: every script's digits as 0 to 9, and what cannot be seen as nothing."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign


def _numbers(plain: str) -> Iterator[str]:
    """Every number that the text's digits may be, whatever stands between them; hours are none."""
    for run in _RUN.finditer(_TIMES.sub(" 时 ", plain.translate(_CHINESE_DIGITS))):
        groups = _GROUP.findall(run[0])
        for first in range(len(groups)):
            joined = ""
            for group in groups[first:]:
                joined += group
                if len(joined) > _LONGEST:
                    break
                yield joined
