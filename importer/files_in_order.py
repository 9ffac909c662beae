"""Files on their way to two judges, and out again in the order in which they came."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from importer.incoming import IncomingFile

_Outcome = TypeVar("_Outcome")


class FilesInOrder(Iterator[IncomingFile], Generic[_Outcome]):
    """The files, each to be taken once by whoever is free, and what became of them."""

    def __init__(self, files: Iterable[IncomingFile]) -> None:
        self._files = iter(files)
        self._out: deque[IncomingFile] = deque()
        self._done: dict[int, _Outcome] = {}
        self._ended = False

    def __next__(self) -> IncomingFile:
        file = next(self._files, None)
        if file is None:
            self._ended = True
            raise StopIteration
        self._out.append(file)
        return file

    def __len__(self) -> int:
        """How many files were taken and have not come out."""
        return len(self._out)

    def put(self, file: IncomingFile, outcome: _Outcome) -> None:
        """Say what became of a file that was taken."""
        self._done[id(file)] = outcome

    def ready(self) -> Iterator[tuple[IncomingFile, _Outcome]]:
        """The next files in order, as far as it is known what became of them."""
        while self._out and id(self._out[0]) in self._done:
            file = self._out.popleft()
            yield file, self._done.pop(id(file))

    def forget(self) -> None:
        """Let go what is held, in a copy of this process that is to judge other files."""
        self._out.clear()
        self._done.clear()

    @property
    def at_end(self) -> bool:
        """Whether all files have come out, so that none follows the last."""
        return self._ended and not self._out

    @property
    def held_up(self) -> int:
        """How many files are done and wait for one before them."""
        return len(self._done)
