"""Every sentence that the public site and the public commands say, in Chinese and English."""

from collections.abc import Mapping
from enum import StrEnum

from locator.text_table import TEXTS


class Lang(StrEnum):
    """A language that pages and messages are written in."""

    ZH = "zh"
    EN = "en"

    @property
    def html(self) -> str:
        """Its name in pages (BCP 47): Chinese is told as written in the mainland, or a browser may take other fonts."""
        return "zh-CN" if self is Lang.ZH else self.value


def sentence(lang: Lang, key: str, **values: object) -> str:
    """The text under `key`, its {names} filled in; KeyError where there is no such text or value."""
    chinese, english = TEXTS[key]
    template = chinese if lang is Lang.ZH else english
    return template.format_map(values) if values else template


def preferred(accept_language: str) -> Lang:
    """The language that an `Accept-Language` header names first among ours; Chinese where it names neither."""
    for part in accept_language.lower().split(","):
        word = part.strip()[:2]
        if word in _BY_WORD:
            return _BY_WORD[word]
    return Lang.ZH


def known_lang(word: str | None) -> Lang | None:
    """The language of a `lang` parameter, or None where it is neither of ours."""
    return _BY_WORD.get(word or "")


_BY_WORD: Mapping[str, Lang] = {lang.value: lang for lang in Lang}
