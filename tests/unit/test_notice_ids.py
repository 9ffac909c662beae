"""Names for notices: the same for the same fault at the same cell, never the same for two."""

from dataclasses import replace

from importer.desk.notice_ids import notice_ids
from importer.notices import Notice, Place, Severity

ONE = Notice("text-suspicious", Severity.WARNING, Place("表", 7, "C7", "window_name"), "=1")


def test_an_id_knows_nothing_of_what_the_cell_says():
    other = replace(ONE, value="=2", severity=Severity.ERROR, words={"reason": "别的"})
    assert notice_ids([ONE]) == notice_ids([other])


def test_other_faults_and_other_cells_have_other_ids():
    others = [
        replace(ONE, code="value-tidied"),
        replace(ONE, place=Place("表2", 7, "C7", "window_name")),
        replace(ONE, place=Place("表", 8, "C8", "window_name")),
        replace(ONE, place=Place("表", 7, "D7", "division_code")),
        replace(ONE, place=Place("表")),
        replace(ONE, place=Place()),
    ]
    assert len(set(notice_ids([ONE, *others]))) == len(others) + 1


def test_several_of_one_kind_at_one_cell_are_told_apart_by_their_order():
    first, second = notice_ids([ONE, replace(ONE, words={"reason": "二"})])
    assert first != second
    assert notice_ids([replace(ONE, code="value-tidied"), ONE])[1] == first


def test_a_sheet_whose_name_is_half_a_sign_has_ids_too():
    assert notice_ids([replace(ONE, place=Place("半\ud83d"))]) != notice_ids([replace(ONE, place=Place("半\ud83e"))])


def test_no_place_is_like_another_that_spells_the_same():
    one = replace(ONE, place=Place("None", 7, "C7"))
    assert notice_ids([one]) != notice_ids([replace(ONE, place=Place(None, 7, "C7"))])
