"""What a geocoder answered is kept for an hour, and no longer."""

import asyncio
import gc
from collections.abc import Callable

from locator.divisions.divisions import Divisions
from locator.geocoding.formats import FORMATS, Found
from locator.geocoding.geocoder import Geocoder
from locator.geocoding.geocoder_host import GeocoderHost
from locator.texts import Lang
from tests.journeys.geocoders.formats import (
    SOMEWHERE,
    TRUE,
    photon,
    says,
)
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import TileUpstream


def test_texts_are_kept_for_an_hour_and_equal_ones_at_once_are_asked_for_once(
    divisions: Divisions, upstream: TileUpstream
) -> None:
    upstream.answer = says(photon(TRUE, SOMEWHERE))
    now_s = [0.0]

    async def asked() -> list[int]:
        form = FORMATS["photon"]
        host = GeocoderHost(form, upstream.address, None, 30.0)
        geocoder = Geocoder(form, host, divisions, lambda: now_s[0])
        counts = []
        async with geocoder.opened():
            both = await asyncio.gather(*(geocoder.places(SOMEWHERE, Lang.ZH) for _ in range(2)))
            assert [len(places) for places in both] == [1, 1]
            for moment_s in (0.0, 3_599.0, 3_600.0):
                now_s[0] = moment_s
                await geocoder.places(SOMEWHERE, Lang.ZH)
                counts.append(len(upstream.asked))
        return counts

    assert asyncio.run(asked()) == [1, 1, 2]


class _Ahead(asyncio.SelectorEventLoop):
    """An event loop whose clock can be put forward."""

    ahead_s = 0.0

    def time(self) -> float:
        return super().time() + self.ahead_s


def test_what_is_kept_goes_after_its_hour_where_nobody_asks_any_more_too(
    divisions: Divisions, upstream: TileUpstream
) -> None:
    name = "一小时后忘记"
    upstream.answer = says(photon(TRUE, name))

    def kept() -> int:
        return sum(isinstance(one, Found) and one.name == name for one in gc.get_objects())

    async def asked(loop: _Ahead) -> tuple[int, int]:
        form = FORMATS["photon"]
        geocoder = Geocoder(form, GeocoderHost(form, upstream.address, None, 30.0), divisions, loop.time)
        async with geocoder.opened():
            await geocoder.places(SOMEWHERE, Lang.ZH)
            await asyncio.sleep(0)
            gc.collect()
            before = kept()
            loop.ahead_s = 3_601.0
            for _ in range(3):  # turns of the loop, in which the timer that is due runs
                await asyncio.sleep(0)
            gc.collect()
            return before, kept()

    loop = _Ahead()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        assert runner.run(asked(loop)) == (1, 0)


def test_who_asks_alike_is_answered_from_what_is_kept(site: Callable[..., SiteClient], upstream: TileUpstream) -> None:
    upstream.answer = says(photon(TRUE, SOMEWHERE))
    client = site("photon")
    first, second = (client.get(f"/api/v1/nearest?place={SOMEWHERE}").content for _ in range(2))
    assert first == second
    assert len(upstream.asked) == 1
