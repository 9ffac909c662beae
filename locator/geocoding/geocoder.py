"""Places that a geocoder of another host names, kept for whoever asks alike; none where it does not answer."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from locator.datum import position_from
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.places.place import Place, PlaceKind, division_at
from locator.geocoding.formats import Format, Found
from locator.geocoding.geocoder_host import GeocoderHost, TextUnanswered
from locator.geocoding.told_apart import told_apart, without_number
from locator.joined_names import joined_names
from locator.keyed_host import HostFailed
from locator.position import Position
from locator.texts import Lang, sentence

_log = logging.getLogger("tongban.geocoder")
_KEPT = 1_000
_KEPT_S = 3_600.0
_FAILURES = 3  # in a row: a single text that is answered late switches nothing off for others
_LEFT_ALONE_S = 30.0
"""After so many failures: who asks meanwhile is answered without it, and does not wait for a host that is down."""
_LONGEST = 80  # signs of a text that are sent, and of a name that is shown


class Geocoder:
    """Asks one host. Nothing but the typed text is sent, and nothing of it is logged."""

    def __init__(
        self,
        form: Format,
        host: GeocoderHost,
        divisions: Divisions,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._form = form
        self._host = host
        self._divisions = divisions
        self._clock_s = clock_s
        self._kept: OrderedDict[str, tuple[float, list[Found]]] = OrderedDict()
        self._under_way: dict[str, asyncio.Task[list[Found]]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._failures = 0
        self._asks_again_at = float("-inf")

    async def places(self, text: str, lang: Lang) -> Sequence[Place]:
        """The places in China that a text means, the likeliest first; none where the host fails or is left alone.

        A text that is the `again` of one of them means that one alone; one with a number that none has means none.
        """
        typed = text.strip()
        plain = without_number(typed)
        asked = plain[:_LONGEST]
        self._forget()
        kept = self._kept.get(asked)
        found = kept[1] if kept is not None else await self._asked_once(asked)
        places = told_apart(place for one in found if (place := self._place(one, asked, lang)) is not None)
        chosen = tuple(place for place in places if place.again == typed)
        return chosen if chosen or plain != typed else places

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Its life: at the end all connections are closed."""
        try:
            yield
        finally:
            if self._timer is not None:
                self._timer.cancel()
            await self._host.aclose()

    async def _asked_once(self, text: str) -> list[Found]:
        """What is found; who asks alike meanwhile waits for the same answer."""
        under_way = self._under_way.get(text)
        if under_way is None:
            under_way = self._under_way[text] = asyncio.create_task(self._asked(text))
            under_way.add_done_callback(lambda _: self._under_way.pop(text, None))
        return await asyncio.shield(under_way)  # whoever goes away leaves the others their answer

    async def _asked(self, text: str) -> list[Found]:
        if self._clock_s() < self._asks_again_at:
            return []
        try:
            found = await self._host.found(text)
        except TextUnanswered as failure:
            _log.warning("the geocoder's answer is of no use: %s", failure)
            self._failures = 0
            return []
        except HostFailed as failure:
            self._failed(failure)
            return []
        self._failures = 0
        self._kept[text] = (self._clock_s(), found)
        self._will_forget()
        return found

    def _failed(self, failure: HostFailed) -> None:
        _log.warning("the geocoder failed: %s", failure)
        self._failures += 1
        if self._failures >= _FAILURES:
            self._asks_again_at = self._clock_s() + _LEFT_ALONE_S

    def _forget(self) -> None:
        """Drop what is older than an hour, and the oldest of too many."""
        oldest_s = self._clock_s() - _KEPT_S
        while self._kept and (len(self._kept) > _KEPT or next(iter(self._kept.values()))[0] <= oldest_s):
            self._kept.popitem(last=False)

    def _will_forget(self) -> None:
        """See that the oldest goes in time where nobody asks any more, too; one timer is enough for all."""
        if self._kept and self._timer is None:
            left_s = next(iter(self._kept.values()))[0] + _KEPT_S - self._clock_s()
            self._timer = asyncio.get_running_loop().call_later(max(left_s, 0.0), self._in_time)

    def _in_time(self) -> None:
        self._timer = None
        self._forget()
        self._will_forget()

    def _place(self, found: Found, asked: str, lang: Lang) -> Place | None:
        """A place in WGS-84 that lies in a division; None for any other."""
        position = self._position(found)
        division = division_at(position, self._divisions) if position is not None else None
        if position is None or division is None:
            return None
        name = (found.name or asked)[:_LONGEST]
        source = lang.either(self._form.zh, self._form.en)
        label = sentence(lang, "place-geocoded", name=name, division=division.full_name, source=source)
        again = _again(name, division)
        return Place(label, PlaceKind.GEOCODER, position, division, None, again=again, name=label)

    def _position(self, found: Found) -> Position | None:
        try:
            return position_from(found.lon, found.lat, self._form.datum)
        except ValueError:
            return None


def _again(name: str, division: Division) -> str:
    """The text that asks for a place again: its division in full goes before its name, which others have elsewhere."""
    whole = division.full_name
    parts = (division.province, division.city or "", division.name)
    # Some names begin with what the division says: with all of it, or with its lower names.
    for begin in range(len(parts)):
        name = name.removeprefix(joined_names(parts[begin:]))
    return (whole + name)[:_LONGEST]
