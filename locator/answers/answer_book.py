"""All answers of a site: those that come with the program, and an operator's, which go before them."""

from collections.abc import Iterable
from datetime import date

from locator.answers.answer import Answer
from locator.answers.answer_folder import in_order
from locator.answers.answer_search import AnswerSearch
from locator.items.item_book import ItemBook


class AnswerBook:
    """Answers in their order, to be found by id, by item and division, and by words.

    Parameters
    ----------
    packaged, own
        The program's, and the operator's: of two with one id the operator's stands for both.
    items
        The items whose names and aliases lead to the answers about them, with what reads texts as those items.
    """

    def __init__(self, packaged: Iterable[Answer], own: Iterable[Answer], items: ItemBook) -> None:
        by_id = {answer.id: answer for answer in (*packaged, *own)}
        self.answers = tuple(sorted(by_id.values(), key=in_order))
        self._by_id = by_id
        self._search = AnswerSearch(self.answers, items.catalogue, items.wishes)

    def find(self, id_: str) -> Answer | None:
        """The answer of an id, or None."""
        return self._by_id.get(id_)

    def asked(
        self, today: date, typed: str | None = None, item: str | None = None, division: str | None = None
    ) -> list[Answer]:
        """Answers to what was typed, about an item, that hold in a division; all where nothing is asked for.

        `division` is a prefix of codes: an answer for a wider place holds there, one for a part of it does not. Those
        about no item in particular are about none. They come in the order of `AnswerSearch`, or in their own where
        nothing was typed; those past their date, by the day `today` in Shanghai, behind all others.
        """
        found = self.answers if typed is None else self._search.found(typed)
        kept = [
            answer
            for answer in found
            if (item is None or item in answer.items) and (division is None or answer.holds_in(division))
        ]
        return sorted(kept, key=lambda answer: answer.is_past(today))

    def about(self, item: str, division: str | None, today: date) -> list[Answer]:
        """What an item's page shows: answers about it that hold in a division, or wherever they do; none is past."""
        return [answer for answer in self.asked(today, item=item, division=division) if not answer.is_past(today)]
