"""A name is looked for by a sign that stands in for it: however a text is written, that sign is never seen."""

import pytest

from importer.checks.person_names import without_name

RARE = "\U00030000"
CUT = "…"


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("联系人：李明华，二楼", "李明华", "联系人：…，二楼"),
        ("联系人：李 明　华，二楼", "李明华", "联系人：…，二楼"),
        ("李明华镇政务中心", "李明华", "李明华镇政务中心"),
        ("李 明华镇政务中心", "李明华", "李 明华镇政务中心"),
        ("李明华、李明华镇", "李明华", "…、李明华镇"),
        ("找丽丽，丽丽丽", "丽丽", "找…，丽丽丽"),
        (f"{RARE}镇，联系人李明华", "李明华", f"{RARE}镇，联系人…"),
        ("联系人：李\u200b明华", "李明华", "联系人：李\u200b明华"),
        ("周一上午，找周一", "周一", "周一上午，找…"),
    ],
    ids=[
        "once", "padded", "a place of that name", "a padded place", "twice", "one that begins within itself",
        "beside the sign that stands in", "something invisible between its signs", "a day of that name",
    ],
)  # fmt: skip
def test_a_name_is_cut_out_where_it_is_a_persons(text: str, name: str, left: str) -> None:
    assert without_name(text, name, CUT) == left
