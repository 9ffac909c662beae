"""The body of a form, as far as any honest form of ours is long."""

from starlette.requests import Request

from locator.finding.refusal import BodyTooLarge

_LIMIT = 8192


async def form_body(request: Request, limit: int = _LIMIT) -> bytes:
    """The body of a request.

    Raises
    ------
    BodyTooLarge
        If it is longer than `limit` bytes.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise BodyTooLarge("body-too-large")
    return body
