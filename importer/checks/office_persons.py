"""Whoever is named behind an office's name by a title or a label, known from the table or not: 天心区审批局 王主任."""

import re
from collections.abc import Sequence

from importer.checks.contact_clauses import NAME, without_contacts
from importer.checks.person_words import HAN, NAMED, NOBODY, TITLED, TITLES
from locator.divisions.divisions import Divisions

_WORDS = re.compile(r"([^\s（）()【】\[\]，,；;、。|/:：]+)")
_ROLES = (
    *("值班人员", "值班领导", "工作人员", "首席代表", "联系人", "负责人", "责任人", "经办人", "管理员", "咨询人"),
    *("填报人", "填表人", "值班员", "姓名"),
)
_ROLE = "|".join(_ROLES)
_LABELLED = re.compile(rf"(?:{_ROLE})(?P<after>{NAMED})|(?P<before>{NAMED})(?:{_ROLE})")
_ENTITLED = re.compile(rf"(?:{_ROLE})?(?:{NAMED}[副正]?(?:{'|'.join(TITLES)})|{TITLED})")
_NAMED = re.compile(NAMED)
_BESIDE = re.compile(r"[\s:：]*")
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
_PADDED = re.compile(rf"(?<=[\s:：])({HAN})\s+({HAN})(?!\w)")


def without_strangers(office: str, divisions: Divisions) -> str:
    """An office's name without the persons that a title or a label names behind it; unchanged where there are none.

    A bare word stays, surname or not: 长沙市社保局 马王堆 and 长沙市社保局 伍家岭 are two offices, and what an office
    is called is whose its windows are.
    """
    words = _WORDS.split(_PADDED.sub(r"\1\2", office))
    marked = list(words)
    for at in range(3, len(words), 2):
        if _is_person(words[at], divisions, announced=_is_announced(words, marked, at)):
            marked[at] = NAME
    return office if marked == words else without_contacts("".join(marked))


def _is_person(word: str, divisions: Divisions, *, announced: bool) -> bool:
    if word in _NOBODYS or divisions.named(word):
        return False
    if word.endswith(TITLES) and _ENTITLED.fullmatch(word):
        return True
    found = _LABELLED.fullmatch(word)
    name = (found["after"] or found["before"]) if found else word if announced else ""
    return bool(_NAMED.fullmatch(name)) and not (NOBODY.search(name) or _OF_AN_OFFICE.search(name))


def _is_announced(words: Sequence[str], marked: Sequence[str], at: int) -> bool:
    """Whether a label stands before the word, or it goes on a list of persons."""
    if words[at - 2] in _ROLES and _BESIDE.fullmatch(words[at - 1]):
        return True
    return words[at - 1] == "、" and marked[at - 2] == NAME
