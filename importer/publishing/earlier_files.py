"""The windows of the earlier files of a check, laid by until a later file may have something in common with them.

In a folder of many files hardly two have: then none is looked at again, and a window takes a tenth of its memory.
"""

import zlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from importer.parcels import unpacked_windows, windows_parcel
from importer.publishing.kin import Kin
from importer.publishing.merge import Upload, WindowRegister
from locator.window import Window

_LAID_BY_BYTES = 16 << 20
"""So many bytes are laid by as they are, before the first of them are pressed together."""
_LEFT_UNPRESSED = 4
"""From then on a part of that, one in so many, is left as it is: of very many files memory is what is short."""
_OFTEN = 3
"""What was fetched so many times stays at hand: where all files have one name, they would all be fetched by each."""


class _WithUpload(Protocol):
    @property
    def upload(self) -> Upload: ...


_Checked = TypeVar("_Checked", bound=_WithUpload)


class EarlierFiles:
    """Every window that earlier files list: at hand in the register, or laid by.

    The register is what it would be with all of them, as far as a file can tell that is compared with it.
    """

    def __init__(self, register: WindowRegister) -> None:
        self._register = register
        self._laid: list[bytes | None] = []
        self._fetched: list[int] = []
        self._with_key: dict[int, int | tuple[int, ...]] = {}
        self._with_id: dict[str, int] | None = None
        self._stated: dict[str, int] = {}
        self._to_press: deque[tuple[int, int]] = deque()
        self._unpressed = 0
        self._most_unpressed = _LAID_BY_BYTES

    def __bool__(self) -> bool:
        return bool(self._laid)

    def have_nothing_of(self, kin: Kin) -> bool:
        """Whether no window that is public, or in an earlier file, has anything in common with a file's."""
        if any(key in self._with_key for key in kin.marks()) or self._stating(kin):
            return False
        return not (self._register.ids and self._register.has_any_of(kin))

    def take(self, kin: Kin, windows: bytes) -> None:
        """Lay by the windows of a file that has nothing in common with any before it: each row's, or none, a parcel."""
        self._lay(kin, windows, kin.ids)

    def compare(self, kin: Kin, check: Callable[[], _Checked]) -> _Checked:
        """Check a file beside the register while all is in it that may be the file's too; then take up the file."""
        fetched = {number: self._fetch(number) for number in self._numbers(kin)}
        earlier = {each for ids in fetched.values() for each in ids}
        checked = check()
        listed = {window.id for window in checked.upload.windows}
        own = {each for each in listed if each in earlier or self._register.find(each) is None}
        self._register.take(checked.upload)
        for number, ids in fetched.items():
            self._lay_back(number, ids, own)
        if own:
            windows = self._register.put_away(own)
            self._lay(kin, windows_parcel(windows), own)
        return checked

    def _numbers(self, kin: Kin) -> list[int]:
        """Which of what is laid by a file may have something in common with, in the files' order."""
        found: set[int] = set(self._stating(kin))
        for key in kin.marks():
            known = self._with_key.get(key)
            if known is not None:
                numbers = (known,) if isinstance(known, int) else known
                left = tuple(number for number in numbers if self._laid[number] is not None)
                found.update(left)
                self._with_key[key] = left  # lest what is at hand is gone through by each file
        return sorted(found)

    def _stating(self, kin: Kin) -> set[int]:
        """Where ids stand that a file states; hardly any file does, so that they are looked up from the first on.

        And where the ids are stated that its windows have got, by their names as a rule.
        """
        stating = {self._stated[each] for each in kin.ids if each in self._stated} if self._stated else set()
        return {number for number in stating if self._laid[number] is not None} | self._with_ids_of(kin)

    def _with_ids_of(self, kin: Kin) -> set[int]:
        if not kin.stated or not self._laid:
            return set()
        if self._with_id is None:
            self._with_id = {
                window.id: number
                for number, laid in enumerate(self._laid)
                if laid is not None
                for window in _windows(laid)
            }
        found = {self._with_id[each] for each in kin.stated if each in self._with_id}
        return {number for number in found if self._laid[number] is not None}

    def _fetch(self, number: int) -> list[str]:
        windows = _windows(self._laid[number] or windows_parcel(()))
        self._register.bring(windows)
        self._fetched[number] += 1
        return [window.id for window in windows]

    def _lay_back(self, number: int, ids: Sequence[str], changed: Collection[str]) -> None:
        """What was fetched goes back without what the file at hand lists anew; what is wanted often stays."""
        left = [each for each in ids if each not in changed]
        if self._fetched[number] > _OFTEN:
            self._laid[number] = None
            return
        windows = self._register.put_away(left)
        if len(left) < len(ids):
            self._laid[number] = windows_parcel(windows)

    def _lay(self, kin: Kin, windows: bytes, ids: Iterable[str]) -> None:
        number = len(self._laid)
        self._laid.append(windows)
        self._fetched.append(0)
        for key in kin.marks():
            known = self._with_key.setdefault(key, number)
            if known != number:
                self._with_key[key] = (*(known if isinstance(known, tuple) else (known,)), number)
        if self._with_id is not None:
            self._with_id.update(dict.fromkeys(ids, number))
        self._stated.update(dict.fromkeys(kin.stated, number))
        self._press(number)

    def _press(self, number: int) -> None:
        size = len(self._laid[number] or b"")
        self._to_press.append((number, size))
        self._unpressed += size
        if self._unpressed > self._most_unpressed:
            self._most_unpressed = _LAID_BY_BYTES // _LEFT_UNPRESSED
        while self._unpressed > self._most_unpressed:
            oldest, size = self._to_press.popleft()
            self._unpressed -= size
            laid = self._laid[oldest]
            self._laid[oldest] = zlib.compress(laid, 1) if laid is not None else None


def _windows(laid: bytes) -> tuple[Window, ...]:
    # A pickle begins with its own sign.
    rows = unpacked_windows(laid if laid[:1] == b"\x80" else zlib.decompress(laid))
    return tuple(window for window in rows if window is not None)
