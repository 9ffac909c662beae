"""Commas, full stops and letters in the text of a coordinate, put into the marks that they stand for."""

import re

_STOP_FOR_POINT = re.compile(r"(?<=[0-9])[。｡·•](?=[0-9])")
_TWO_POINTS = re.compile(r"(?<=[0-9])\.{2,}(?=[0-9])")
_LOOSE_POINT = re.compile(r"(?<=[0-9])[ ]*\.[ ]*(?=[0-9])")
# 112.9855l2: behind a point nothing else can be meant.
_MISTYPED_ONE = re.compile(r"(?<=[0-9]\.)[0-9lI]*[lI](?=[0-9])")
_LETTERS = re.compile(r"([0-9]+)\s*d\s*([0-9.]+)\s*m(?:\s*([0-9.]+)\s*s(?![a-z]))?(?![a-z])", re.I)
# 12,609,810.62: groups of three, of metres alone. No degrees have a million.
_THOUSANDS = re.compile(r"(?<![0-9.,])([0-9]{1,2}),([0-9]{3}),([0-9]{3})(?![0-9,])")
# 58′30,5″ and 112,97°, but not 112,58,30″ nor the comma between 30 and 28 in 112°58′30,28°11′30″.
_BEFORE_A_MARK = re.compile(
    r"(?<![0-9,.])([0-9]+),([0-9]+)(?=\s*[′'’分″\"”秒])|(?<![0-9,.′'’分])([0-9]+),([0-9]+)(?=\s*[°º˚度])"
)
_PARTS = re.compile(r"[\s;/、|\n]+|(?<![0-9]),|,(?![0-9])|[东西南北][经纬]?|[经纬]度|[a-z]+", re.I)
_DATUM = re.compile("(?:wgs|cgcs|gcj|bd)[-_ ]?[0-9]+", re.I)  # whose digits are no coordinate's
_ONE_COMMA = re.compile(r"[^,]*[0-9],[0-9][^,]*")
_THREE_COMMAS = re.compile(r"\s*([0-9]+),([0-9]+),([0-9]+),([0-9]+)\s*")


def with_points(text: str, coordinates: int) -> str:
    """A half-width text with points for other decimal marks, where it writes this many coordinates (1 or 2).

    A comma is one where every coordinate has exactly one and there is no point: 112,975551 but not 112.97,28.13.
    Commas between thousands are dropped, blanks around a lone point too; 112d58m30s becomes 112°58′30″, and a letter
    among decimals the one that it was typed for (112.9855l2).
    """
    text = _MISTYPED_ONE.sub(lambda found: re.sub("[lI]", "1", found[0]), text)
    text = _THOUSANDS.sub(r"\1\2\3", _STOP_FOR_POINT.sub(".", text))
    text = _LETTERS.sub(_marked, _TWO_POINTS.sub(".", text))
    text = _BEFORE_A_MARK.sub(lambda found: found[0].replace(",", "."), text)
    if text.count(".") == coordinates:
        return _LOOSE_POINT.sub(".", text)
    if "." in text or "," not in text:
        return text
    plain = _DATUM.sub("", text)
    pieces = [piece for piece in _PARTS.split(plain) if any(character.isdecimal() for character in piece)]
    if len(pieces) == coordinates and all(_ONE_COMMA.fullmatch(piece) for piece in pieces):
        return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)
    commas = _THREE_COMMAS.fullmatch(text)
    return "{}.{} {}.{}".format(*commas.groups()) if commas is not None and coordinates == 2 else text


def _marked(letters: re.Match[str]) -> str:
    degrees, minutes, seconds = letters.groups()
    return f"{degrees}°{minutes}′" + (f"{seconds}″" if seconds else "")
