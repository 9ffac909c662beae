"""How a site is run by uvicorn: its log, and what it tells of itself."""

from typing import Any

import uvicorn
from starlette.types import ASGIApp

from locator.site.json_log import JsonLines


def server_config(site: ASGIApp, log_format: str) -> uvicorn.Config:
    """The configuration of every process that answers; the log is written as `text` or as `json`."""
    return uvicorn.Config(
        site,
        log_config=log_config(log_format),
        access_log=False,
        server_header=False,
        proxy_headers=False,  # they are read where they are wanted, and of the proxies alone that the operator names
        timeout_graceful_shutdown=5,
    )


def log_config(written_as: str = "text") -> dict[str, Any]:
    """Logging of a site's process: everything to standard error, the server's own access lines switched off.

    `written_as` is `text`, or `json` for a JSON object a line.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
            "json": {"()": JsonLines},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": written_as, "stream": "ext://sys.stderr"}
        },
        "loggers": {
            "uvicorn.access": {"level": "CRITICAL", "propagate": False},
            # These would write down every tile that is fetched: where on the map somebody looks, and when.
            "httpx": {"level": "WARNING"},
            "httpcore": {"level": "WARNING"},
        },
        "root": {"level": "INFO", "handlers": ["stderr"]},
    }
