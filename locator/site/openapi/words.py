"""Texts of the API's description: in its JSON in both languages, on its page in one of them."""

from typing import Self

from locator.texts import Lang


class Told(str):
    """A text that reads `Chinese English`, and knows both apart."""

    zh: str
    en: str

    def __new__(cls, zh: str, en: str, between: str = " ") -> Self:
        """Both texts as one."""
        both = super().__new__(cls, f"{zh}{between}{en}")
        both.zh, both.en = zh, en
        return both

    def within(self, lang: Lang) -> str:
        """The text in one language."""
        return lang.either(self.zh, self.en)


def in_language(text: str, lang: Lang) -> str:
    """A text of the description as a page of one language shows it."""
    return text.within(lang) if isinstance(text, Told) else text
