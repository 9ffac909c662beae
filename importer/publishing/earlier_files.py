"""The windows of the earlier files of a check, laid by until a later file may have something in common with them.

In a folder of many files hardly two have: then none is looked at again, and a window takes a tenth of its memory.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from importer.parcels import unpacked_windows, windows_parcel
from importer.publishing.kin import Kin
from importer.publishing.laid_parcels import LaidParcels
from importer.publishing.marked_files import MarkedFiles
from importer.publishing.merge import Upload, WindowRegister
from locator.window import Window

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
        self._laid = LaidParcels()
        self._named = MarkedFiles(self._laid.__contains__)
        self._fetched: list[int] = []
        self._with_id: dict[str, int] | None = None
        self._stated: dict[str, int] = {}

    def __bool__(self) -> bool:
        return len(self._laid) > 0

    def have_nothing_of(self, kin: Kin) -> bool:
        """Whether no window that is public, or in an earlier file, has anything in common with a file's."""
        if self._named.have_any(kin.marks()) or self._stating(kin):
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
        return sorted(self._stating(kin) | self._named.with_any(kin.marks()))

    def _stating(self, kin: Kin) -> set[int]:
        """Where ids stand that a file states; hardly any file does, so that they are looked up from the first on.

        And where the ids are stated that its windows have got, by their names as a rule.
        """
        stating = {self._stated[each] for each in kin.ids if each in self._stated} if self._stated else set()
        return {number for number in stating if number in self._laid} | self._with_ids_of(kin)

    def _with_ids_of(self, kin: Kin) -> set[int]:
        if not kin.stated or not self:
            return set()
        if self._with_id is None:
            self._with_id = {window.id: number for number, laid in self._laid for window in _windows(laid)}
        found = {self._with_id[each] for each in kin.stated if each in self._with_id}
        return {number for number in found if number in self._laid}

    def _fetch(self, number: int) -> list[str]:
        windows = _windows(self._laid[number])
        self._register.bring(windows)
        self._fetched[number] += 1
        return [window.id for window in windows]

    def _lay_back(self, number: int, ids: Sequence[str], changed: Collection[str]) -> None:
        """What was fetched goes back without what the file at hand lists anew; what is wanted often stays."""
        left = [each for each in ids if each not in changed]
        if self._fetched[number] > _OFTEN:
            self._laid.let_go(number)
            return
        windows = self._register.put_away(left)
        if len(left) < len(ids):
            self._laid.replace(number, windows_parcel(windows))

    def _lay(self, kin: Kin, windows: bytes, ids: Iterable[str]) -> None:
        number = self._laid.lay(windows)
        self._fetched.append(0)
        self._named.add(kin.marks(), number)
        if self._with_id is not None:
            self._with_id.update(dict.fromkeys(ids, number))
        self._stated.update(dict.fromkeys(kin.stated, number))


def _windows(laid: bytes) -> tuple[Window, ...]:
    return tuple(window for window in unpacked_windows(laid) if window is not None)
