"""What is laid by comes back as it was, pressed or not; what was let go is not found again."""

import random

import pytest

from importer.publishing import laid_parcels, marked_files
from importer.publishing.laid_parcels import LaidParcels
from importer.publishing.marked_files import MarkedFiles


@pytest.mark.parametrize("as_they_are", [0, 2_000, 1 << 30])
def test_parcels_come_back_as_they_were_laid_or_replaced(monkeypatch: pytest.MonkeyPatch, as_they_are: int) -> None:
    monkeypatch.setattr(laid_parcels, "_LAID_BY_BYTES", as_they_are)
    chosen = random.Random(5)  # noqa: S311 - a test's own numbers
    laid, expected = LaidParcels(), dict[int, bytes]()
    for number in range(200):
        expected[number] = b"%d " % number * chosen.randrange(1, 60)
        assert laid.lay(expected[number]) == number
        some = chosen.randrange(number + 1)
        if number % 5 == 0 and some in expected:
            laid.replace(some, b"anew")
            expected[some] = b"anew"
        if number % 7 == 0:
            laid.let_go(some)
            expected.pop(some, None)
    assert len(laid) == 200
    assert dict(laid) == expected
    assert {number: laid[number] for number in range(201) if number in laid} == expected


def test_very_many_alike_are_held_in_little_memory() -> None:
    parcel = bytes(random.Random(6).randbytes(4_000))  # noqa: S311 - a test's own bytes
    laid = LaidParcels()
    for number in range(12_000):
        laid.lay(parcel + b"%d" % number)
    assert laid.held_bytes < 12_000 * len(parcel) // 4


@pytest.mark.parametrize("recent", [1, 7, 1 << 30])
def test_files_are_found_by_any_of_their_marks_while_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch, recent: int
) -> None:
    monkeypatch.setattr(marked_files, "_RECENT", recent)
    chosen = random.Random(7)  # noqa: S311 - a test's own numbers
    wanted, marks_of = set[int](), dict[int, set[int]]()
    files = MarkedFiles(wanted.__contains__)
    for file in range(300):
        marks = {hash(f"name {chosen.randrange(400)}") for _ in range(chosen.randrange(4))}
        seen = {mark for each in marks_of.values() for mark in each}
        assert files.have_any(marks) == bool(marks & seen)
        assert files.with_any(marks) == {each for each in wanted if marks_of[each] & marks}
        files.add(marks, file)
        wanted.add(file)
        marks_of[file] = marks
        wanted.discard(chosen.randrange(file + 1))


def test_a_mark_whose_files_are_all_let_go_leads_to_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_files, "_RECENT", 3)
    laid = LaidParcels()
    files = MarkedFiles(laid.__contains__)
    first = laid.lay(b"a parcel")
    files.add([1], first)
    laid.let_go(first)
    assert files.with_any([1]) == set()
    files.add([2, 3], laid.lay(b"another"))
    assert files.have_any([1])
    assert files.with_any([1]) == set()
    assert files.with_any([1, 3]) == {1}
    assert -1 not in laid
