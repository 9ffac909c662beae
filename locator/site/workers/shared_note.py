"""A line of text that one process writes and those that it forked read: what is the matter with a newer edition."""

import mmap

_SIZE = 1024


class SharedNote:
    """At most 1,000 bytes of UTF-8. A reader that meets a line half written has it whole at the next look."""

    def __init__(self) -> None:
        self._bytes = mmap.mmap(-1, _SIZE)

    def write(self, text: str | None) -> None:
        """Put a line in the place of the last one; null for none."""
        said = (text or "").encode()[: _SIZE - 1]
        self._bytes[:] = said.ljust(_SIZE, b"\0")

    def read(self) -> str | None:
        """The line that stands there, null where there is none."""
        return self._bytes[:].partition(b"\0")[0].decode("utf-8", "replace") or None
