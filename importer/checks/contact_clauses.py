"""What stands beside a person's name or mobile in a public text and goes with it: （联系人：王某，电话…）, 找小赵.

The text comes with marks in the place of what is known to be personal. Of a clause beside a mark everything is dropped
that announces a person, names one, or calls him by his title; what is left keeps its brackets in pairs.
"""

import re
from operator import add

from importer.checks.person_words import HAN, LABELS, NAMED, NOBODY, OFFICIAL, TITLED

NUMBER, NAME = "\ufdd0", "\ufdd1"
"""The marks: noncharacters, which no text has."""

# A clause is looked for in this many signs before or behind a mark: no name and label are longer.
_REACH = 30
_OPEN, _CLOSE = "（(【[", "）)】]"
_PIECES = re.compile(r"([（(【\[）)】\]]|[\s，,；;、。|/]+)")
_MARKS = re.compile(f"[{NUMBER}{NAME}]+")
# Atomic: 联系电话 is one label, and never 联系 and 电话, or many in a row could be read in ways that double with each.
_LABEL = (
    rf"(?>(?:(?:其他|其余|非工作|非办公)时间|如?有(?:疑问|事)|详情|具体|可以?|请|或者?|由|到|也)*(?:{'|'.join(LABELS)})"
    r"[:：为是]?)"
)
_ANYBODY = rf"(?:(?!(?:{'|'.join(LABELS)})){HAN}){{1,4}}"
# 示例路1号李明: behind the number of a house, or the last sign of an office, a bare name stands apart.
_APART = "(?:^|(?<=[0-9A-Za-z号楼室层栋座厅口局处所站院会科股办队心府村镇乡:：]))"
_TAIL = re.compile(
    rf"(?:(?:{_LABEL})+(?P<who>{TITLED}|{OFFICIAL}|{_ANYBODY})?|{TITLED}|{_APART}(?:{OFFICIAL}|(?P<bare>{NAMED})))(?:{_LABEL})*$"
)
_HEAD = re.compile(rf"(?:{TITLED}|{OFFICIAL}|(?P<bare>{NAMED})|{_LABEL}|办理|接送|受理|接待|接听|负责)+$")
_RUN_ON = "-—－–:： "


def without_contacts(marked: str, *, marks: bool = False) -> str:
    """The text without its marks and the clauses that they stand in; with `marks` only these stay.

    Linear in the text's length: a piece between two signs is looked at where it holds a mark or stands beside one that
    was dropped whole.
    """
    pieces = [piece for piece in _PIECES.split(marked) if piece]
    words = [at for at, piece in enumerate(pieces) if not _PIECES.fullmatch(piece)]
    for place, at in enumerate(words):
        if not _MARKS.search(pieces[at]):
            continue
        parts = _MARKS.split(pieces[at])
        before, behind = _without_tail(parts[0]), _without_head(parts[-1])
        middle = [_without_head(_without_tail(part)) for part in parts[1:-1]]
        kept = _MARKS.findall(pieces[at]) if marks else [""] * (len(parts) - 1)
        pieces[at] = before + "".join(map(add, kept, (*middle, behind)))
        if not before:
            _drop_before(pieces, words, place)
        if not behind:
            _drop_behind(pieces, words, place)
    return _in_order(pieces)


def _drop_before(pieces: list[str], words: list[int], place: int) -> None:
    """Drop what announces the person over pieces of their own: 联系人：某某，电话 before a mobile."""
    for at in reversed(words[max(0, place - _REACH) : place]):
        text = pieces[at]
        kept = _without_tail(text)
        if _MARKS.search(text) or kept == text:
            return
        pieces[at] = kept
        if kept:
            return


def _drop_behind(pieces: list[str], words: list[int], place: int) -> None:
    """Drop names that follow a mobile: （小赵）, 王主任."""
    for at in words[place + 1 : place + 1 + _REACH]:
        text = pieces[at]
        last = at + 1 == len(pieces) or pieces[at + 1] in _CLOSE
        if _MARKS.search(text) or _without_head(text) or (not last and re.fullmatch(f"(?:{_LABEL})+", text)):
            return
        pieces[at] = ""


def _without_tail(text: str) -> str:
    """A piece without the clause that it ends with, and what led on to the mark."""
    text = text.rstrip(_RUN_ON)
    start = max(0, len(text) - _REACH)
    found = _TAIL.search(text[start:])
    if found is None:
        return text
    who = found["who"] or found["bare"]
    if who and NOBODY.search(who):
        return text
    return text[: start + found.start()].rstrip(_RUN_ON)


def _without_head(text: str) -> str:
    """A piece behind the mark, empty where it is nothing but the person's name or title, or what he does."""
    bare = text.strip(_RUN_ON)
    found = _HEAD.match(bare) if len(bare) <= _REACH else None
    return "" if not bare or (found and not (found["bare"] and NOBODY.search(found["bare"]))) else text


def _in_order(pieces: list[str]) -> str:
    """The pieces together: one sign where two met, no pair of brackets around nothing, none at the ends."""
    kept: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if piece in _CLOSE and (not kept or _parts(kept[-1]) or kept[-1] in _OPEN):
            while kept and _parts(kept[-1]):
                kept.pop()
            if not kept:
                continue
            if kept[-1] in _OPEN:
                kept.pop()
                continue
        if _parts(piece) and (not kept or kept[-1] in _OPEN):
            continue
        if _parts(piece) and _parts(kept[-1]):
            kept[-1] = "\n" if "\n" in kept[-1] + piece else max(kept[-1], piece, key=_weight)
            continue
        kept.append(piece)
    while kept and (_parts(kept[-1]) or kept[-1] in _OPEN):
        kept.pop()
    return "".join(kept)


def _parts(piece: str) -> bool:
    return piece not in _OPEN + _CLOSE and _PIECES.fullmatch(piece) is not None


def _weight(sign: str) -> int:
    """A stop parts more than a comma, a comma more than a space."""
    return max(" 、/|，,；;。".find(each) for each in sign)
