"""The catalogue of items as the API's answers: that of the edition which is live, the packaged one before the first."""

from starlette.requests import Request
from starlette.responses import Response

from locator.finding.refusal import TOLD, ItemUnknown
from locator.site.caching import BY_THE_ASKER, unless_known, weak_tag
from locator.site.live_catalogue import live_book
from locator.site.live_edition import LiveEdition

_JSON = "application/json"


class ItemAnswers:
    """The documents of a catalogue: all items in their order, those that a wish means, and each by its id."""

    def __init__(self, live: LiveEdition) -> None:
        self._live = live

    def all(self, request: Request) -> Response:
        """Every item."""
        book = live_book(self._live)
        return unless_known(request, weak_tag(book.tag), lambda: book.all, _JSON)

    def meant(self, typed: str) -> Response:
        """The items that a wish means, the likeliest first; none is an empty list."""
        return Response(live_book(self._live).meant(typed), 200, BY_THE_ASKER, _JSON)

    def one(self, request: Request, id_: str) -> Response:
        """The item of an id.

        Raises
        ------
        ItemUnknown
            If the catalogue has none.
        """
        book = live_book(self._live)
        document = book.each.get(id_)
        if document is None:
            raise ItemUnknown("item-not-listed", "id", text=id_[:TOLD])
        return unless_known(request, weak_tag(book.tag), lambda: document, _JSON)
