"""One answer's file: fields in TOML between two lines `+++`, the answer in Markdown, after a third one in English."""

import re
from pathlib import Path

from locator.answers.answer import Answer, Wording
from locator.answers.answer_fields import Fields, read_fields
from locator.answers.answer_parts import Part, read_parts, wrong
from locator.answers.markdown import MarkdownRefused, html_of
from locator.divisions.division import scope_prefix

_NAME = re.compile(r"(?:([0-9]{1,6})-)?([a-z][a-z0-9-]{0,59})\.md")
_ITEM = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,39}")
_DIVISION = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}")
_IN_ENGLISH = "?lang=en"


def read_answer(path: Path) -> Answer:
    """The answer in a file.

    Raises
    ------
    Fault
        If the file's name or anything in it is not as it has to be; the sentence begins with the file and the line.
    """
    named = _NAME.fullmatch(path.name)
    if named is None:
        raise wrong(
            path.name,
            "文件名应像 10-yinsi.md：可先写数字定先后，再写小写拉丁字母、数字和连字符",
            "a file's name is like 10-privacy.md: digits for its place if you like, then small Latin letters, digits"
            " and hyphens",
        )
    parts = read_parts(path)
    fields = read_fields(path.name, parts.front)
    answered_on, valid_until = fields.day("answered_on"), fields.day_or_none("valid_until")
    if valid_until is not None and valid_until < answered_on:
        raise fields.wrong("valid_until", "比答复日期还早，请核对", "is before the day of the answer: check both")
    if parts.en is None:
        fields.refuse_english()
    return Answer(
        id=named[2],
        place=int(named[1]) if named[1] else None,
        items=fields.codes("items", _ITEM, "2022-01"),
        divisions=tuple(scope_prefix(code) for code in fields.codes("divisions", _DIVISION, "43、4301、430103")),
        answered_on=answered_on,
        valid_until=valid_until,
        source_url=fields.address_or_none("source_url"),
        zh=_wording(path.name, parts.zh, fields, ""),
        en=_wording(path.name, parts.en, fields, _IN_ENGLISH) if parts.en is not None else None,
    )


def _wording(file: str, part: Part, fields: Fields, ours_in: str) -> Wording:
    try:
        html = html_of(part.text, ours_in=ours_in)
    except MarkdownRefused as refused:
        raise wrong(f"{file}:{part.line + (refused.line or 0)}", refused.zh, refused.en) from refused
    if not ours_in:
        return Wording(fields.text("question"), part.text.strip(), html, fields.text("source"))
    source = fields.text_or_none("source_en") or fields.text("source")
    return Wording(fields.text("question_en"), part.text.strip(), html, source)
