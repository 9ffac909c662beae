"""What one process writes and those that it forked read: what is the matter with a newer edition."""

import mmap

_SIZE = 1024


class SharedNote:
    """A line, cut to some 1,000 bytes of UTF-8, and a number.

    A reader that meets a note half written has it whole at the next look.
    """

    def __init__(self) -> None:
        self._bytes = mmap.mmap(-1, _SIZE)

    def write(self, text: str | None, number: int) -> None:
        """Put a note in the place of the last one; the text is null for none."""
        said = f"{number}\n{text or ''}".encode()[: _SIZE - 1]
        self._bytes[:] = said.ljust(_SIZE, b"\0")

    def read(self) -> tuple[str | None, int]:
        """The note that stands there: null and nought before the first."""
        number, _, text = self._bytes[:].partition(b"\0")[0].partition(b"\n")
        return text.decode("utf-8", "replace") or None, int(number) if number.isdigit() else 0
