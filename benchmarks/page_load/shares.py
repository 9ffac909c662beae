"""Where the time of a page goes: a site in this process, asked through ASGI, with a clock around two of its steps."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode

import jinja2
from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Message, Scope

from benchmarks.page_load.mix import Asked

_Method = Callable[..., Any]


@dataclass
class Steps:
    """Processor seconds of answers: all of it, of that filling templates and compressing; and the bytes of bodies."""

    answers: int = 0
    whole: float = 0.0
    parts: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("templates", "compressing"), 0.0))
    sent: int = 0

    def add(self, other: "Steps", times: float) -> None:
        """Take in what others took, as often as they are asked."""
        self.answers += round(times)
        for part in self.parts:
            self.parts[part] += other.parts[part] * times / other.answers
        self.whole += other.whole * times / other.answers
        self.sent += round(other.sent * times / other.answers)


@contextmanager
def watched(steps: Steps) -> Iterator[None]:
    """Count the time of templates and of compressing into `steps` until the end of the block."""
    parts = ((jinja2.Template, "render", "templates"), (GZipResponder, "_compress_body", "compressing"))
    kept = [(home, name, getattr(home, name)) for home, name, _ in parts]
    for home, name, part in parts:
        setattr(home, name, _timed(getattr(home, name), steps, part))
    try:
        yield
    finally:
        for home, name, method in kept:
            setattr(home, name, method)


def _timed(method: _Method, steps: Steps, part: str) -> _Method:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return method(*arguments, **named)
        finally:
            steps.parts[part] += time.process_time() - began

    return timed


async def answer(site: ASGIApp, asked: Asked, steps: Steps) -> None:
    """One answer, whose time and bytes are counted; ValueError where it has another status than it should."""
    body = urlencode(asked.form).encode() if asked.form is not None else b""
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    began = time.process_time()
    await site(_scope(asked, len(body)), receive, send)
    steps.whole += time.process_time() - began
    steps.answers += 1
    if told[0]["status"] != asked.status:
        raise ValueError(f"{asked.path}: {told[0]['status']}")
    steps.sent += sum(len(message.get("body", b"")) for message in told)


def _scope(asked: Asked, length: int) -> Scope:
    path, _, query = asked.path.partition("?")
    form = asked.form is not None
    headers = [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip"), (b"accept-language", b"zh-CN")]
    if form:
        headers += [
            (b"content-type", b"application/x-www-form-urlencoded"),
            (b"content-length", str(length).encode()),
        ]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST" if form else "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
