"""A file as it is told of where no window of another has anything in common with its own, made up where it is judged.

Of the files of a folder that holds for nearly all. What is said of such a file needs none before it, so that the second
process makes it ready to the last sign; what its windows would be compared by goes with it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importer.checks.duplicates import heard_all
from importer.checks.judged import NO_POINTS, JudgedFile
from importer.notices import NoticeTable
from importer.parcels import parcel, unpacked, unpacked_windows, windows_parcel
from importer.publishing.identify import Standing, identified_alone
from importer.publishing.kin import Kin

Sayer = Callable[[JudgedFile], bytes]
"""How it is put what was found in a file."""


@dataclass(frozen=True, slots=True)
class FileAlone:
    """What is `said` of a file by itself, in UTF-8, and each row's window with its id or none, as a parcel.

    `faulty`: something in it has severity `error`. `kin` is what other files are looked for by; `judged` is the file
    for the case that one is found.
    """

    name: str
    said: bytes
    faulty: bool
    kin: Kin
    windows: bytes
    judged: JudgedFile | bytes

    def has_error(self) -> bool:
        """Whether anything has severity `error`."""
        return self.faulty

    def judgement(self) -> JudgedFile:
        """The judged file, whose windows' ids count for nothing."""
        if isinstance(self.judged, JudgedFile):
            return self.judged
        judged: JudgedFile = unpacked(self.judged)
        return judged.with_windows(unpacked_windows(self.windows), ())

    def packed(self) -> "FileAlone":
        """The same to be sent; without the rows' private fields, which only an import needs and which hold tables."""
        judged = self.judgement()
        tables = (replace(table, windows=(), private=(), points=NO_POINTS) for table in judged.tables)
        return replace(self, judged=parcel(replace(judged, tables=tuple(tables))))


def files_alone(
    files: Sequence[JudgedFile], standing: Standing, notices: NoticeTable, say: Sayer
) -> Iterator[FileAlone]:
    """Files, each beside no other.

    Raises
    ------
    ValueError
        If they are whole lists or summaries, as what those are depends on what is public.
    """
    known = [identified_alone(judged, standing, notices) for judged in files]
    names = iter(heard_all([window.name for each in known for _, window in each.windows()]))
    for judged, each in zip(files, known, strict=True):
        kin = Kin.of(each, islice(names, each.publishable))
        yield FileAlone(judged.name, say(each), each.has_error(), kin, windows_parcel(each.all_rows()), judged)
