"""The form's own sample row, and the template's: known for what they are, and no office's window taken for one."""

import pytest

from importer.workbook.cells import CellValue
from tests.judged_sheets import codes, found, judged
from tests.sheets import SAMPLE_ROW, row


def test_the_forms_own_sample_row_is_never_published_and_no_data_row() -> None:
    file = judged(SAMPLE_ROW, row(number=2))
    assert [notice.place.row for notice in found(file, "example-row")] == [4]
    assert (file.rows, file.publishable, file.rejected) == (1, 1, 0)


def test_the_office_that_truly_stands_at_the_samples_address_is_published() -> None:
    file = judged({**SAMPLE_ROW, "division_code": "430103", "longitude": 112.99, "latitude": 28.11})
    assert "example-row" not in codes(file)
    assert file.publishable == 1


@pytest.mark.parametrize(
    "dress",
    [
        pytest.param({"division_code": "４１００２９"}, id="a code in full width"),
        pytest.param({"window_name": "天 心区政务服务中心“跨省通办”\n窗口01"}, id="spaces in the name"),
        pytest.param({"longitude": "112°99′", "latitude": "28° 11’"}, id="other marks for minutes"),
        pytest.param({"number": 7, "region_name": None, "manager_name": None}, id="other cells changed"),
    ],
)
def test_the_forms_sample_row_is_known_in_any_dress(dress: dict[str, CellValue]) -> None:
    assert [notice.place.cell for notice in found(judged(row(), {**SAMPLE_ROW, **dress}), "example-row")] == ["C5"]


@pytest.mark.parametrize("field", ["window_name", "division_code", "address", "longitude", "latitude"])
def test_a_row_that_differs_from_the_sample_where_it_counts_is_an_offices_own(field: str) -> None:
    assert "example-row" not in codes(judged({**SAMPLE_ROW, field: row()[field] if field != "window_name" else "甲"}))


@pytest.mark.parametrize("name", ["（示例）天心区政务服务中心", "(示例) 一号窗口", " （ 示例 ）"])
def test_the_templates_sample_row_is_known_by_how_its_name_begins(name: str) -> None:
    file = judged(row(window_name=name), row(number=2))
    assert [notice.place.row for notice in found(file, "example-row")] == [4]
    assert (file.rows, file.publishable) == (1, 1)


@pytest.mark.parametrize("name", ["示例路便民服务中心", "天心区（示例）窗口", "天心区示例路窗口"])
def test_a_window_with_the_word_elsewhere_in_its_name_is_published(name: str) -> None:
    file = judged(row(window_name=name))
    assert "example-row" not in codes(file)
    assert [window.name for _, window in file.windows()] == [name]
