"""Asking a finder from the event loop, without holding up whoever waits behind."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from locator.finding.answer import Answer
from locator.finding.counterparts import Counterpart, CounterpartQuery, counterparts
from locator.finding.filters import TakesLonger
from locator.finding.finder import Finder, NearestQuery
from locator.texts import Lang

# What takes long is work for the processor: more threads would only take turns.
_THREADS = 2


class Asking:
    """Answers at once where it can, else from one of a few threads of its own.

    So a question that needs a new index over most of a large edition, or comes from the other side of the earth, delays
    others of its kind and nobody else; not the look for a new edition either, which has threads of its own.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="asking")

    async def nearest(self, finder: Finder, query: NearestQuery, now: datetime, lang: Lang = Lang.ZH) -> Answer:
        """See `Finder.nearest`."""
        loop = asyncio.get_running_loop()
        try:
            search = finder.looked_up(query, now, lang, at_once=True)
        except TakesLonger:
            search = await loop.run_in_executor(self._threads, finder.looked_up, query, now, lang)
        answer = finder.at_once(search)
        return answer if answer is not None else await loop.run_in_executor(self._threads, finder.answer, search)

    async def counterparts(self, finder: Finder, query: CounterpartQuery) -> tuple[Counterpart, ...]:
        """See `counterparts`: every window of a large edition is looked at."""
        if not finder.filters.is_large:
            return counterparts(finder, query)
        return await asyncio.get_running_loop().run_in_executor(self._threads, counterparts, finder, query)
