"""A mess: one thing that hands do to a form, as a change of a row or of a whole sheet together with its outcome."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.corpus.entry import Entry
from tests.corpus.sheet import Sheet


@dataclass(frozen=True, slots=True)
class RowMess:
    """What happens to one row; `why` says why real offices produce it. `text_only`: a .csv can hold it too."""

    name: str
    why: str
    make: Callable[[Entry], Entry]
    alone: bool = False
    """Whether it bears on other rows, and is never combined."""

    def on(self, sheet: Sheet, index: int) -> Sheet:
        """The sheet with the mess in one of its rows."""
        return sheet.with_entry(index, self.make(sheet.entries[index]))


@dataclass(frozen=True, slots=True)
class SheetMess:
    """What happens to a sheet; `touches` are the parts of it that two messes cannot share."""

    name: str
    why: str
    make: Callable[[Sheet], Sheet]
    touches: frozenset[str] = field(default_factory=frozenset)
