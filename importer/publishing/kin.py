"""By what a file's windows are compared with others: whose they are, what they are called, and by which id.

Files of one office have nothing in common by that alone: a window is known by its name or by its id, and one that has
moved under another name is only looked for among those that no earlier file lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importer.checks.duplicates import heard_all
from importer.checks.judged import JudgedFile


@dataclass(frozen=True, slots=True)
class Kin:
    """The offices of a file, its windows' names as they are compared, and ids.

    `ids` are those that its windows have, `stated` those that its rows state: 窗口编号.
    """

    offices: tuple[str, ...]
    names: tuple[str, ...]
    ids: tuple[str, ...]
    stated: tuple[str, ...]

    @classmethod
    def of(cls, judged: JudgedFile, names: Iterable[str] | None = None) -> "Kin":
        """What a file may have in common with others; `names` are its windows' where they are known as `heard`."""
        windows = [window for _, window in judged.windows()]
        return cls(
            offices=tuple(judged.offices() - {""}),
            names=tuple(set(heard_all([window.name for window in windows]) if names is None else names)),
            ids=tuple(window.id for window in windows),
            stated=tuple(stated for table in judged.tables for stated in table.ids if stated),
        )

    def marks(self) -> Iterator[int]:
        """The names as numbers; different ones may have one number."""
        return map(hash, self.names)
