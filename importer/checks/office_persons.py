"""Whoever is named behind an office's name without being known from the table: 天心区审批局 张三."""

import re
from itertools import count

from importer.checks.contact_clauses import NAME, without_contacts
from importer.checks.person_words import HAN, LABELS, NAMED, NOBODY, OFFICIAL, TITLED, TITLES
from locator.divisions.divisions import Divisions

_WORDS = re.compile(r"([^\s（）()【】\[\]，,；;、。|/:：]+)")
# Once a label, once a title: more of them could be read in ways that double with each.
_LABEL = rf"(?>{'|'.join(LABELS)})?"
_WITH_TITLE = rf"{NAMED}(?>[副正]?(?:{'|'.join((*TITLES, *LABELS))}))"
_PERSON = re.compile(rf"{_LABEL}(?:{_WITH_TITLE}|{TITLED}|{OFFICIAL}|(?P<bare>{NAMED}))")
# What an office's, a department's or a place's name ends with, and hardly anybody's.
_OF_AN_OFFICE = re.compile("[省市县区州盟旗乡镇村街社局委办厅部处科股室站所院会心校行队组馆台司厂园场桥]$")
# Begins as a surname does, and is an office's business, or where it is.
_NOBODYS = frozenset(
    (
        "高新",
        "金融",
        "管理",
        "项目",
        "安置",
        "安全",
        "安监",
        "安保",
        "常务",
        "常设",
        "成立",
        "程序",
        "费用",
        "万达",
        "时代",
    )
)
_IN_BRACKETS = ("（", "(", "【", "[")
_SHORT = 2
_PADDED = re.compile(rf"(?<=\s)({HAN})\s+({HAN})(?!\w)")


def without_strangers(office: str, divisions: Divisions) -> str:
    """An office's name without the persons that stand apart behind it; unchanged where there are none.

    What is an office's or a division's name as well (审批局 安全科, 湖南 安仁) stays; so does a word of two signs in
    brackets (（万达）), which tells places apart.
    """
    words = _WORDS.split(_PADDED.sub(r"\1\2", office))
    marked = [
        NAME if at % 2 and at > 1 and _is_person(word, words[at - 1], divisions) else word
        for at, word in zip(count(), words, strict=False)
    ]
    return office if marked == words else without_contacts("".join(marked))


def _is_person(word: str, before: str, divisions: Divisions) -> bool:
    found = _PERSON.fullmatch(word)
    if found is None or word in _NOBODYS or divisions.named(word):
        return False
    bare = found["bare"]
    if not bare:
        return True
    in_brackets = before.endswith(_IN_BRACKETS) and len(bare) == _SHORT
    return not (in_brackets or NOBODY.search(bare) or _OF_AN_OFFICE.search(bare))
