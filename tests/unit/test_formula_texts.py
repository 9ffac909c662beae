"""A text that a spreadsheet program would run is made harmless, and read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importer.workbook.formula_texts import as_meant, harmless


@pytest.mark.parametrize("text", ["=1+1", "+852 2555 0123", "-1楼", "@x", "＝1", "\t=1", "'=1+1", "''-2"])
def test_a_text_that_would_run_stands_behind_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "示例路1号", "'430103", "O'Brien", "1-2"])
def test_any_other_text_stays_as_it_is_both_ways(text: str) -> None:
    assert (harmless(text), as_meant(text)) == (text, text)


@given(st.text("'=+-@＝a1\n", max_size=5))
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    assert as_meant(harmless(text)) == text
