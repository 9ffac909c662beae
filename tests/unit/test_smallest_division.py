"""Who owns rows of which nobody says whose they are: the smallest division that holds all of them."""

import pytest

from importer.checks.smallest_division import smallest_division
from tests.judged_sheets import rules


@pytest.mark.parametrize(
    ("codes", "owner"),
    [
        pytest.param([], "", id="no rows"),
        pytest.param(["999999"], "", id="none that is known"),
        pytest.param(["430103", "430103"], "湖南省长沙市天心区", id="one county"),
        pytest.param(["999999", "430103"], "湖南省长沙市天心区", id="one that is known"),
        pytest.param(["430103", "430104"], "湖南省长沙市", id="two counties of a city"),
        pytest.param(["430103", "430104", "430103"], "湖南省长沙市", id="the first once more"),
        pytest.param(["430103", "430602"], "湖南省", id="two cities of a province"),
        pytest.param(["429004", "429005"], "湖北省", id="two counties that are of no city"),
        pytest.param(["110101", "110102"], "北京市", id="two districts of a city that is a province"),
        pytest.param(["430103", "420102"], "", id="two provinces"),
        pytest.param(["430103", "430104", "420102"], "", id="another province at the end"),
    ],
)
def test_rows_are_the_smallest_divisions_that_holds_them_all(codes: list[str], owner: str) -> None:
    assert smallest_division(map(rules().divisions.find, codes)) == owner
