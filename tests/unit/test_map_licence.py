"""By what right a map shows borders, and what it says of it."""

import pytest

from locator.texts import Lang
from maps.map_licence import MapLicence


@pytest.mark.parametrize(
    ("number", "internal", "borders", "mark"),
    [
        ("GS(2026)0001号", False, True, "审图号：GS(2026)0001号"),
        ("GS(2026)0001号", True, True, "审图号：GS(2026)0001号"),
        (None, True, True, "内部使用，未经地图审核"),
        ("  ", True, True, "内部使用，未经地图审核"),
        (None, False, False, None),
        (" ", False, False, None),
    ],
)
def test_borders_need_a_review_or_the_mark_of_internal_use(
    number: str | None, internal: bool, borders: bool, mark: str | None
) -> None:
    licence = MapLicence(number, internal)
    assert (licence.borders, licence.mark(Lang.ZH)) == (borders, mark)
    assert (licence.mark(Lang.EN) is None) == (mark is None)
    assert licence.line(Lang.ZH) == (mark or "没有审图号，地图不显示界线和地名")
