"""Ids are found by name whether one window bears it or many."""

from importer.publishing.ids_by_name import IdsByName
from tests.windows import window


def test_a_name_has_the_ids_of_all_its_windows_in_order() -> None:
    known = IdsByName([window("B", "政务窗口"), window("A", "政务 窗口"), window("C", "别的窗口")])
    assert known.named("政务窗口") == ["A", "B"]
    assert known.named("别的窗口") == ["C"]
    assert known.named("没有的窗口") == []


def test_a_window_that_was_removed_is_named_no_more() -> None:
    known = IdsByName([window("A", "政务窗口"), window("B", "政务窗口"), window("C", "别的窗口")])
    known.put(window("A", "政务窗口"))
    for gone in (window("B", "政务窗口"), window("C", "别的窗口"), window("C", "没有的窗口")):
        known.remove(gone)
    assert (known.named("政务窗口"), known.named("别的窗口")) == (["A"], [])
