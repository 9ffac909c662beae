"""Parcels laid by in the order in which they come; of very many the oldest are pressed, some of them together."""

import pickle
import zlib
from collections.abc import Iterator

_LAID_BY_BYTES = 16 << 20
"""So many bytes are laid by as they are, before the first of them are pressed."""
_LEFT_UNPRESSED = 4
"""From then on a part of that, one in so many, is left as it is: of very many files memory is what is short."""
_TOGETHER = 16
"""So many are pressed as one: what they have in common is then held once, and it takes half the time."""
_LEVEL = 3


class LaidParcels:
    """Bytes by numbers from 0 on; what is let go keeps its number. Fewer than a group are never pressed."""

    def __init__(self) -> None:
        self._pressed: list[bytes] = []
        self._last_opened: tuple[int, list[bytes]] = (-1, [])
        self._as_they_are: dict[int, bytes] = {}
        self._anew: dict[int, bytes] = {}
        self._gone: set[int] = set()
        self._count = 0
        self._unpressed = 0
        self._most_unpressed = _LAID_BY_BYTES

    def __len__(self) -> int:
        """How many there ever were."""
        return self._count

    def __contains__(self, number: int) -> bool:
        """Whether there is one of that number, which was not let go."""
        return 0 <= number < self._count and number not in self._gone

    def __getitem__(self, number: int) -> bytes:
        """The parcel of a number that is laid by; of one that was let go, or never was, nothing is promised."""
        if number in self._as_they_are:
            return self._as_they_are[number]
        if number in self._anew:
            return zlib.decompress(self._anew[number])
        group, place = divmod(number, _TOGETHER)
        return self._opened(group)[place]

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Each that is laid by, with its number; a group of pressed ones is opened once."""
        for group in range(len(self._pressed)):
            for number, parcel in enumerate(self._opened(group), group * _TOGETHER):
                if number in self:
                    yield number, self[number] if number in self._anew else parcel
        yield from ((number, parcel) for number, parcel in self._as_they_are.items() if number in self)

    @property
    def held_bytes(self) -> int:
        """How much memory all of them take."""
        return self._unpressed + sum(map(len, self._pressed)) + sum(map(len, self._anew.values()))

    def lay(self, parcel: bytes) -> int:
        """Lay one by; gives its number."""
        number = self._count
        self._count += 1
        self._as_they_are[number] = parcel
        self._unpressed += len(parcel)
        if self._unpressed > self._most_unpressed:
            self._most_unpressed = _LAID_BY_BYTES // _LEFT_UNPRESSED
        while self._unpressed > self._most_unpressed and len(self._as_they_are) >= _TOGETHER:
            self._press()
        return number

    def replace(self, number: int, parcel: bytes) -> None:
        """Lay another by in the place of one."""
        if number in self._as_they_are:
            self._unpressed += len(parcel) - len(self._as_they_are[number])
            self._as_they_are[number] = parcel
        else:
            self._anew[number] = zlib.compress(parcel, _LEVEL)

    def let_go(self, number: int) -> None:
        """Hold one no longer; the memory of one that is pressed with others stays with these."""
        self._gone.add(number)
        self._anew.pop(number, None)
        if number in self._as_they_are:
            self.replace(number, b"")

    def _press(self) -> None:
        """Press the oldest of those that are as they were laid."""
        first = len(self._pressed) * _TOGETHER
        some = [self._as_they_are.pop(number) for number in range(first, first + _TOGETHER)]
        self._unpressed -= sum(map(len, some))
        self._pressed.append(zlib.compress(pickle.dumps(some), _LEVEL))

    def _opened(self, group: int) -> list[bytes]:
        """The parcels of a group; who wants one of it wants its neighbours next."""
        if self._last_opened[0] != group:
            some: list[bytes] = pickle.loads(zlib.decompress(self._pressed[group]))  # noqa: S301 - pressed above
            self._last_opened = (group, some)
        return self._last_opened[1]
