"""How a text is laid out: a line that breaks a range, the numbers of a list, a form's question with its yes or no."""

import re

_TIME = "[0-9]{1,2}[:点时][0-9]{0,2}"
_BROKEN = re.compile(r"(?<=[0-9点半])[ \n]*\n[ \n]*(?=[至到-] ?[0-9])|(?<=[0-9点半][至到-])\n(?=[0-9])")
_HALF_BEHIND = re.compile(r"(?<=[0-9])\((?:上|下)午?\)")
_IN_BRACKETS = re.compile(rf"\(({_TIME}) ?, ?({_TIME})\)")
_FROM_TO = re.compile(rf"(?:自|从)?({_TIME})起?([至到])({_TIME})止")
_NUMBERED = re.compile(r"(?:^|(?<=[\n ]))[2-9][.、](?=[ \u4e00-\u9fff])")
_QUESTION = re.compile(
    r"是否(?:对外)?(?:开放|办公|营业|服务|上班|办理)?:? ?(?:\((是|否)\)|(是|否|不开放|不对外|不办公)(?=$|[,;。\n)]))"
)
_RANGE_BEHIND = re.compile("[0-9点半] ?[-~—–至到]+ ?[0-9]{1,2}[:：][0-9]{2}$")
_NONE = re.compile(r"(?<=[六日天末]): ?无(?=$|[,;。\n)])")
_WAVES = re.compile(r"(?:(?<=[\u4e00-\u9fff!！])|(?<=[0-9]{2}[:：][0-9]{2}))~+(?=$|[\s,，。;；!！])")


def without_waves(typed: str) -> str:
    """A text as it is typed without the waves that end a sentence or a whole range: 平时9:00-17:00~."""
    return _WAVES.sub(_wave, typed) if "~" in typed else typed


def _wave(found: re.Match[str]) -> str:
    """A wave behind a time alone is a dash, whose other end was cut off."""
    before = found.string[: found.start()]
    return "" if not before[-1:].isdecimal() or _RANGE_BEHIND.search(before) else found[0]


def without_layout(text: str) -> str:
    """The plain text with its ranges in one line, its list numbers gone, and a form's answer as a word."""
    if "\n" in text:
        text = _BROKEN.sub("", text)
    if "止" in text:
        text = _FROM_TO.sub(r"\1\2\3", text)  # 从9:00起至17:00止
    if "(" in text:
        text = _IN_BRACKETS.sub(r"\1-\2", _HALF_BEHIND.sub("", text))
    if text.startswith(("1.", "1、")):
        text = _NUMBERED.sub(",", text)
    if "否" in text:
        text = _QUESTION.sub(lambda found: "照常" if found[1] == "是" or found[2] == "是" else "休息", text)
    if "无" in text:
        text = _NONE.sub("休息", text)
    return text
