"""Where an item is handed in and how, as a further list's own columns say it: read, taken up, kept where not said."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from importer.items.item_choices import hand_in_stated, modes_stated
from importer.items.list_guide import list_guide
from importer.items.list_sheets import list_form
from importer.items.merged_catalogue import merged_catalogue
from importer.workbook.form.choices import CHOICES
from importer.workbook.form.list_template import list_template
from locator.items.catalogue import packaged_catalogue
from locator.items.item import HandIn, Item, ItemMode, Mode
from tests.item_lists import LABELS, item, judged, list_cells

WITH_CHOICES = {**LABELS, "hand_in": "在哪里交", "modes": "办理方式"}


def test_each_word_of_the_drop_down_is_understood_and_none_says_unknown() -> None:
    assert [hand_in_stated(word) for word in CHOICES["hand_in"]] == [one for one in HandIn if one is not HandIn.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("各地均可", HandIn.ANYWHERE),
        (" 决定地 ", HandIn.DECIDING),
        ("决定地（缴存地）", HandIn.DECIDING),
        ("Online", HandIn.ONLINE),
        ("大厅", None),
        ("各地均可、网上", None),  # one place, or nobody knows
        ("unknown", None),
    ],
)
def test_where_it_is_handed_in_is_one_of_the_known_words_or_not_understood(text: str, read: HandIn | None) -> None:
    assert hand_in_stated(text) is read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("全程网办", (Mode.ONLINE,)),
        ("异地代收代办；全程网办、异地代收代办", (Mode.COLLECT, Mode.ONLINE)),
        ("joint/online", (Mode.JOINT, Mode.ONLINE)),
        ("全程网办、快递", None),
        ("、", None),
    ],
)
def test_modes_are_listed_and_one_strange_word_makes_none_of_them_sure(
    text: str, read: tuple[Mode, ...] | None
) -> None:
    assert modes_stated(text) == read


def merged(**cells: str) -> Item:
    """An item of the catalogue with a list of 湖南 in it that has one row."""
    one = judged(list_cells([item(**cells)], labels=WITH_CHOICES))
    assert not one.has_error()
    return next(each for each in merged_catalogue(packaged_catalogue(), one).items if each.id == one.rows[0].id)


def test_what_a_row_says_is_taken_up_and_its_modes_are_those_of_the_lists_division() -> None:
    new = merged(hand_in="各地均可", modes="异地代收代办、全程网办")
    assert (new.id, new.hand_in) == ("2024-01", HandIn.ANYWHERE)
    assert new.modes == (ItemMode(Mode.COLLECT, "43"), ItemMode(Mode.ONLINE, "43"))


def test_what_a_row_does_not_say_stays_as_it_was_known() -> None:
    known = packaged_catalogue().items[1]
    again = merged(name=known.name)
    assert (again.hand_in, again.modes) == (known.hand_in, known.modes)
    here = merged(name=known.name, modes="全程网办")
    assert here.modes == (*known.modes, ItemMode(Mode.ONLINE, "43"))
    assert merged().hand_in is HandIn.UNKNOWN


def test_the_template_offers_these_words_where_they_are_written() -> None:
    sheet = load_workbook(BytesIO(list_template(list_form(), list_guide()))).worksheets[0]
    offered = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert [one.formula1 for one in offered] == [f'"{",".join(CHOICES["hand_in"])}"']
    letters = {str(cell.value): cell.column_letter for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    assert str(offered[0].sqref).startswith(letters["在哪里交"])
    hinted = [one for one in sheet.data_validations.dataValidation if one.prompt]
    assert len(hinted) == sum(not column.private for column in list_form().columns)
