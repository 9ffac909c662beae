"""A public site in this process that a real browser can visit: uvicorn in a thread, at a port of its own."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import uvicorn
from fastapi import FastAPI

_PATIENCE_S = 60.0


class _Server(uvicorn.Server):
    """A server that tells when it answers, or will not."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()


@contextmanager
def served(site: FastAPI) -> Iterator[str]:
    """Serve a site; gives its origin, `http://127.0.0.1:PORT`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            site, log_config=None, access_log=False, ws="none", lifespan="on", timeout_graceful_shutdown=5
        )
        server = _Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            assert server.ready.wait(_PATIENCE_S)
            assert server.started
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE_S)
