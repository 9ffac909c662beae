"""How a text is laid out: a line that breaks a range, the numbers of a list, a form's question with its yes or no."""

import re

_TIME = "[0-9]{1,2}[:点时][0-9]{0,2}"
_BROKEN = re.compile(r"(?<=[0-9点半])[ \n]*\n[ \n]*(?=[至到-] ?[0-9])|(?<=[0-9点半][至到-])\n(?=[0-9])")
_HALF_BEHIND = re.compile(r"(?<=[0-9])\((?:上|下)午?\)")
_IN_BRACKETS = re.compile(rf"\(({_TIME}) ?, ?({_TIME})\)")
_NUMBERED = re.compile(r"(?:^|(?<=[\n ]))[2-9][.、](?=[ \u4e00-\u9fff])")
_QUESTION = re.compile(
    r"是否(?:对外)?(?:开放|办公|营业|服务|上班|办理)?:? ?(?:\((是|否)\)|(是|否|不开放|不对外|不办公)(?=$|[,;。\n)]))"
)
_NONE = re.compile(r"(?<=[六日天末]): ?无(?=$|[,;。\n)])")
_WAVE_BEHIND = re.compile(rf"({_TIME} ?[-至到] ?{_TIME})-+(?=$|[\n,;。])")
_DECORATED_END = re.compile("(?<=[\u4e00-\u9fff])-+(?=$|[\n,;。])")


def without_layout(text: str) -> str:
    """The plain text with its ranges in one line, its list numbers gone, and a form's answer as a word."""
    if "\n" in text:
        text = _BROKEN.sub("", text)
    if "(" in text:
        text = _IN_BRACKETS.sub(r"\1-\2", _HALF_BEHIND.sub("", text))
    if text.startswith(("1.", "1、")):
        text = _NUMBERED.sub(",", text)
    if "否" in text:
        text = _QUESTION.sub(lambda found: "照常" if found[1] == "是" or found[2] == "是" else "休息", text)
    if "无" in text:
        text = _NONE.sub("休息", text)
    return _DECORATED_END.sub("", _WAVE_BEHIND.sub(r"\1", text)) if "-" in text else text
