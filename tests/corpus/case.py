"""A case of the corpus: a named mess, why offices make it, the files, and what `check` must say of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.entry import Told
from tests.corpus.mess import RowMess, SheetMess
from tests.corpus.sheet import Sheet, base_sheet
from tests.corpus.xlsx_file import xlsx

Writer = Callable[[Iterable[Sheet]], bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What `check` must say of one file, by the name that the answer has for it.

    `sheets` are those with tables, from first to last; `told` what is said of the file as a whole, or of sheets without
    a table; `hidden` the names of sheets that are left out; `named` whether the file keeps the names of its sheets.
    """

    file: str
    sheets: tuple[Sheet, ...] = ()
    told: tuple[Told, ...] = ()
    hidden: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `lay` puts its files into a folder and gives the path that is checked."""

    name: str
    why: str
    answers: tuple[Answer, ...]
    lay: Callable[[Path], Path] = field(repr=False)
    scope: str | None = None


def a_file(name: str, content: Callable[[], bytes]) -> Callable[[Path], Path]:
    """Lay one file; its bytes are made when they are asked for."""

    def lay(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content())
        return path

    return lay


def book(
    name: str,
    why: str,
    *sheets: Sheet,
    write: Writer = xlsx,
    file: str = "窗口表.xlsx",
    told: Sequence[Told] = (),
    scope: str | None = None,
    named: bool = True,
) -> Case:
    """A case of one workbook; hidden sheets, and those without entries, have no table."""
    answer = Answer(
        file,
        tuple(sheet for sheet in sheets if not sheet.hidden and sheet.entries),
        tuple(told),
        tuple(sheet.name for sheet in sheets if sheet.hidden),
        named,
    )
    return Case(name, why, (answer,), a_file(file, lambda: write(sheets)), scope)


def raw(name: str, why: str, file: str, content: Callable[[], bytes], *told: Told) -> Case:
    """A case of one file that is no workbook of windows."""
    return Case(name, why, (Answer(file, told=told),), a_file(file, content))


def of_row(mess: RowMess) -> Case:
    """The mess by itself, in the second row of a sound form."""
    return book(mess.name, mess.why, mess.on(base_sheet(), 1))


def of_sheet(mess: SheetMess) -> Case:
    """The mess by itself, in a sound form."""
    return book(mess.name, mess.why, mess.make(base_sheet()))
