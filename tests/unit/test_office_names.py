"""Names of offices: which are likely to be one office's."""

import pytest

from importer.publishing.office_names import are_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("长沙市天心区数据局", "天心区数据局", True),
        ("天心区数据局", "湖南省长沙市天心区数据局", True),
        ("天心区 数据局", "天心区数据局", True),
        ("天心区数据局", "天心区数据局", False),
        ("长沙市数据局", "天心区数据局", False),
        ("天心区大数据局", "数据局", False),
        ("天心区数据局", "", False),
    ],
)
def test_names_are_alike_that_differ_by_the_divisions_before_them(one: str, other: str, alike: bool) -> None:
    assert are_alike(one, other) is alike
    assert are_alike(other, one) is alike
