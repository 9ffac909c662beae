"""Which view of the pages a visitor has chosen: the usual one, or the elder view."""

from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

VIEW: Final = "view"
"""The field of an address by which a view is chosen, and the cookie that remembers it."""


class View(StrEnum):
    """A view of the pages."""

    USUAL = "usual"
    ELDER = "elder"

    @property
    def other(self) -> "View":
        """The other one."""
        return View.USUAL if self is View.ELDER else View.ELDER


def chosen_view(query: bytes) -> View | None:
    """The view that an address chooses, the last where it names several; None where it chooses none that there is."""
    if VIEW.encode() not in query:
        return None
    chosen = [_VIEWS[value] for name, value in parse_qsl(query.decode("latin-1")) if name == VIEW and value in _VIEWS]
    return chosen[-1] if chosen else None


def page_view(request: Request) -> View:
    """The view that a page is to be answered in: the one that its address chooses, else the one that is remembered.

    Whatever else stands in the cookie is passed over: it is the visitor's own to write.
    """
    chosen = chosen_view(request.scope["query_string"])
    if chosen is not None:
        return chosen
    return View.ELDER if request.cookies.get(VIEW) == View.ELDER.value else View.USUAL


_VIEWS = {view.value: view for view in View}
