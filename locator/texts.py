"""Every sentence that the public site and the public commands say, in Chinese and English.

Pages have a third language: Chinese in traditional signs, which is made from the Chinese (`locator/traditional.py`).
"""

from collections.abc import Mapping
from enum import StrEnum

from locator.text_table import TEXTS
from locator.traditional import traditional


class Lang(StrEnum):
    """A language that pages and messages are written in."""

    ZH = "zh"
    HANT = "zh-Hant"
    EN = "en"

    @property
    def html(self) -> str:
        """Its name in pages (BCP 47): Chinese is told as written in the mainland, or a browser may take other fonts."""
        return "zh-CN" if self is Lang.ZH else self.value

    @property
    def is_chinese(self) -> bool:
        """Whether it is Chinese, in whatever signs."""
        return self is not Lang.EN

    def either(self, chinese: str, english: str) -> str:
        """Of words of ours in Chinese and in English those of this language, in its signs."""
        if self is Lang.HANT:
            return traditional(chinese)
        return chinese if self is Lang.ZH else english


WRITTEN = (Lang.ZH, Lang.EN)
"""The languages that texts are written down in; the third is made of the first. Programs are told no other."""

_TRADITIONAL = ("zh-hant", "zh-hk", "zh-mo", "zh-tw")


def sentence(lang: Lang, key: str, **values: object) -> str:
    """The text under `key`, its {names} filled in; KeyError where there is no such text or value."""
    chinese, english = TEXTS[key]
    template = lang.either(chinese, english)
    return template.format_map(values) if values else template


def preferred(accept_language: str) -> Lang:
    """The language that an `Accept-Language` header names first among ours; Chinese where it names none.

    Hong Kong, Macau and Taiwan write traditional signs, unless they are asked for as simplified (zh-Hans-HK).
    """
    for part in accept_language.lower().split(","):
        tag = part.partition(";")[0].strip()
        if tag.startswith(_TRADITIONAL):
            return Lang.HANT
        if tag[:2] in _BY_WORD:
            return _BY_WORD[tag[:2]]
    return Lang.ZH


def preferred_by_program(accept_language: str) -> Lang:
    """The same for answers to programs, which are written down in Chinese and English alone."""
    lang = preferred(accept_language)
    return Lang.ZH if lang.is_chinese else lang


def known_lang(word: str | None) -> Lang | None:
    """The language of a `lang` parameter, or None where it is none of ours."""
    return _BY_WORD.get((word or "").lower())


_BY_WORD: Mapping[str, Lang] = {lang.value.lower(): lang for lang in Lang}
