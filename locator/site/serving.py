"""The public process: the site, its settings and its log, run by uvicorn."""

import errno
import logging
import logging.config
import os
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

import uvicorn

from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.fault import Fault
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import read_listed_places
from locator.geocoding.chosen import chosen_geocoder
from locator.hours.answers.state import Times
from locator.hours.operator_files import operators_times
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings, read_settings
from locator.site.items.room import operators_guides
from locator.site.owner_told import tell_what_is_unset
from locator.site.public_site import public_site
from locator.site.room import Room
from locator.site.server_config import log_config, server_config
from locator.site.traffic.metrics_site import serving_metrics

_BACKLOG = 2048
_LAST_PORT = 65_535


def serve_public(host: str, port: int, rooms: Sequence[Room] = ()) -> None:
    """Serve the public site until told to stop; port 0 is any free one, which the log names.

    `rooms` add their pages to it.

    Raises
    ------
    OSError
        If an address cannot be had.
    Fault
        If the settings or the divisions cannot be read.
    """
    settings = read_settings(PublicSettings)
    # Before anything slow: whoever asks for a port that is taken hears of it at once.
    with ExitStack() as listening:
        listener = listening.enter_context(_listener(host, port))
        beside = [listening.enter_context(_listener(*address)) for address in _metrics_addresses(settings)]
        divisions = Divisions.load(settings.divisions)
        times = operators_times(known_calendar(), settings.holidays, settings.seasons)
        listed = read_listed_places(settings.places, divisions) if settings.places is not None else None
        address = _address(host, listener.getsockname()[1])
        if settings.workers > 1:
            _serve_by_workers(settings, KnownPlaces(divisions, listed), times, rooms, listener, beside, address)
            return
        site = public_site(
            settings,
            EditionFolders(settings.public),
            divisions=divisions,
            calendar=times,
            clock=shanghai_now,
            rooms=rooms,
            listed=listed,
        )
        if site.traffic is not None:
            site.life.add(partial(serving_metrics, site.traffic, beside[0]))
        server = AnnouncedServer(server_config(site, settings.log_format), address)
        tell_what_is_unset(settings, EditionFolders(settings.public))
        server.run(sockets=[listener])


def _serve_by_workers(
    settings: PublicSettings,
    known: KnownPlaces,
    times: Times,
    rooms: Sequence[Room],
    listener: socket.socket,
    beside: Sequence[socket.socket],
    address: str,
) -> None:
    """Serve by several processes; `beside` has a socket for the figures of each, if any."""
    if not hasattr(os, "fork"):
        raise Fault(
            "这个系统不能让几个进程共用内存：请把 TONGBAN_WORKERS 设为 1。",
            "Processes cannot share memory on this system: set TONGBAN_WORKERS to 1.",
        )
    # Here alone: one process needs none of it.
    from locator.site.workers.supervisor import Supervisor  # noqa: PLC0415
    from locator.site.workers.worker import Shared  # noqa: PLC0415

    chosen_geocoder(settings)  # what it lacks is said here, and not by each worker
    operators_guides(settings)
    logging.config.dictConfig(log_config(settings.log_format))
    tell_what_is_unset(settings, EditionFolders(settings.public))
    known.divisions.warm()
    known.books.prepare()
    Supervisor(Shared(settings, known, times, shanghai_now, rooms, listener, beside), address).run()


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class AnnouncedServer(uvicorn.Server):
    """A server that tells its address once it answers; given a socket, uvicorn does not."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            logging.getLogger("tongban").info("serving at %s", self._address)


def _metrics_addresses(settings: PublicSettings) -> list[tuple[str, int]]:
    """Where each process tells its figures: the first at the port that is set, the next one behind it."""
    address = settings.metrics_address()
    if address is None:
        return []
    host, port = address
    if port + settings.workers - 1 > _LAST_PORT:
        raise Fault(
            f"TONGBAN_METRICS 的端口 {port} 太大：{settings.workers} 个进程要用从它开始的 {settings.workers} 个端口。",
            f"Port {port} of TONGBAN_METRICS is too high: {settings.workers} processes take as many ports from it on.",
        )
    return [(host, port + number if port else 0) for number in range(settings.workers)]


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as failure:
        if failure.errno != errno.EADDRINUSE:
            raise
        raise Fault(
            f"{host}:{port} 已被别的程序占用，请换一个端口，或先停下那个程序。",
            f"{host}:{port} is taken by another program: choose another port, or end that program first.",
        ) from failure
