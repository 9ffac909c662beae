"""A person's name in a text, told from the same signs in ordinary words: 白云 the manager, and 白云区, 高峰期, 周一.

Names of three signs and more are their bearer's wherever they stand, but for places that are called so (欧阳海镇). Of
two signs nearly every one is a word or a part of one as well: such a name counts where it stands apart, or beside what
people have: a label, a title, a telephone.
"""

import re
from enum import Enum
from functools import lru_cache

from importer.checks.cell_text import without_spaces
from importer.checks.person_words import TITLES, has_surname

_KEPT = 4_096
_SHORT = 2
_LABELS = (
    *("联系人", "负责人", "经办人", "管理员", "咨询人", "姓名", "联系", "咨询", "请找", "找", "主任", "科长", "局长"),
    *("股长", "所长", "站长"),
)
_LABELLED = "|".join(rf"(?<={label}{colon})" for label in _LABELS for colon in ("", "[:：]"))
_TITLED = (
    r"(?=\s*(?:同志|主任|科长|股长|局长|所长|站长|处长|书记|老师|先生|女士|小姐|经理|师傅|电话|手机|联系"
    r"|[（(]?1[3-9][0-9]{2}|[（(]?0[1-9][0-9]{1,2}[-—－ ]?[2-8]))"
)
_PLACE = (
    r"(?:[东西南北中新老上下前后大小]?(?:路|街|大道|道|巷|弄|里|桥|山(?![东西])|湖(?![南北])|河(?![南北])|江(?![西苏])|港|湾|岛|寺|园|苑|城|站|机场|广场|大厦|大楼"
    r"|商场|小区|社区|花园|学校|医院|新区|开发区|自治|区|县|市(?!辖)|镇|乡|村|旗|州|省))"
)
# Behind the number of a house or floor a name stands apart too: 示例路1号李明.
_APART_BEFORE = r"(?:(?<!\w)|(?<=[0-9号楼室层栋座厅口由请问]))"
_APART_AFTER = rf"(?:(?!\w)|{_TITLED})"
# Whatever stands before it, a surname's bearer with a title or a telephone of his own is a person: 打李明电话.
_A_PERSONS = rf"(?=\s*(?:[副正]?(?:{'|'.join(TITLES)})|的?(?:电话|手机)|值班|接待|负责|[（(]?1[3-9][0-9]{{2}}))"
_DAY = re.compile(r"[周星][一二三四五六日天末期]")

# A letter that no office writes, of those that Unicode took up last: it stands for a name while that is looked at.
_STAND_IN = "\U00030000"


class _Kind(Enum):
    """What a name is like, which decides where it counts as one: of two signs, it may be a day's, or a surname's."""

    LONG = "long"
    DAY = "day"
    SURNAMED = "surnamed"
    SHORT = "short"


def is_name(text: str) -> bool:
    """Whether a text is long enough to be known again: a surname alone is not."""
    return len(without_spaces(text)) >= _SHORT


def without_name(text: str, name: str, instead: str) -> str:
    """A text with a person's name replaced; `name` is without spaces, the text may pad it (张　三)."""
    if name[0] not in text or name not in without_spaces(text):
        return text
    signs = _signs(name)
    if name.isascii():
        return re.sub(rf"(?<![A-Za-z]){signs}(?![A-Za-z])", instead, text)
    found = re.findall(signs, text)
    if not found:
        return text  # something invisible stands between its signs
    if len(found) > 1 or name[0] in name[1:] or _STAND_IN in text:
        return _pattern(signs, _kind(name)).sub(instead, text)
    # One pattern for all names of a kind: to compile one takes a hundred times as long as to search with it.
    left = _pattern(_STAND_IN, _kind(name)).sub(instead, text.replace(found[0], _STAND_IN))
    return left.replace(_STAND_IN, found[0])


def _signs(name: str) -> str:
    """A pattern for a name's signs, with spaces between them or without."""
    return r"\s*".join(map(re.escape, name))


def _kind(name: str) -> _Kind:
    if len(name) > _SHORT:
        return _Kind.LONG
    if _DAY.fullmatch(name):
        return _Kind.DAY
    return _Kind.SURNAMED if has_surname(name) else _Kind.SHORT


@lru_cache(_KEPT)
def _pattern(signs: str, kind: _Kind) -> re.Pattern[str]:
    spaced = rf"(?:{_LABELLED})\s*{signs}"
    if kind is _Kind.LONG:
        return re.compile(rf"{spaced}|{signs}(?!{_PLACE})")
    if kind is _Kind.DAY:
        return re.compile(spaced)
    anywhere = rf"|{signs}{_A_PERSONS}" if kind is _Kind.SURNAMED else ""
    return re.compile(rf"{spaced}|{_APART_BEFORE}{signs}{_APART_AFTER}{anywhere}")
