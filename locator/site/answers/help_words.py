"""What the pages of questions and answers say: entries in their groups, and the facts below an answer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from locator.answers.answer import Answer
from locator.divisions.division import full_code
from locator.divisions.divisions import Divisions
from locator.items.catalogue import Catalogue
from locator.texts import Lang, sentence

Address = Callable[[str], str]
"""The address of an item's page by its id."""


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """A question in a list; `lang` is that of its words, the rest is shown beside it where it is told.

    `about` the items and places, `places` those alone: for a page that is about the item itself.
    """

    question: str
    lang: str
    href: str
    past: str | None
    about: str
    places: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Questions under a heading."""

    title: str
    lang: str
    entries: tuple[HelpEntry, ...]


@dataclass(frozen=True, slots=True)
class HelpLink:
    """A text that leads somewhere, or nowhere; its language is Chinese where it is a name."""

    text: str
    href: str | None
    lang: str


@dataclass(frozen=True, slots=True)
class HelpSheet:
    """An answer as its page shows it. `html` was made safe when the file was read."""

    question: str
    html: Markup
    lang: str
    past: str | None
    untranslated: str | None
    facts: tuple[tuple[str, tuple[HelpLink, ...]], ...]


class HelpWords:
    """Makes the words of a page, in a language and on a day."""

    def __init__(self, catalogue: Catalogue, divisions: Divisions, lang: Lang, today: date, suffix: str) -> None:
        self._catalogue = catalogue
        self._divisions = divisions
        self._lang = lang
        self._today = today
        self._suffix = suffix

    def entries(self, answers: Iterable[Answer]) -> tuple[HelpEntry, ...]:
        """Questions in their order, each with what it is about, and marked where it is past its date."""
        return tuple(
            self._entry(answer, self._about(answer), self._say("help-past") if answer.is_past(self._today) else None)
            for answer in answers
        )

    def groups(self, answers: Iterable[Answer]) -> tuple[HelpGroup, ...]:
        """Questions by what they are about: general ones, each item's, each place's; those past their date are last.

        A group's heading says what its questions are about, or that they are past: beside them it is not said again.
        """
        by_title: dict[tuple[int, str, str], list[HelpEntry]] = {}
        for answer in answers:
            for rank, title, lang in self._titles(answer):
                entry = self._entry(answer, self._about(answer) if answer.is_past(self._today) else "")
                by_title.setdefault((rank, title, lang), []).append(entry)
        ranked = sorted(by_title.items(), key=lambda group: group[0][0])  # within a rank as they came
        return tuple(HelpGroup(title, lang, tuple(entries)) for (_, title, lang), entries in ranked)

    def sheet(self, answer: Answer, item_page: Address, hotline: str) -> HelpSheet:
        """One answer with its facts."""
        words = answer.in_language(self._lang)
        until = answer.valid_until
        is_past = until is not None and answer.is_past(self._today)
        return HelpSheet(
            question=words.question,
            # The one place where a text becomes markup: what html_of made, in which everything is escaped.
            html=Markup(words.html),  # noqa: S704
            lang=self._lang_of(answer),
            past=self._say("help-past-sentence", until=until, hotline=hotline) if is_past else None,
            untranslated=self._say("help-untranslated") if words is answer.zh and self._lang is Lang.EN else None,
            facts=tuple(self._facts(answer, item_page)),
        )

    def _entry(self, answer: Answer, about: str, past: str | None = None) -> HelpEntry:
        words = answer.in_language(self._lang)
        places = self._say("map-and").join(self._division_names(answer))
        return HelpEntry(words.question, self._lang_of(answer), f"/help/{answer.id}{self._suffix}", past, about, places)

    def _titles(self, answer: Answer) -> Iterator[tuple[int, str, str]]:
        if answer.is_past(self._today):
            yield 3, self._say("help-past"), self._lang.html
        elif answer.items:
            for name in self._item_names(answer):
                yield 1, name, Lang.ZH.html
        elif answer.divisions:
            for name in self._division_names(answer):
                yield 2, name, Lang.ZH.html
        else:
            yield 0, self._say("help-general"), self._lang.html

    def _facts(self, answer: Answer, item_page: Address) -> Iterator[tuple[str, tuple[HelpLink, ...]]]:
        if answer.items:
            pairs = zip(self._item_names(answer), answer.items, strict=True)
            known = self._catalogue.find
            links = tuple(HelpLink(name, item_page(id_) if known(id_) else None, Lang.ZH.html) for name, id_ in pairs)
            yield self._say("help-items"), links
        if answer.divisions:
            names = tuple(HelpLink(name, None, Lang.ZH.html) for name in self._division_names(answer))
            yield self._say("help-divisions"), names
        yield self._say("help-answered"), (self._plain(answer.answered_on.isoformat()),)
        if answer.valid_until is not None:
            yield self._say("help-until"), (self._plain(answer.valid_until.isoformat()),)
        words = answer.in_language(self._lang)
        yield self._say("help-source"), (HelpLink(words.source, answer.source_url, self._lang_of(answer)),)

    def _about(self, answer: Answer) -> str:
        return self._say("map-and").join([*self._item_names(answer), *self._division_names(answer)])

    def _item_names(self, answer: Answer) -> list[str]:
        """The names of its items; an id that the catalogue has not stands for itself."""
        return [item.name if (item := self._catalogue.find(id_)) is not None else id_ for id_ in answer.items]

    def _division_names(self, answer: Answer) -> list[str]:
        found = [(prefix, self._divisions.find(full_code(prefix))) for prefix in answer.divisions]
        return [division.full_name if division is not None else prefix for prefix, division in found]

    def _lang_of(self, answer: Answer) -> str:
        is_untranslated = self._lang is Lang.EN and answer.en is None
        return (Lang.ZH if is_untranslated else self._lang).html

    def _plain(self, text: str) -> HelpLink:
        return HelpLink(text, None, self._lang.html)

    def _say(self, key: str, **values: object) -> str:
        return sentence(self._lang, key, **values)
