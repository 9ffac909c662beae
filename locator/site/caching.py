"""How long answers may be kept, and the short answer to those who have them already (RFC 9110, RFC 9111)."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from locator.site.release import release

NO_STORE: Mapping[str, str] = {"cache-control": "no-store"}
"""For answers that a position went into, or that are of this moment."""

AMONG_ALL: Mapping[str, str] = {"cache-control": "public, max-age=60"}
"""For what is the same for everybody until the next edition, which so is seen a minute later at most."""

BY_THE_ASKER: Mapping[str, str] = {"cache-control": "private, max-age=60"}
"""For what somebody typed: nobody between may keep it, but a stroke taken back need not be asked again."""


def weak_tag(state: str) -> str:
    """The entity tag of answers that this release makes of a state.

    It is weak, since the same answer travels compressed and plain.
    """
    return f'W/"{state}-{release()}"'


def unless_known(
    request: Request, tag: str, body: Callable[[], bytes], media_type: str, keeping: Mapping[str, str] = AMONG_ALL
) -> Response:
    """The answer with its tag; 304 without it, unmade, for those whose `If-None-Match` has the tag."""
    headers = {**keeping, "etag": tag}
    if _is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={**headers, "vary": "accept-encoding"})
    return Response(body(), 200, headers, media_type)


def _is_known(known: str | None, tag: str) -> bool:
    # Tags are compared as this header's always are, weakly: `W/` does not count.
    if known is None:
        return False
    return known.strip() == "*" or tag.removeprefix("W/") in (
        one.strip().removeprefix("W/") for one in known.split(",")
    )
