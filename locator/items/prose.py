"""What documents say of their items beside their tables: `data/items/lists.toml`, kept apart with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from locator.items.catalogue import Catalogue
from locator.items.entry import Entry, read_entries


@dataclass(frozen=True, slots=True)
class Document:
    """A document that speaks of items and of which we have no table; `missing` says what is not there."""

    id: str
    title: str
    issuer: str
    document: str
    date: str
    missing: str


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: the id of its list or document, and where in it."""

    within: str
    passage: str


@dataclass(frozen=True, slots=True)
class Part:
    """So many items, by a year, month or day or by none, and what is said of them besides."""

    items: int
    by: str | None
    what: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many items a passage speaks of, in parts; `of` names the document whose items they are.

    Where it is of a table that we have, the parts stand against what the table says.
    """

    of: str
    place: Place
    of_table: bool
    parts: tuple[Part, ...]
    note: str | None

    @property
    def items(self) -> int:
        """How many in all."""
        return sum(part.items for part in self.parts)


@dataclass(frozen=True, slots=True)
class Named:
    """Names of items, by id, as a passage writes them."""

    place: Place
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Charged:
    """The departments that a passage names as those of its list's items."""

    place: Place
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """Words in which the tables' 应用场景 of one item differ, by list."""

    item: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prose:
    """All that is said beside the tables."""

    documents: tuple[Document, ...]
    counted: tuple[Counted, ...]
    named: tuple[Named, ...]
    charged: tuple[Charged, ...]
    worded: tuple[Worded, ...]


def read_prose(path: Path, catalogue: Catalogue) -> Prose:
    """What a file of lists says beside the lists.

    Raises
    ------
    CatalogueUnreadable
        If something in it is missing or strange, or it names a list, a document or an item that there is not.
    """
    file = read_entries(path)
    file.only("list", "document", "counted", "named", "charged", "worded")
    documents = tuple(_document(entry) for entry in file.entries("document"))
    tables = [one.id for one in catalogue.lists]
    known = [*tables, *(one.id for one in documents)]
    items = [item.id for item in catalogue.items]
    return Prose(
        documents,
        tuple(_counted(entry, known, tables) for entry in file.entries("counted")),
        tuple(_named(entry, tables, items) for entry in file.entries("named")),
        tuple(_charged(entry, tables) for entry in file.entries("charged")),
        tuple(_worded(entry, tables, items) for entry in file.entries("worded")),
    )


def _document(entry: Entry) -> Document:
    entry.only("id", "title", "issuer", "document", "date", "missing")
    id_, title, issuer, number, missing = map(entry.text, ("id", "title", "issuer", "document", "missing"))
    return Document(id_, title, issuer, number, entry.date("date"), missing)


def _place(entry: Entry, known: list[str]) -> Place:
    return Place(entry.choice("in", known), entry.text("place"))


def _counted(entry: Entry, known: list[str], tables: list[str]) -> Counted:
    entry.only("of", "in", "place", "table", "parts", "note")
    of_table = entry.flag("table")
    place = _place(entry, tables if of_table else known)
    parts = tuple(_part(one) for one in entry.entries("parts"))
    return Counted(entry.text("of"), place, of_table, parts, entry.text_or_none("note"))


def _part(entry: Entry) -> Part:
    entry.only("items", "by", "what")
    return Part(entry.count("items"), entry.date_or_none("by"), entry.text_or_none("what"))


def _named(entry: Entry, tables: list[str], items: list[str]) -> Named:
    entry.only("in", "place", "names")
    names = entry.pairs("names")
    for item in names:
        _known(entry, "names", item, items)
    return Named(_place(entry, tables), names)


def _charged(entry: Entry, tables: list[str]) -> Charged:
    entry.only("in", "place", "departments")
    return Charged(_place(entry, tables), entry.texts("departments"))


def _worded(entry: Entry, tables: list[str], items: list[str]) -> Worded:
    entry.only("item", "words")
    words = entry.pairs("words")
    for name in words:
        _known(entry, "words", name, tables)
    return Worded(entry.choice("item", items), words)


def _known(entry: Entry, key: str, name: str, known: list[str]) -> None:
    if name not in known:
        raise entry.wrong(f"{key} 里的“{name}”不在目录里", f"{key} names “{name}”, which is not in the catalogue")
