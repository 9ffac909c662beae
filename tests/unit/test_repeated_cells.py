"""Cells that only say that they are as the one above take its text, and nothing else changes."""

import pytest

from importer.checks.repeated_cells import with_repeats


@pytest.mark.parametrize(
    ("texts", "block", "repeated"),
    [
        pytest.param(["甲", "同上", "〃"], ["甲", "甲", "甲"], {1: "同上", 2: "〃"}, id="one after another"),
        pytest.param(["同上", "甲"], ["同上", "甲"], {}, id="nothing above the first"),
        pytest.param(["甲", "", "同上"], ["甲", "", "同上"], {}, id="an empty cell above"),
        pytest.param(["甲", " ", "同上"], ["甲", " ", "同上"], {}, id="blanks above"),
        pytest.param(["", "甲", "同上"], ["", "甲", "甲"], {2: "同上"}, id="an empty cell farther above"),
        pytest.param(["同上", "同上", "甲"], ["同上", "同上", "甲"], {}, id="nothing but marks above"),
        pytest.param(["甲", "同上海路1号"], ["甲", "同上海路1号"], {}, id="a text that begins so"),
        pytest.param(["甲", "（同上一格）"], ["甲", "甲"], {1: "（同上一格）"}, id="the longest mark"),
    ],
)
def test_a_mark_takes_the_text_above_where_there_is_one(
    texts: list[str], block: list[str], repeated: dict[int, str]
) -> None:
    before = tuple(texts)
    assert with_repeats(texts) == (block, repeated)
    assert with_repeats(before) == (block, repeated)
    assert tuple(texts) == before


def test_a_column_without_marks_is_given_back_as_it_is() -> None:
    texts = ["甲", "乙"]
    assert with_repeats(texts)[0] is texts
