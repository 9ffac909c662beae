"""Rows of texts on their way from one process to another: what arrives is what was sent."""

import pickle

import pytest

from importer.checks.packed_texts import packed, unpacked
from importer.checks.persons import Persons
from importer.checks.phones import PhonesRead
from importer.notices import Notice, Place, Severity

NOBODY: tuple[str, ...] = ()
TOLD = {1: (Notice("phone-mobile", Severity.WARNING, Place("表", 5, "H5", "office_phone")),)}


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (NOBODY,),
        (NOBODY, NOBODY),
        (("",),),
        (("", ""), NOBODY, ("",)),
        (("张三",), ("张三", "13900009876"), NOBODY, ("张三",)),
        (("a\0b",), ("c",)),
        (("\0",), NOBODY),
        (("一",), ("二",)),
    ],
    ids=["no rows", "nobody", "twice", "empty", "empties", "some", "a NUL", "only a NUL", "two rows"],
)
def test_rows_arrive_as_they_were(rows: tuple[tuple[str, ...], ...]) -> None:
    assert unpacked(packed(rows)) == rows
    assert pickle.loads(pickle.dumps(Persons(rows, rows[::-1]))) == Persons(rows, rows[::-1])  # noqa: S301
    assert pickle.loads(pickle.dumps(PhonesRead(rows, TOLD))) == PhonesRead(rows, TOLD)  # noqa: S301


def test_equal_rows_arrive_as_one() -> None:
    first, _, last = unpacked(packed((("张三",), ("李四",), ("张三",))))
    assert first is last


@pytest.mark.parametrize("rows", [(("张三",),), (("张三",), ("李四", "王五"))])
def test_rows_travel_as_one_text(rows: tuple[tuple[str, ...], ...]) -> None:
    assert packed(rows)[0] == "\0".join(text for row in rows for text in row)
