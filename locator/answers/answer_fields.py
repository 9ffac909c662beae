"""The fields of an answer's file, read strictly: what is wrong is told with the file, its line and what to do."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from locator.answers.answer_parts import CONTROL, FENCE, Part, wrong
from locator.fault import Fault
from locator.items.entry import Entry
from locator.toml_line import toml_line
from locator.web_address import is_web_address

FIELDS = (
    "question",
    "question_en",
    "items",
    "divisions",
    "answered_on",
    "valid_until",
    "source",
    "source_en",
    "source_url",
)
_MOST_SIGNS = 200


def read_fields(file: str, front: Part) -> "Fields":
    """The fields in the first part of a file.

    Raises
    ------
    Fault
        If it is no TOML, or has a field that nobody reads.
    """
    fields = Fields(file, front, _values(file, front))
    for name in fields.values:
        fields.at(name, {name: None}).only(*FIELDS)
    return fields


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a file, each read as `Entry` does it, at its line."""

    file: str
    front: Part
    values: Mapping[str, Any]

    def at(self, name: str, values: Mapping[str, Any] | None = None) -> Entry:
        """The fields as an entry that is found at the line of one of them."""
        lines = self.front.text.split("\n")
        line = next((n for n, text in enumerate(lines) if re.match(rf"\s*\"?{re.escape(name)}\b", text)), -1)
        return Entry(f"{self.file}:{self.front.line + line}", "", self.values if values is None else values)

    def wrong(self, name: str, zh: str, en: str) -> Fault:
        """What is the matter with a field."""
        return self.at(name).wrong(f"{name} {zh}", f"{name} {en}")

    def text(self, name: str) -> str:
        """A text of one line with something in it; Fault, as from all below, where it is none."""
        text = self.at(name).text(name)
        if len(text) > _MOST_SIGNS or "\n" in text or CONTROL.search(text):
            raise self.wrong(
                name, f"应是一行、不超过 {_MOST_SIGNS} 个字", f"has to be one line of at most {_MOST_SIGNS} signs"
            )
        return text

    def text_or_none(self, name: str) -> str | None:
        """The same, or None where the field is absent."""
        return self.text(name) if name in self.values else None

    def codes(self, name: str, form: re.Pattern[str], example: str) -> tuple[str, ...]:
        """An array of texts of a form; none where the field is absent."""
        codes = self.at(name).texts(name) if name in self.values else ()
        for code in codes:
            if not form.fullmatch(code):
                raise self.wrong(name, f"应像 {example}，而不是“{code[:40]}”", f"is like {example}, not “{code[:40]}”")
        return codes

    def day(self, name: str) -> date:
        """A day, in quotation marks or without."""
        value = self.values.get(name)
        if isinstance(value, date) and not isinstance(value, datetime):  # TOML's own, without quotation marks
            return value
        text = self.at(name).date(name)
        try:
            return date.fromisoformat(text)
        except ValueError as failure:
            raise self.wrong(
                name,
                f"应是有年月日的日期，如 2026-03-02，而不是“{text}”",
                f"has to be a day like 2026-03-02, not “{text}”",
            ) from failure

    def day_or_none(self, name: str) -> date | None:
        """The same, or None where the field is absent."""
        return self.day(name) if name in self.values else None

    def address_or_none(self, name: str) -> str | None:
        """An address on the web, or None where the field is absent."""
        address = self.text_or_none(name)
        if address is not None and (" " in address or not is_web_address(address)):
            raise self.wrong(
                name, "应是 http:// 或 https:// 开头的网址", "has to be an address with http:// or https://"
            )
        return address

    def refuse_english(self) -> None:
        """Refuse the English fields: they belong to an English text."""
        for name in ("question_en", "source_en"):
            if name in self.values:
                raise self.wrong(
                    name,
                    f"后面没有英文正文：请在中文正文后加一行 {FENCE}，再写英文，或去掉这一项",
                    f"has no English text with it: write a line {FENCE} behind the Chinese and the English below,"
                    " or leave it out",
                )


def _values(file: str, front: Part) -> dict[str, Any]:
    try:
        return tomllib.loads(front.text)
    except (ValueError, RecursionError) as failure:  # numbers of many digits and deep brackets too
        raise wrong(
            f"{file}:{front.line - 1 + toml_line(front.text, failure)}",
            '这一行不是 TOML，应像 source = "……"，文字要加英文引号',
            'is no TOML here: fields are like source = "…", texts with straight quotation marks',
        ) from failure
