"""A text browser: the system's own w3m at a terminal of its own, moved by nothing but keys.

    with TextBrowser.at(site, folder) as browser:
        browser.fill("您在哪里", "天心区")
        browser.press("找最近的窗口")
        assert "附近的窗口" in browser.text()

What is typed waits in the terminal until w3m takes it, so nobody has to guess when a page has come.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LINES, _COLUMNS = 60, 100
_PATIENCE_S = 60.0
_TAB, _BACK_TAB, _ENTER, _CLEAR = "\t", "\x1b\t", "\r", "\x15"


def program() -> str:
    """Where w3m is; AssertionError where it is missing."""
    found = shutil.which("w3m")
    assert found, "these tests need w3m: tests/install_system_packages.sh installs it"
    return found


def dumped(address: str, folder: Path, lang: str = "zh-CN") -> str:
    """A page as w3m writes it out."""
    command = [program(), *_options(lang), "-dump", "-cols", str(_COLUMNS), address]
    return subprocess.run(command, env=_env(folder), capture_output=True, text=True, check=True).stdout


class TextBrowser:
    """A visitor at a terminal, who searches a page for words and moves from them to what can be filled or pressed."""

    def __init__(self, process: "subprocess.Popen[bytes]", terminal: int, folder: Path) -> None:
        self._process = process
        self._terminal = terminal
        self._folder = folder

    @classmethod
    @contextmanager
    def at(cls, address: str, folder: Path, lang: str = "zh-CN") -> Iterator["TextBrowser"]:
        """A browser that opens an address; the folder is its home, where it keeps what it keeps."""
        terminal, its_end = pty.openpty()
        fcntl.ioctl(its_end, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
        process = subprocess.Popen(
            [program(), *_options(lang), address],
            stdin=its_end,
            stdout=its_end,
            stderr=its_end,
            env=_env(folder),
            start_new_session=True,
        )
        os.close(its_end)
        # Nobody looks at the screen, but a terminal that is not read comes to a halt.
        screen = threading.Thread(target=_read_away, args=(terminal,))
        screen.start()
        try:
            yield cls(process, terminal, folder)
        finally:
            process.kill()
            process.wait()
            screen.join()
            os.close(terminal)

    def text(self) -> str:
        """All of the page, below what is seen of it too, as w3m lays it out."""
        pipe = self._folder / "page"
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            self._type(f"S|cat >{pipe}{_ENTER}")
            return b"".join(self._parts(reading)).decode()
        finally:
            os.close(reading)

    def address(self) -> str:
        """The address that w3m says the page has."""
        self._type("=")
        told = re.search(r"^Current URL\s+(\S+)$", self.text(), re.MULTILINE)
        self.back()
        assert told
        return told[1]

    def fill(self, label: str, text: str) -> None:
        """Go to the field behind a label and write in it."""
        self._find(label)
        self._type(_TAB + _ENTER + _CLEAR + text + _ENTER)

    def choose(self, label: str) -> None:
        """Choose what stands before a label."""
        self._find(label)
        self._type(_BACK_TAB + _ENTER)

    def write(self, label: str, lines: str) -> None:
        """Write several lines behind a label, in the editor that w3m calls."""
        written = self._folder / "written"
        written.write_text(lines, "utf-8")
        _editor(self._folder).write_text(f'#!/bin/sh\ncat "{written}" >"$1"\n', "utf-8")
        _editor(self._folder).chmod(0o755)
        self._find(label)
        self._type(_TAB + _ENTER)

    def press(self, words: str) -> None:
        """Follow the first link, or press the first button, of these words."""
        self._find(words)
        self._type(_ENTER)

    def back(self) -> None:
        """To the page before."""
        self._type("B")

    def _parts(self, reading: int) -> Iterator[bytes]:
        """What comes until w3m has written all of it."""
        while True:
            ready, _, _ = select.select([reading], [], [], _PATIENCE_S)
            assert ready, f"w3m writes no page: it {'waits' if self._process.poll() is None else 'has ended'}"
            part = os.read(reading, 65_536)
            if not part:
                return
            yield part

    def _find(self, words: str) -> None:
        self._type(f"g/{re.escape(words)}{_ENTER}")

    def _type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())


def _options(lang: str) -> list[str]:
    return ["-I", "UTF-8", "-O", "UTF-8", "-o", f"accept_language={lang}", "-o", "confirm_qq=0", "-o", "use_mouse=0"]


def _env(folder: Path) -> dict[str, str]:
    env = {"HOME": str(folder), "EDITOR": str(_editor(folder)), "TERM": "xterm", "LANG": "C.UTF-8"}
    return {**env, "PATH": os.environ["PATH"]}


def _editor(folder: Path) -> Path:
    return folder / "editor"


def _read_away(terminal: int) -> None:
    try:
        while os.read(terminal, 65_536):
            pass
    except OSError:  # the browser has ended, and with it the other end of the terminal
        return
