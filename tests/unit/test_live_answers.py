"""The answers that are served, as other items go live."""

from dataclasses import replace
from datetime import date

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.item_book import ItemBook
from locator.site.answers.live_answers import LiveAnswers

TODAY = date(2026, 3, 2)
OLD = packaged_catalogue()
NEW = Catalogue((replace(OLD.items[0], name="示例证件办理"), *OLD.items[1:]), OLD.lists)


def test_a_request_gets_the_book_that_there_is_until_one_for_other_items_is_made() -> None:
    live = [ItemBook(OLD)]
    answers = LiveAnswers(lambda: live[0])
    before = answers.book
    live[0] = ItemBook(NEW)
    assert answers.book is before, "a book takes long to make: no request waits for it"
    answers.follow_items()
    made = answers.book
    assert made is not before
    answers.follow_items()
    assert answers.book is made
    assert made.asked(TODAY) == before.asked(TODAY)
