"""An answer to a question that people ask: for which items and divisions, from when until when, and by whom."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from locator.answers.markdown import html_of
from locator.texts import Lang
from locator.traditional import traditional


@dataclass(frozen=True, slots=True)
class Wording:
    """Question, answer and source in one language: the answer in Markdown as written, and as HTML that is safe."""

    question: str
    text: str
    html: str
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Parameters
    ----------
    id
        Its file's name without leading digits; it stands in the page's address.
    place
        Where it stands among the others: those digits. None comes after all that have some.
    items
        Ids of the items that it is about; empty where it is about none in particular.
    divisions
        Prefixes of the division codes that it holds for; empty where it holds everywhere.
    valid_until
        The last day on which it holds, or None.
    zh, en
        In Chinese, and in English where somebody wrote it.
    """

    id: str
    place: int | None
    items: tuple[str, ...]
    divisions: tuple[str, ...]
    answered_on: date
    valid_until: date | None
    source_url: str | None
    zh: Wording
    en: Wording | None

    def is_past(self, today: date) -> bool:
        """Whether its last day is over; `today` is the day in Shanghai."""
        return self.valid_until is not None and self.valid_until < today

    def holds_in(self, prefix: str) -> bool:
        """Whether it holds in all of a division, told by the digits that its code begins with."""
        return not self.divisions or prefix.startswith(self.divisions)

    def in_language(self, lang: Lang) -> Wording:
        """Its words in a language; in Chinese where there are none in English."""
        if lang is Lang.HANT:
            return _in_traditional(self.zh)
        return self.en if lang is Lang.EN and self.en is not None else self.zh

    def public(self, today: date) -> dict[str, Any]:
        """The answer as the API writes it, in Chinese."""
        return {
            "id": self.id,
            "question": self.zh.question,
            "items": list(self.items),
            "divisions": list(self.divisions),
            "answered_on": self.answered_on.isoformat(),
            "valid_until": self.valid_until.isoformat() if self.valid_until is not None else None,
            "past": self.is_past(today),
            "source": self.zh.source,
            "source_url": self.source_url,
            "text": self.zh.text,
            "html": self.zh.html,
        }


@lru_cache(maxsize=1000)
def _in_traditional(chinese: Wording) -> Wording:
    """A wording in traditional signs. Addresses in its HTML are without Chinese signs, whatever was written."""
    return Wording(
        question=traditional(chinese.question),
        text=traditional(chinese.text),
        html=traditional(html_of(chinese.text, ours_in=f"?lang={Lang.HANT.value}")),
        source=traditional(chinese.source),
    )
