"""One of several processes that answer: a site over an edition that its parent has read."""

import asyncio
import os
import socket
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from locator.editions.edition import EditionFolders
from locator.finding.places.known_places import KnownPlaces
from locator.hours.answers.state import Times
from locator.settings import PublicSettings
from locator.site.live_edition import LiveEdition
from locator.site.public_site import site_of
from locator.site.room import Room
from locator.site.server_config import server_config
from locator.site.site_life import working
from locator.site.traffic.metrics_site import serving_metrics
from locator.site.workers.draining_server import DrainingServer
from locator.site.workers.shared_note import SharedNote

STARTED = b"+"


@dataclass(frozen=True, slots=True)
class Shared:
    """What is read once for all, the edition apart; `beside` are the sockets of each process's figures, if any."""

    settings: PublicSettings
    known: KnownPlaces
    times: Times
    clock: Callable[[], datetime]
    rooms: Sequence[Room]
    listener: socket.socket
    beside: Sequence[socket.socket] = ()
    note: SharedNote = field(default_factory=SharedNote)

    def live(self) -> LiveEdition:
        """What an edition is read into."""
        folders = EditionFolders(self.settings.public)
        return LiveEdition(folders, self.known.divisions, self.times, self.known)


def work(shared: Shared, live: LiveEdition, number: int, lifeline: int, told: int | None) -> int:
    """Answer, as the process of a number, until told to stop.

    `STARTED` goes into the pipe `told` once it does, if somebody waits for that.
    """
    keeping = partial(_heard, live, shared.note, shared.settings.poll_seconds)
    site = site_of(shared.settings, live, shared.known, keeping, clock=shared.clock, rooms=shared.rooms)
    if site.traffic is not None:
        site.life.add(partial(serving_metrics, site.traffic, shared.beside[number]))
    server = DrainingServer(server_config(site, shared.settings.log_format), lifeline, partial(_say_started, told))
    server.run(sockets=[shared.listener])
    return 0 if server.started else 1


def _say_started(told: int | None) -> None:
    if told is not None:
        os.write(told, STARTED)
        os.close(told)


def _heard(live: LiveEdition, note: SharedNote, every_seconds: float) -> AbstractAsyncContextManager[None]:
    return working(_hear(live, note, every_seconds))


async def _hear(live: LiveEdition, note: SharedNote, every_seconds: float) -> None:
    """What the supervisor says of a newer edition, read again and again."""
    while True:
        live.trouble, live.failed_loads = note.read()
        await asyncio.sleep(every_seconds)
