"""Which proposals are taken, where they are put, and how that is told."""

from dataclasses import replace

import pytest

from importer.checks.acceptance import accepted, taken_notice, with_suggestions
from importer.checks.sheet_table import SheetTable, tables_in
from importer.notices import TAKEN, Confidence, Notice, Place, Severity, Suggestion
from tests.judged_sheets import rules
from tests.sheets import cells, row

CODE = Suggestion("430104", Confidence.CERTAIN, "", "")
LIKELY = replace(CODE, confidence=Confidence.LIKELY)
AT_CODE = Place("窗口表", 4, "D4", "division_code")


def notice(
    code: str = "division-unknown",
    severity: Severity = Severity.ERROR,
    suggestion: Suggestion | None = CODE,
    place: Place = AT_CODE,
) -> Notice:
    return Notice(code, severity, place, suggestion=suggestion)


@pytest.mark.parametrize(
    ("found", "accept", "taken"),
    [
        pytest.param(notice(), None, False, id="nothing is to be taken"),
        pytest.param(notice(), Confidence.CERTAIN, True, id="an error's, which is certain"),
        pytest.param(notice(suggestion=LIKELY), Confidence.CERTAIN, False, id="a likely one, and certain ones are"),
        pytest.param(notice(suggestion=LIKELY), Confidence.LIKELY, True, id="a likely one"),
        pytest.param(notice(), Confidence.LIKELY, True, id="a certain one is likely too"),
        pytest.param(notice(suggestion=None), Confidence.LIKELY, False, id="none is made"),
        pytest.param(
            notice("position-swapped", Severity.WARNING), Confidence.LIKELY, False, id="a warning's, applied already"
        ),
        pytest.param(
            notice("division-not-county", Severity.WARNING), Confidence.CERTAIN, True, id="a county's for its city's"
        ),
        pytest.param(
            notice("phone-area-mismatch", Severity.WARNING), Confidence.CERTAIN, True, id="another city's area code"
        ),
    ],
)
def test_a_proposal_is_taken_as_far_as_it_was_agreed_to(found: Notice, accept: Confidence | None, taken: bool) -> None:
    assert accepted([found], accept) == ([found] if taken else [])


def table() -> SheetTable:
    (only,) = tables_in(cells([row(), row(number=2)]), rules().form)
    return only


def test_a_proposal_is_put_into_its_own_cell() -> None:
    before = table()
    after = with_suggestions(before, [notice(), notice(place=Place("窗口表", 5, "H5", "office_phone"))])
    assert after.block("division_code") == ["430104", "430103"]
    assert after.block("office_phone") == ["0731-85550123", "430104"]
    assert before.block("division_code") == ["430103", "430103"]


@pytest.mark.parametrize("place", [Place("窗口表"), Place("窗口表", 4), Place("窗口表", 3, "D3", "division_code")])
def test_a_proposal_for_no_row_of_the_table_changes_nothing(place: Place) -> None:
    assert with_suggestions(table(), [notice(place=place)]).texts == table().texts


def test_what_was_taken_is_a_warning_that_no_longer_says_that_the_cell_is_shown_as_it_stands() -> None:
    shown = {
        "shown": "，将照原样公开，请核对。",
        "shown_en": "; it will be shown as it stands. Please check.",
        "code": "0731",
    }
    told = taken_notice(replace(notice(), words=shown))
    assert told.severity is Severity.WARNING
    assert told.words == {"shown": "。", "shown_en": ".", "code": "0731", TAKEN: "430104"}
    assert taken_notice(notice()).words == {TAKEN: "430104"}
