"""A server that ends without breaking a connection off: who asks once more is answered, and told to connect anew."""

import asyncio
import os
import socket
from collections.abc import Callable

import uvicorn

_A_GLANCE_S = 0.05
_LONGER_THAN_IDLE_S = 2.0
_A_WHILE_S = 1.0


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
        self._taking = set[asyncio.Task[object]]()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell.

        A loop's own server takes all connections that wait, and leaves none to the processes beside it: of two, one
        answered two hundred clients who came at once, for as long as they stayed. So one is taken at a time.
        """
        await super().startup(sockets=[])
        for listener in sockets or []:
            listener.settimeout(0.0)
            self._listen(listener)
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
        for listener in sockets or []:
            loop.remove_reader(listener)
        await asyncio.gather(*self._taking, return_exceptions=True)
        self.server_state.default_headers = [*self.server_state.default_headers, (b"connection", b"close")]
        ends = loop.time() + self.config.timeout_keep_alive + _LONGER_THAN_IDLE_S
        while self.server_state.connections and loop.time() < ends and not self.force_exit:
            await asyncio.sleep(_A_GLANCE_S)
        await super().shutdown(sockets)

    def _listen(self, listener: socket.socket) -> None:
        if not self.should_exit:
            asyncio.get_running_loop().add_reader(listener, self._take_one, listener)

    def _take_one(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        try:
            connection, _ = listener.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # a process beside this one was sooner, or the client is gone
        except OSError:  # no more files may be open: those who wait are looked at again when some were closed
            loop.remove_reader(listener)
            loop.call_later(_A_WHILE_S, self._listen, listener)
            return
        connection.settimeout(0.0)
        taking = loop.create_task(loop.connect_accepted_socket(self._protocol, connection))
        self._taking.add(taking)
        taking.add_done_callback(self._taking.discard)

    def _protocol(self) -> asyncio.Protocol:
        made: Callable[..., asyncio.Protocol] = self.config.http_protocol_class
        return made(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)

    def _parent_gone(self) -> None:
        if not os.read(self._lifeline, 1):
            self.should_exit = True
