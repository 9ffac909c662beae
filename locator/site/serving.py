"""The public process: the site, its settings and its log, run by uvicorn."""

import errno
import logging
import socket
from collections.abc import Sequence
from typing import Any

import uvicorn

from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.fault import Fault
from locator.hours.operator_files import operators_times
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings, read_settings
from locator.site.public_site import public_site
from locator.site.room import Room

_BACKLOG = 2048


def serve_public(host: str, port: int, rooms: Sequence[Room] = ()) -> None:
    """Serve the public site until told to stop; port 0 is any free one, which the log names.

    `rooms` add their pages to it.

    Raises
    ------
    OSError
        If the address cannot be had.
    Fault
        If the settings or the divisions cannot be read.
    """
    settings = read_settings(PublicSettings)
    # Before anything slow: whoever asks for a port that is taken hears of it at once.
    with _listener(host, port) as listener:
        site = public_site(
            settings,
            EditionFolders(settings.public),
            divisions=Divisions.load(settings.divisions),
            calendar=operators_times(known_calendar(), settings.holidays, settings.seasons),
            clock=shanghai_now,
            rooms=rooms,
        )
        config = uvicorn.Config(
            site,
            log_config=log_config(),
            access_log=False,
            server_header=False,
            proxy_headers=False,  # no address of a client is wanted
            timeout_graceful_shutdown=5,
        )
        AnnouncedServer(config, host, listener.getsockname()[1]).run(sockets=[listener])


class AnnouncedServer(uvicorn.Server):
    """A server that tells its address once it answers; given a socket, uvicorn does not."""

    def __init__(self, config: uvicorn.Config, host: str, port: int) -> None:
        super().__init__(config)
        self._address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            logging.getLogger("tongban").info("serving at %s", self._address)


def log_config() -> dict[str, Any]:
    """Logging of a site's process: everything to standard error, the server's own access lines switched off."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}},
        "loggers": {
            "uvicorn.access": {"level": "CRITICAL", "propagate": False},
            # These would write down every tile that is fetched: where on the map somebody looks, and when.
            "httpx": {"level": "WARNING"},
            "httpcore": {"level": "WARNING"},
        },
        "root": {"level": "INFO", "handlers": ["stderr"]},
    }


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
