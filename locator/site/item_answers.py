"""The catalogue of items as the API's answers: written once, since it stays as it is while the site is up."""

import hashlib

import orjson
from starlette.requests import Request
from starlette.responses import Response

from locator.finding.refusal import TOLD, ItemUnknown
from locator.items.catalogue import Catalogue
from locator.items.wishes.reading import WishReader
from locator.site.caching import BY_THE_ASKER, unless_known, weak_tag

_JSON = "application/json"


class ItemAnswers:
    """The documents of a catalogue: all items in their order, those that a wish means, and each by its id."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._each = {item.id: orjson.dumps(item.public()) for item in catalogue.items}
        self._all = b'{"items":[%b]}' % b",".join(self._each.values())
        self._wishes = WishReader(catalogue)
        self._tag = weak_tag(hashlib.sha256(self._all).hexdigest()[:12])

    def all(self, request: Request) -> Response:
        """Every item."""
        return unless_known(request, self._tag, lambda: self._all, _JSON)

    def meant(self, typed: str) -> Response:
        """The items that a wish means, the likeliest first; none is an empty list."""
        found = b",".join(self._each[item.id] for item in self._wishes.read(typed).items)
        return Response(b'{"items":[%b]}' % found, 200, BY_THE_ASKER, _JSON)

    def one(self, request: Request, id_: str) -> Response:
        """The item of an id.

        Raises
        ------
        ItemUnknown
            If the catalogue has none.
        """
        document = self._each.get(id_)
        if document is None:
            raise ItemUnknown("item-not-listed", "id", text=id_[:TOLD])
        return unless_known(request, self._tag, lambda: document, _JSON)
