"""A tile server on this machine, in a thread, that answers as a test tells it and writes down what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

PICTURE = b"\x89PNG\r\n\x1a\n a tile"


class TileUpstream(ThreadingHTTPServer):
    """Answers each question with `answer`; `asked` has the paths and parameters, in the order of their coming.

    Connections are kept open; `left` tells when the other side has closed one.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Question)
        self.answer: Callable[[_Question], None] = picture
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.came = threading.Event()
        self.left = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked may have gone away."""


class _Question(BaseHTTPRequestHandler):
    server: TileUpstream
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Write the question down, and answer it when the test lets us."""
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, dict(parse_qsl(parts.query))))
        self.server.came.set()
        self.server.may_answer.wait()
        self.server.answer(self)

    def finish(self) -> None:
        """The connection is over."""
        super().finish()
        self.server.left.set()

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""

    def send(self, status: int, media_type: str, content: bytes, **headers: str) -> None:
        """An answer."""
        self.send_response(status)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


Question = _Question


def picture(question: Question) -> None:
    """A tile."""
    question.send(200, "image/png", PICTURE)


@contextmanager
def tile_upstream() -> Iterator[TileUpstream]:
    """A server that lives as long as the test."""
    with TileUpstream() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
