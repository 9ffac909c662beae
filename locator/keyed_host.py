"""Another host, asked over HTTP with an operator's key. The one file that knows httpx.

The key is put into a request in the innermost layer alone: whatever httpx logs or raises names a request without it.
"""

import asyncio
from collections.abc import Collection, Mapping

import httpx


class HostFailed(Exception):
    """No answer that can be used came in time; the words say of what kind, and nothing of the question.

    `status` is that of an answer that is no success; null where there is none.
    """

    def __init__(self, words: str, status: int | None = None) -> None:
        super().__init__(words)
        self.status = status


class KeyedHost:
    """Asks for small documents. Redirects are not followed, and no proxy is taken from the environment.

    Parameters
    ----------
    key
        The parameters that carry the key; none where there is no key.
    wait_s
        How long it may take to connect, and between two parts of an answer.
    whole_s
        How long the whole may take.
    largest
        How many bytes an answer may have.
    connections
        How many are kept at a time.
    """

    def __init__(self, key: Mapping[str, str], wait_s: float, whole_s: float, largest: int, connections: int) -> None:
        self._whole_s = whole_s
        self._largest = largest
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = httpx.AsyncClient(
            transport=_Keyed(httpx.AsyncHTTPTransport(limits=limits, retries=1), key),
            timeout=wait_s,
            headers={"user-agent": "tongban"},
        )

    async def content(
        self, url: str, question: Mapping[str, str], media_types: Collection[str] | None = None
    ) -> tuple[str, bytes]:
        """The media type of an answer, and its bytes.

        Raises
        ------
        HostFailed
            If it does not come in time, is no success, too large, or of none of the media types that are wanted.
        """
        try:
            async with asyncio.timeout(self._whole_s):
                return await self._fetched(url, question, media_types)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as failure:
            # Its kind is enough: in its words an answer may repeat the question, and with it the key.
            raise HostFailed(f"no answer ({type(failure).__name__})") from None

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _fetched(
        self, url: str, question: Mapping[str, str], media_types: Collection[str] | None
    ) -> tuple[str, bytes]:
        async with self._client.stream("GET", url, params=dict(question)) as answer:
            media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            if answer.status_code != httpx.codes.OK:
                raise HostFailed(f"status {answer.status_code}", answer.status_code)
            if media_types is not None and media_type not in media_types:
                raise HostFailed("another kind of answer")
            content = bytearray()
            async for part in answer.aiter_bytes():
                content += part
                if len(content) > self._largest:
                    raise HostFailed("too large")
            return media_type, bytes(content)


class _Keyed(httpx.AsyncBaseTransport):
    """Adds the key to each request on its way out."""

    def __init__(self, inner: httpx.AsyncBaseTransport, key: Mapping[str, str]) -> None:
        self._inner = inner
        self._key = dict(key)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        keyed = httpx.Request(
            request.method,
            request.url.copy_merge_params(self._key),
            headers=request.headers,
            extensions=request.extensions,
        )
        return await self._inner.handle_async_request(keyed)

    async def aclose(self) -> None:
        await self._inner.aclose()
