"""A server that ends without breaking a connection off: who asks once more is answered, and told to connect anew."""

import asyncio
import os
import socket
from collections.abc import Callable

import uvicorn

_A_GLANCE_S = 0.05
_LONGER_THAN_IDLE_S = 2.0


class DrainingServer(uvicorn.Server):
    """Serves on a socket that other processes listen on too.

    Parameters
    ----------
    config
        As uvicorn has it.
    lifeline
        The reading end of a pipe that closes when the parent is gone, whatever ended it.
    on_started
        Called once it answers.
    """

    def __init__(self, config: uvicorn.Config, lifeline: int, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._lifeline = lifeline
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        asyncio.get_running_loop().add_reader(self._lifeline, self._parent_gone)
        if self.started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no new connection, answer the old ones to their end, and then stop.

        An idle connection may be used again at the very moment at which it would be closed, and its asker would have
        no answer. So each is left until the server's own time for idle ones is over, and every answer closes its own.
        """
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._lifeline)
        for server in self.servers:
            server.close()
        self.server_state.default_headers = [*self.server_state.default_headers, (b"connection", b"close")]
        ends = loop.time() + self.config.timeout_keep_alive + _LONGER_THAN_IDLE_S
        while self.server_state.connections and loop.time() < ends and not self.force_exit:
            await asyncio.sleep(_A_GLANCE_S)
        await super().shutdown(sockets)

    def _parent_gone(self) -> None:
        if not os.read(self._lifeline, 1):
            self.should_exit = True
