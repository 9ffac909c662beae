"""Sheets that are no grid: one window on a page, its labels down the side with the values beside them.

They are looked for only where a file has no table at all, so that a page that explains the form is none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from importer.checks.cell_text import without_spaces
from importer.checks.header_line import header_line
from importer.checks.sheet_table import SheetTable
from importer.checks.shown_cells import ShownCells
from importer.columns import POSITION_FIELDS, Form
from importer.workbook.cells import SheetCells, cell_name

_FEWEST_LABELS = 4
_MOST_ROWS = 2000
"""A longer sheet is no page for a window."""
_WITH_VALUE = re.compile(r"\s*([^:：\n]{2,20})[:：](.*)", re.S)
_HAS_CODE = re.compile(r"[0-9]{5,12}")
_HAS_DIGITS = re.compile(r"[0-9]{2,3}")


@dataclass(slots=True)
class _Card:
    """One window's values by field, each with its cell; `row` is where its name stands."""

    row: int
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def is_window(self) -> bool:
        text = self.texts.get
        if len(self.labels) < _FEWEST_LABELS or not text("window_name", "").strip():
            return False
        coded = _HAS_CODE.search(text("division_code", ""))
        return bool(coded or all(_HAS_DIGITS.search(text(name, "")) for name in POSITION_FIELDS))


@dataclass(frozen=True, slots=True)
class Cards:
    """What a sheet holds of such pages: a table with a row for each, or null.

    `several_across`: one line of labels has several windows beside it, which have no rows to be told by.
    """

    table: SheetTable | None = None
    several_across: bool = False


def cards_in(sheet: SheetCells, form: Form) -> Cards:
    """The windows of a sheet that is no grid."""
    shown = ShownCells.of(sheet)
    if shown.height > _MOST_ROWS:
        return Cards()
    cards = [card for card in _cards(shown, form) if card.is_window()]
    if not cards:
        return Cards()
    if _several_across(shown, cards[0]):
        return Cards(several_across=True)
    return Cards(_table(shown, form, cards))


def _cards(shown: ShownCells, form: Form) -> Iterator[_Card]:
    card = _Card(0)
    for row in range(shown.height):
        texts = shown.row(row)
        for column, text in enumerate(texts):
            label, value = _label(text, form)
            for name in form.fields_labelled(label):
                if name == "window_name" and card.texts.get(name):
                    yield card
                    card = _Card(row)
                if not card.texts.get(name):
                    at, beside = (column, value) if value else _beside(texts, column, form)
                    _put(card, name, label, (row, at), beside)
    yield card


def _label(text: str, form: Form) -> tuple[str, str]:
    """A cell's label, and the value where both stand in it, as in 窗口名称：天心区窗口."""
    if not text.strip():
        return "", ""
    both = _WITH_VALUE.fullmatch(text)
    if both and both[2].strip() and form.fields_labelled(both[1]):
        return both[1], both[2].strip()
    return text, ""


def _beside(texts: list[str], column: int, form: Form) -> tuple[int, str]:
    """The column of a label's value, and it: of the next cell that holds something, unless that is a label too.

    An empty value stands in the label's neighbour.
    """
    for other in range(column + 1, len(texts)):
        if texts[other].strip():
            if form.fields_labelled(_label(texts[other], form)[0]):
                break
            return other, texts[other]
    return min(column + 1, len(texts) - 1), ""


def _put(card: _Card, name: str, label: str, place: tuple[int, int], value: str) -> None:
    card.labels[name] = label.strip()
    card.places[name] = place
    card.texts[name] = "" if without_spaces(value) == without_spaces(label) else value
    if name == "window_name":
        card.row = place[0]


def _several_across(shown: ShownCells, card: _Card) -> bool:
    """Whether more windows stand beside the first: further values in the lines of most of its labels."""
    row, column = card.places["window_name"]
    if column + 1 >= len(shown.own) or not shown.own[column + 1][row].strip():
        return False
    lines = [place for place in card.places.values() if place[1] == column]
    beside = sum(bool(shown.own[column + 1][row].strip()) for row, _ in lines)
    return len(lines) >= _FEWEST_LABELS and beside * 2 > len(lines)


def _table(shown: ShownCells, form: Form, cards: list[_Card]) -> SheetTable:
    sheet = shown.sheet
    fields = [name for name in form.by_field if any(name in card.labels for card in cards)]
    first: Mapping[str, tuple[int, int]] = {
        name: place for card in reversed(cards) for name, place in card.places.items()
    }
    return SheetTable(
        sheet=sheet.name,
        header_row=sheet.top + cards[0].row,
        header=header_line(shown, form, 0, shown.height),
        rows=tuple(sheet.top + card.row for card in cards),
        columns={name: sheet.left + first[name][1] for name in fields},
        texts={name: [card.texts.get(name, "") for card in cards] for name in fields},
        labels={name: next(card.labels[name] for card in cards if name in card.labels) for name in fields},
        cells=tuple(
            {name: cell_name(sheet.top + row, sheet.left + column) for name, (row, column) in card.places.items()}
            for card in cards
        ),
    )
