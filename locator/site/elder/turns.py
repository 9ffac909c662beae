"""Ways from one of the elder view's screens to another: onward, and back to the question before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from locator.site.page_language import address_end
from locator.site.question import LEAST, Question
from locator.texts import sentence


@dataclass(frozen=True, slots=True)
class Turn:
    """The way to another screen.

    A link to `href`; or a form with `fields` that is sent there, where an address cannot hold the question.
    """

    text: str
    href: str
    fields: Mapping[str, str] | None


def turn_to(question: Question, key: str, *, in_address: bool) -> Turn:
    """The way to the answer to a question; `key` is that of its words; `in_address` where its language stands there."""
    if question.is_kept_private:
        return Turn(sentence(question.lang, key), f"/{_language_end(question, in_address)}", question.hidden())
    return Turn(sentence(question.lang, key), question.address(in_address), None)


def way_back(asked: Question, words: Mapping[str, object], *, in_address: bool) -> Turn | None:
    """The way from what a page says back to the question before; None where that is the first page."""
    if words.get("found") or words.get("choices"):
        return to_place(asked, "step-back", in_address=in_address)
    return to_wish(asked, "step-back", in_address=in_address) if asked.wish else None


def to_place(asked: Question, key: str, *, in_address: bool) -> Turn:
    """The way to the question for the place, with all else that was asked."""
    return turn_to(_without_place(asked), key, in_address=in_address)


def to_wish(asked: Question, key: str, *, in_address: bool) -> Turn:
    """The way to the question for what is to be done, in the words that were given."""
    question, text = replace(_without_place(asked), item="", home=""), sentence(asked.lang, key)
    if question.is_kept_private:
        language = {"lang": asked.lang.value} if in_address else {}
        return Turn(text, f"/{address_end({'step': 'wish', **language})}", question.hidden())
    return Turn(text, f"/?{urlencode({'step': 'wish', **question.kept(in_address)})}", None)


def _without_place(asked: Question) -> Question:
    return replace(asked, place=None, at="", within_m=None, area="", deciding="", count=LEAST, screen=1)


def _language_end(question: Question, in_address: bool) -> str:
    return address_end({"lang": question.lang.value}) if in_address else ""
