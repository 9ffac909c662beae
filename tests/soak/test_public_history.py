"""Our own table of abolished codes against the public one, where that is.

It lies beside the house, or where TONGBAN_SHARED says; elsewhere this file is not collected.
"""

import os
from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.divisions.history import DivisionHistory, packaged_history
from tests.house import HOUSE

SHARED = Path(os.environ.get("TONGBAN_SHARED", str(HOUSE.parent / "shared")))
HISTORY = SHARED / "reference" / "division-history.csv"
# Abolished in November 2025, and still in force in the public table.
LATER = {"500105", "500112"}


def test_every_county_of_our_table_has_the_public_tables_year_and_successors() -> None:
    public, divisions = DivisionHistory.load(HISTORY), Divisions.load()

    def stands(code: str) -> bool:
        division = divisions.find(code)
        return division is not None and division.in_force

    for code in packaged_history():
        ours, theirs = packaged_history().find(code), public.find(code)
        assert ours is not None
        assert theirs is not None
        if not code.endswith("00") and code not in LATER:
            assert (ours.name, ours.year) == (theirs.name, theirs.year)
            assert packaged_history().successors(code, stands) == public.successors(code, stands), code


def test_nothing_that_the_public_table_abolished_since_2010_is_missing_from_ours() -> None:
    public, divisions = DivisionHistory.load(HISTORY), Divisions.load()
    since = [code for code in public if (gone := public.find(code)) is not None and gone.year >= 2010]
    assert len(since) > 300
    assert [code for code in since if divisions.find(code) is None and packaged_history().find(code) is None] == []
