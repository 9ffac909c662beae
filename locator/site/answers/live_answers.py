"""The answers that are served: the program's and an operator's, whose folder is read again once a file changes."""

import asyncio
import hashlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path

import orjson

from locator.answers.answer_book import AnswerBook
from locator.answers.answer_folder import AnswerFolder, Stamp, folder_stamp, packaged_answers, read_answer_folder, told
from locator.items.catalogue import Catalogue
from locator.items.item import Item
from locator.items.item_book import ItemBook
from locator.texts import Lang

_log = logging.getLogger("tongban.answers")


class LiveAnswers:
    """Holds the book that answers now; before the first look there are the program's answers alone.

    A file that cannot be read is left out, and its fault stands in the log once, until it is another; so a folder's.
    `items` gives the items that are live: with others, other words lead to an answer. Making a book takes long where
    there are many answers: it is made beside the requests (`look`, `follow_items`), which get the old one until then.
    """

    def __init__(self, items: Callable[[], ItemBook], folder: Path | None = None) -> None:
        self._items = items
        self._folder = folder
        self._packaged = packaged_answers()
        self._seen: Stamp | bool | None = False  # nothing, not even that nothing can be read
        self._logged: list[str] = []
        self._own = AnswerFolder()
        self._making = threading.Lock()  # of two threads neither may put back what the other has taken
        self._take()

    @property
    def book(self) -> AnswerBook:
        """What answers now; a request takes it once."""
        return self._book

    @property
    def catalogue(self) -> Catalogue:
        """The items that the answers are about."""
        return self._items().catalogue

    def meant(self, typed: str) -> tuple[Item, ...]:
        """The items that a text means, the likeliest first; it may be none."""
        return self._items().wishes.read(typed).items

    @property
    def tag(self) -> str:
        """What is another text whenever the answers are others."""
        return self._tag

    async def follow(self, every_seconds: float) -> None:
        """Look again and again, until cancelled."""
        while self._folder is not None:
            await asyncio.sleep(every_seconds)
            try:
                await asyncio.to_thread(self.look)
            except Exception as fault:  # noqa: BLE001  # whatever is wrong today, tomorrow must be looked again
                _log.error("the look for answers failed: %s", type(fault).__name__)

    def follow_items(self) -> None:
        """Make the book anew where other items are live than it was made for."""
        if self._items() is not self._made_for:
            self._take()

    def look(self) -> None:
        """Look once at the operator's folder, and read it if a file was changed, added or taken away."""
        if self._folder is None:
            return
        stamp = folder_stamp(self._folder)
        if stamp == self._seen:
            return
        read = read_answer_folder(self._folder)
        faults = [told(fault, Lang.EN) for fault in read.faults]
        for fault in faults:
            if fault not in self._logged:
                _log.error("%s", fault)
        self._take(read)
        self._seen, self._logged = stamp, faults
        _log.info("answers of the operator's that are live: %d", len(read.answers))

    def _take(self, own: AnswerFolder | None = None) -> None:
        """Answer from a book of these answers of the operator's, or of those that there are, and of the live items."""
        with self._making:
            own, items = self._own if own is None else own, self._items()
            book = AnswerBook(self._packaged, own.answers, items)
            tag = hashlib.sha256(orjson.dumps([repr(answer) for answer in book.answers])).hexdigest()[:12]
            self._own, self._made_for, self._tag, self._book = own, items, tag, book
