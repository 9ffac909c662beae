"""The figures of the site at an address of their own, which an operator gives to those who watch it alone."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.site.traffic.counts import Traffic
from locator.site.traffic.metric_text import MEDIA_TYPE, metric_text


def metrics_site(traffic: Traffic) -> Starlette:
    """A site of one address, `/metrics`."""

    async def metrics(request: Request) -> Response:  # noqa: ARG001  # as routes are called
        return Response(metric_text(traffic.metrics()), headers={"cache-control": "no-store"}, media_type=MEDIA_TYPE)

    return Starlette(routes=[Route("/metrics", metrics, methods=["GET"])])


@asynccontextmanager
async def serving_metrics(traffic: Traffic, listener: socket.socket) -> AsyncIterator[None]:
    """Serve the figures beside the site, in its own loop, until the site ends."""
    config = uvicorn.Config(
        metrics_site(traffic), log_config=None, access_log=False, server_header=False, lifespan="off", ws="none"
    )
    server = _QuietServer(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    logging.getLogger("tongban").info("metrics at %s port %d", *listener.getsockname()[:2])
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _QuietServer(uvicorn.Server):
    """A server that leaves signals to the site's own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
