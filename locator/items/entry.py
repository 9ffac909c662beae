"""Entries of the tables of items: read strictly, and each fault told with its file and place."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from locator.fault import Fault
from locator.texts import Lang, sentence
from locator.toml_line import toml_line, toml_slip

_WHOLE_DAY = len("2022-12-20")
ITEM_ID = re.compile(r"[0-9]{4}-[0-9]{2,4}")
"""An item's id: it stands in addresses and in cells, and nobody takes it for a word."""
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class CatalogueUnreadable(Fault):
    """A table of items cannot be used; the sentence names the file and the place in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A table in a TOML file, and how a person finds it there."""

    file: str
    place: str
    values: Mapping[str, Any]

    def wrong(self, zh: str, en: str) -> CatalogueUnreadable:
        """A fault of this entry."""
        where = f"{self.file} {self.place}".rstrip()
        return CatalogueUnreadable(f"{where}：{zh}。", f"{where}: {en}.")

    def only(self, *known: str) -> None:
        """Refuse keys that nobody reads: most of them are slips.

        Raises
        ------
        CatalogueUnreadable
            As every method here does, if the entry is not what is asked for.
        """
        strange = sorted(self.values.keys() - set(known))
        if strange:
            raise self.wrong(f"没有“{strange[0]}”这一项", f"there is no key “{strange[0]}”")

    def text(self, key: str) -> str:
        """A text with something in it."""
        value = self.value(key)
        if not isinstance(value, str) or not value or value != value.strip():
            raise self.wrong(f"{key} 应是不带首尾空格的文字", f"{key} has to be a text without blanks around it")
        return value

    def text_or_none(self, key: str) -> str | None:
        """The same, or None where the key is absent."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """An array of different texts, perhaps empty."""
        value = self.value(key)
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(f"{key} 应是一组文字", f"{key} has to be an array of texts")
        if len(set(value)) < len(value):
            raise self.wrong(f"{key} 中有重复", f"{key} names something twice")
        return tuple(value)

    def count(self, key: str) -> int:
        """A whole number from 1."""
        value = self.value(key)
        if type(value) is not int or value < 1:
            raise self.wrong(f"{key} 应是从 1 起的整数", f"{key} has to be a whole number from 1")
        return value

    def flag(self, key: str) -> bool:
        """True or false, false where the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} 应是 true 或 false", f"{key} has to be true or false")
        return value

    def choice(self, key: str, known: Collection[str], names: str | None = None) -> str:
        """One of the known words; where people call them otherwise, `names` begins the keys of what they say."""
        value = self.text(key)
        if value not in known:
            zh, en = (_called(known, names, lang) for lang in (Lang.ZH, Lang.EN))
            raise self.wrong(
                f"{key} 没有“{value}”，只能是：{'、'.join(zh)}", f"{key} knows no “{value}” but {', '.join(en)}"
            )
        return value

    def date(self, key: str) -> str:
        """A year, a month or a day in ISO form."""
        value = self.text(key)
        if _DATE.fullmatch(value) and not _is_day(value):
            raise self.wrong(f"{key} 写着“{value}”，没有这一天", f"{key} is “{value}”, and there is no such day")
        if not _DATE.fullmatch(value):
            raise self.wrong(
                f"{key} 应是 2022、2022-12 或 2022-12-20 这样，而不是“{value}”",
                f"{key} has to be like 2022, 2022-12 or 2022-12-20, not “{value}”",
            )
        return value

    def date_or_none(self, key: str) -> str | None:
        """The same, or None where the key is absent."""
        return self.date(key) if key in self.values else None

    def pairs(self, key: str) -> dict[str, str]:
        """A table of texts."""
        value = self.value(key)
        if not isinstance(value, dict) or not value:
            raise self.wrong(f"{key} 应是一张表", f"{key} has to be a table")
        each = Entry(self.file, f"{self.place} {key}", value)
        return {name: each.text(name) for name in value}

    def entries(self, key: str) -> "tuple[Entry, ...]":
        """The tables of an array, at least one."""
        value = self.value(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
            raise self.wrong(f"{key} 应是一组表，至少一个", f"{key} has to be an array of tables, at least one")
        place = f"{self.place} [[{key}]]".lstrip()
        return tuple(Entry(self.file, f"{place} {number}{_id_of(one)}", one) for number, one in enumerate(value, 1))

    def value(self, key: str) -> Any:
        """Whatever stands there."""
        if key not in self.values:
            raise self.wrong(f"缺少 {key}", f"{key} is missing")
        return self.values[key]


def _called(known: Collection[str], names: str | None, lang: Lang) -> list[str]:
    """Each word with what people call it: online（全程网办）."""
    if names is None:
        return [*known]
    called = {word: sentence(lang, f"{names}-{word}") for word in known}
    form = lang.either("{0}（{1}）", "{0} ({1})")
    return [word if name == word else form.format(word, name) for word, name in called.items()]


def _id_of(values: Mapping[str, Any]) -> str:
    """An item's id behind its place: nobody counts to the 23rd item."""
    id_ = values.get("id")
    return f" ({id_})" if isinstance(id_, str) and ITEM_ID.fullmatch(id_) else ""


def _is_day(written: str) -> bool:
    """Whether there is such a year, month or day: February has no 30th."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10] if len(written) < _WHOLE_DAY else written)
    except ValueError:
        return False
    return True


def read_entries(path: Path) -> Entry:
    """A whole file as one entry.

    Raises
    ------
    CatalogueUnreadable
        If the file is not there, or is no TOML.
    """
    try:
        content = path.read_bytes()
    except OSError as failure:
        file = Entry(path.name, "", {})
        raise file.wrong(f"读不出来（{failure.strerror}）", f"cannot be read ({failure.strerror})") from failure
    return entries_in(path.name, content)


def entries_in(name: str, content: bytes) -> Entry:
    """What a file of this name holds, as one entry; CatalogueUnreadable where it is no TOML."""
    try:
        text = content.decode("utf-8-sig")  # 记事本 puts a mark before it
    except UnicodeDecodeError as failure:
        raise Entry(name, "", {}).wrong("不是 UTF-8 文本", "is no text in UTF-8") from failure
    try:
        return Entry(name, "", tomllib.loads(text))
    except (ValueError, RecursionError) as failure:  # numbers of many digits and deep brackets too
        line = toml_line(text, failure)
        raise Entry(f"{name}:{line}", "", {}).wrong(*toml_slip(text, line)) from failure
