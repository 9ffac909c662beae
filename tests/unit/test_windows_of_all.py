"""The windows that count as taking a new item at once, told to whoever publishes it."""

from dataclasses import replace

from importer.items.compared_catalogues import compared_catalogues
from importer.items.windows_of_all import lines_of_all, windows_of_all
from locator.items.catalogue import packaged_catalogue
from locator.window import ALL_ITEMS
from tests.windows import window

NEW = packaged_catalogue()
ADDED = compared_catalogues(replace(NEW, items=NEW.items[:-1]), NEW)
SAME = compared_catalogues(NEW, NEW)
STATING = [replace(window(f"w{number}"), items=ALL_ITEMS) for number in range(53)]


def test_only_windows_that_state_all_are_told_and_only_where_items_are_added() -> None:
    others = [replace(STATING[0], items=items) for items in (None, (), ("2022-01",))]
    assert windows_of_all(ADDED, [*others, STATING[1]]) == [STATING[1]]
    assert windows_of_all(SAME, STATING) == []
    assert list(lines_of_all(ADDED, [], "zh")) == []


def test_of_many_windows_the_first_fifty_are_named_and_the_rest_counted() -> None:
    head, *named, rest = lines_of_all(ADDED, STATING, "zh")
    assert head.startswith("! 有 53 个现行窗口写着“全部”")
    assert (len(named), rest) == (50, "  还有 3 个")
    assert list(lines_of_all(ADDED, STATING, "en"))[-1] == "  and 3 more"


def test_a_window_is_told_with_its_office_and_its_telephone() -> None:
    bare = replace(STATING[0], phones=())
    for lang, none in (("zh", "没有电话"), ("en", "no telephone")):
        _, first, second = lines_of_all(ADDED, [STATING[0], bare], lang)
        assert all(text in first for text in (STATING[0].name, STATING[0].office, *STATING[0].phones))
        assert second.endswith(none)
