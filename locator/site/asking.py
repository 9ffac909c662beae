"""Asking a finder from the event loop, without holding up whoever waits behind."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import TypeVar

from locator.finding.answer import Answer, Match
from locator.finding.counterparts import Counterpart, CounterpartQuery, counterparts
from locator.finding.filters import TakesLonger
from locator.finding.finder import Finder
from locator.finding.further_windows import StatingWindows, nearest_stating
from locator.finding.places.place import Place
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.finding.search import NearestQuery, Search
from locator.finding.window_list import ListQuery, WindowList, list_windows
from locator.finding.windows_to_ask import ToAsk, windows_to_ask
from locator.geocoding.asked_places import place_elsewhere, place_inside
from locator.geocoding.geocoder import Geocoder
from locator.geocoding.private_texts import is_private
from locator.texts import Lang

# What takes long is work for the processor: more threads would only take turns.
_THREADS = 2

_NOT_FOUND_HERE = ("place-unknown", "place-unsure")
"""The refusals of a place of which another host may know more."""

T = TypeVar("T")


class Asking:
    """Answers at once where it can, else from one of a few threads of its own.

    So a question that needs a new index over most of a large edition, or comes from the other side of the earth, delays
    others of its kind and nobody else; not the look for a new edition either, which has threads of its own.
    """

    def __init__(self, geocoder: Geocoder | None = None) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="asking")
        self._geocoder = geocoder

    async def nearest(self, finder: Finder, query: NearestQuery, now: datetime, lang: Lang = Lang.ZH) -> Answer:
        """See `Finder.nearest`; a place that nothing here knows is asked of the geocoder, where there is one.

        What may be a position or a number of a person is asked of nobody.
        """
        if self._geocoder is None or is_private(query.place or ""):
            search = await self._looked_up(finder, query, now, lang)
        else:
            search = await self._looked_up_further(self._geocoder, finder, query, now, lang)
        answer = finder.at_once(search)
        return answer if answer is not None else await self._later(finder.answer, search)

    async def counterparts(self, finder: Finder, query: CounterpartQuery) -> tuple[Counterpart, ...]:
        """See `counterparts`: every window of a large edition is looked at."""
        if not finder.filters.is_large:
            return counterparts(finder, query)
        return await self._later(counterparts, finder, query)

    async def to_ask(
        self, finder: Finder, search: Search, code: str, item: str, *, is_inside: bool
    ) -> tuple[ToAsk, ...]:
        """See `windows_to_ask`: every window of a large edition is looked at."""
        look = partial(windows_to_ask, finder, search, code, item, is_inside=is_inside)
        return await self._later(look) if finder.filters.is_large else look()

    async def stating(self, finder: Finder, stating: StatingWindows, search: Search, k: int) -> tuple[Match, ...]:
        """See `nearest_stating`: an index over them may have to be made first."""
        if not finder.filters.is_large:
            return nearest_stating(finder, stating, search, k)
        return await self._later(nearest_stating, finder, stating, search, k)

    async def place(self, finder: Finder, text: str, lang: Lang) -> Place:
        """The one place that a text means, among those that are known here; see `PlaceReader.one`."""
        if not finder.filters.is_large:
            return finder.places.one(text, lang)
        return await self._later(finder.places.one, text, lang)

    async def windows(self, finder: Finder, query: ListQuery) -> WindowList:
        """See `list_windows`: every window of a large edition is looked at."""
        if not finder.filters.is_large:
            return list_windows(finder, query)
        return await self._later(list_windows, finder, query)

    async def _looked_up(self, finder: Finder, query: NearestQuery, now: datetime, lang: Lang) -> Search:
        try:
            return finder.looked_up(query, now, lang, at_once=True)
        except TakesLonger:
            return await self._later(finder.looked_up, query, now, lang)

    async def _looked_up_further(
        self, geocoder: Geocoder, finder: Finder, query: NearestQuery, now: datetime, lang: Lang
    ) -> Search:
        """As `_looked_up`; of what was not found here, or not in full, the geocoder may know more."""
        try:
            search = await self._looked_up(finder, query, now, lang)
        except (PlaceUnknown, PlaceAmbiguous) as refusal:
            if refusal.key not in _NOT_FOUND_HERE:
                raise
            place = await place_elsewhere(geocoder, query.place or "", lang, refusal)
            if place is None:
                raise
        else:
            if search.place is None or not search.place.unread:
                return search
            place = await place_inside(geocoder, query.place or "", lang, search.place)
            if place is None:
                return search
        return finder.looked_up(query, now, lang, place=place)

    async def _later(self, work: Callable[..., T], *given: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *given)
