"""The host of a geocoder, asked as its maker documents."""

from locator.geocoding.formats import AnswerUnreadable, Format, Found, GeocoderRefuses
from locator.keyed_host import HostFailed, KeyedHost

_CONNECTIONS = 4
_LARGEST = 1 << 18  # five places are some kilobytes
_OF_ONE_TEXT = (400, 404, 413, 414, 422)
"""Statuses by which a host says that it cannot answer this question; others may well be answered."""


class TextUnanswered(Exception):
    """The host is there, and has nothing for this one text that can be used."""


class GeocoderHost:
    """A geocoder at an address; the whole of an answer may take `wait_s`."""

    def __init__(self, form: Format, address: str, key: str | None, wait_s: float) -> None:
        self._form = form
        self._url = address.rstrip("/") + form.path
        own_key = {form.key_name: key} if form.key_name is not None and key is not None else {}
        self._host = KeyedHost(own_key, wait_s, wait_s, _LARGEST, _CONNECTIONS)

    async def found(self, text: str) -> list[Found]:
        """The places that a text means there, the likeliest first.

        Raises
        ------
        HostFailed
            If no answer comes in time, or the host refuses to answer us at all.
        TextUnanswered
            If the answer to this text cannot be read, or is that it cannot be asked for.
        """
        try:
            _, body = await self._host.content(self._url, self._form.asked(text))
            return self._form.read(body)
        except HostFailed as failure:
            if failure.status in _OF_ONE_TEXT:
                raise TextUnanswered(str(failure)) from None
            raise
        except GeocoderRefuses as refusal:
            raise HostFailed(str(refusal)) from None
        except AnswerUnreadable as failure:
            raise TextUnanswered(str(failure)) from None

    async def aclose(self) -> None:
        """Close all connections."""
        await self._host.aclose()
