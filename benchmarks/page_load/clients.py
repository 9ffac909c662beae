"""Many clients in one process that ask on and on, each over a connection that it keeps, and count what they get."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from benchmarks.page_load.mix import Asked, Asker

CLIENTS = 200
_PATIENCE_S = 600.0
"""An answer that takes longer is none."""
_STATUS = re.compile(rb"HTTP/1\.1 ([0-9]{3}) ")
_LENGTH = re.compile(rb"\r\ncontent-length: ([0-9]+)\r\n", re.IGNORECASE)


@dataclass
class Counted:
    """What came: answers by name and status, bytes of bodies as they were sent, faults in words; and in how long."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def a_second(self) -> float:
        """Answers a second, of all clients."""
        return self.answers.total() / self.seconds


async def ask_on(origin: str, asker: Asker, seconds: float, clients: int = CLIENTS) -> Counted:
    """Let so many clients ask for so long; each waits for its answer before it asks again."""
    counted = Counted()
    began = time.monotonic()
    await asyncio.gather(*(_client(origin, asker, seed, began + seconds, counted) for seed in range(clients)))
    counted.seconds = time.monotonic() - began
    return counted


async def _client(origin: str, asker: Asker, seed: int, ends: float, counted: Counted) -> None:
    host = urlsplit(origin).netloc
    reader, writer = await asyncio.open_connection(*host.split(":"))
    try:
        for asked in _until(ends, asker.questions(seed)):
            writer.write(_request(asked, host))
            status, body = await asyncio.wait_for(_answer(reader), _PATIENCE_S)
            counted.answers[asked.name, status] += 1
            counted.sent[asked.name] += body
            if status != asked.status:
                counted.faults.append(f"{asked.name}: {status} of {asked.path}")
    except (OSError, EOFError, TimeoutError, ValueError) as fault:
        counted.faults.append(f"client {seed}: {fault!r}")
    finally:
        writer.close()


def _until(ends: float, questions: Iterator[Asked]) -> Iterator[Asked]:
    """One question, and others while there is time."""
    for asked in questions:
        yield asked
        if time.monotonic() >= ends:
            return


def _request(asked: Asked, host: str) -> bytes:
    """The bytes of a request, as a browser that takes gzip asks."""
    head = [f"host: {host}", "accept-encoding: gzip", "accept-language: zh-CN,zh;q=0.9", "accept: text/html,*/*;q=0.8"]
    if asked.form is None:
        return "\r\n".join([f"GET {asked.path} HTTP/1.1", *head, "", ""]).encode()
    body = urlencode(asked.form)
    head += ["content-type: application/x-www-form-urlencoded", f"content-length: {len(body)}"]
    return "\r\n".join([f"POST {asked.path} HTTP/1.1", *head, "", body]).encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """The status and the bytes of the body; ValueError where it is no answer of ours, EOFError where it breaks off."""
    head = await reader.readuntil(b"\r\n\r\n")
    status, length = _STATUS.match(head), _LENGTH.search(head)
    if status is None or length is None:
        raise ValueError(head.decode("latin-1"))
    await reader.readexactly(int(length[1]))
    return int(status[1]), int(length[1])
