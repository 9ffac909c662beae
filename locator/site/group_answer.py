"""The groups and agreements of the catalogue that is live as the API's answer: written once for each catalogue."""

import hashlib

import orjson
from starlette.requests import Request
from starlette.responses import Response

from locator.divisions.division import full_code
from locator.divisions.divisions import Divisions
from locator.items.catalogue import Catalogue
from locator.site.caching import unless_known, weak_tag
from locator.site.live_catalogue import live_catalogue
from locator.site.live_edition import LiveEdition

_JSON = "application/json"


class GroupAnswer:
    """The document of all groups and agreements, in the catalogue's order."""

    def __init__(self, live: LiveEdition, divisions: Divisions) -> None:
        self._live = live
        self._divisions = divisions
        self._written: tuple[Catalogue, bytes, str] | None = None

    def all(self, request: Request) -> Response:
        """Every group and every agreement."""
        catalogue, written = live_catalogue(self._live), self._written
        if written is None or written[0] is not catalogue:
            document = groups_document(catalogue, self._divisions)
            tag = weak_tag(hashlib.sha256(document).hexdigest()[:12])
            written = self._written = catalogue, document, tag
        _, document, tag = written
        return unless_known(request, tag, lambda: document, _JSON)


def groups_document(catalogue: Catalogue, divisions: Divisions) -> bytes:
    """The groups and agreements of a catalogue as JSON; a division that nobody knows has no name."""

    def named(digits: str) -> dict[str, str | None]:
        code = full_code(digits)
        division = divisions.find(code)
        return {"code": code, "name": division.name if division is not None else None}

    groups, agreements = ([one.public(named) for one in some] for some in (catalogue.groups, catalogue.agreements))
    return orjson.dumps({"groups": groups, "agreements": agreements})
