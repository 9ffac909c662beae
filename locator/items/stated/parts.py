"""A plain text that has a token for each item, taken apart: which words beside the tokens say nothing of their own."""

import re
from collections.abc import Iterator

from locator.items.stated.stated_items import Doubt, Doubtful
from locator.items.stated.tokens import ID, NAME, TOKEN, Tokens

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}(?=[、.)]))"
_WORD = rf"{TOKEN[:-1]}\u4e00-\u9fff]"
# 1. （1） 第1项 before a name, and 1、 before any word.
_NUMBERING = re.compile(
    rf"(?<![0-9.-])\(?第?{_NUMBER}项?[、.):：\s]*(?={TOKEN})|(?<![0-9.-])\(?{_NUMBER}[、.):]+\s*(?={_WORD})"
)
_STATED_NUMBER = re.compile(rf"第({_NUMBER})项[、.):\s]*({TOKEN})")
_OFFICE = (
    "(?:公安|户政|户籍|人社|社保|医保|医疗保障|税务|公积金|住房公积金|交通|交通运输|水利|水务|海事|住建|人力资源社会保障|政务)"
    "(?:分?局|厅|委|部门|中心|管理中心|窗口|专区|专窗|类|业务|事项|服务)*"
)
_LABEL = re.compile(rf"(?:^|(?<=[\s、,;。)])){_OFFICE}:(?=[\s0-9(.、)]*{TOKEN})|(?<={TOKEN[:-1]}])\({_OFFICE}\)")
_BREAKS = re.compile(r"[、,;。|\n\t/+&\s]+")
_IDLE = re.compile(
    r"本窗口|窗口|可以|可|能|办理|受理|办|跨省通办|跨省|通办|异地|申请|申领|开具|代收代办|多地联办|收受分离|事项|业务|服务|名称|清单|目录"
    r"|编号|序号|以下|如下|下列|包括|以及|和|及|与|为|有|的|[():.\s√✓☑]"
)
_COUNTED = re.compile(
    r"(?:等)?(?:共计?|合计|计)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})[项个种](?:跨省通办|政务服务|事项|业务|服务|办理)*[)。.]*$"
)
_OPEN = re.compile(r"等等?(?:跨省通办|政务服务|事项|业务|服务|的|办理|[).。\s])*$")
_LEFT_OUT = re.compile(r"[.。]{2,}|[…⋯]")
_SAME = re.compile(rf"({ID})[\s:.(-]*({NAME})|({NAME})[\s:.(-]*({ID})")


def without_numbering(text: str) -> str:
    """The text without what only counts its parts, and without the office before a colon or in brackets."""
    return _LABEL.sub(" ", _NUMBERING.sub(" ", _LABEL.sub(" ", text)))


def numbers_before_names(text: str) -> Iterator[tuple[str, str]]:
    """Each 第1项 that stands before an item, with the item's token."""
    return ((found[1], found[2]) for found in _STATED_NUMBER.finditer(text))


def check_ids_beside_names(text: str, tokens: Tokens) -> str:
    """The text with one token where an id stands beside its item's own name.

    Raises
    ------
    Doubtful
        If it is the name of another.
    """

    def one(found: re.Match[str]) -> str:
        id_, name = (found[1], found[2]) if found[1] else (found[4], found[3])
        if not set(tokens.items(id_)) <= set(tokens.items(name)):
            raise Doubtful(Doubt.CONTRADICTION, "、".join(tokens.items(id_)))
        return id_

    return _SAME.sub(one, text)


def counted(text: str) -> tuple[str, str | None]:
    """The text without 等3项 or 共3项 at its end, and the number that it says; None where it says none.

    Raises
    ------
    Doubtful
        If it ends in 等, or has dots: there is more than is named.
    """
    text = text.rstrip()
    if _LEFT_OUT.search(text):
        raise Doubtful(Doubt.OPEN, "……")
    if found := _COUNTED.search(text):
        return text[: found.start()], found[1]
    if _OPEN.search(text):
        raise Doubtful(Doubt.OPEN, "等")
    return text, None


def parts_of(text: str) -> Iterator[str]:
    """The parts between marks, each with a token or a word of its own; others are passed over."""
    return (part for part in _BREAKS.split(text) if words_of(part) or re.search(TOKEN, part))


def words_of(part: str) -> str:
    """What a part says beside its tokens and idle words; empty where it says nothing."""
    return _IDLE.sub("", re.sub(TOKEN, "", part.lstrip("-")))
