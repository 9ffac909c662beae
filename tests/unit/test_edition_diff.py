"""Two editions compared: which windows came, went, changed or moved."""

from datetime import date

import pytest
from pyproj import Geod

from locator.editions.diff import compare
from locator.position import Position
from locator.window import ALL_ITEMS
from tests.windows import COUNTER, window

# The contract's keys of W, written out.
W = {
    "id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
}  # fmt: skip


def test_the_same_windows_in_another_order_are_no_difference() -> None:
    a, b = window("A"), window("B")
    assert not compare([a, b], [b, a])
    assert not compare([], [])


def test_what_came_and_went_is_listed_in_order_of_id() -> None:
    difference = compare([window("D"), window("C"), window("X")], [window("B"), window("X"), window("A")])
    assert [each.id for each in difference.added] == ["A", "B"]
    assert [each.id for each in difference.dropped] == ["C", "D"]
    assert difference.changed == ()
    assert difference


def test_a_change_names_each_field_with_its_old_and_new_value_and_no_other() -> None:
    before, after = window("A"), window("A", address="新址", closed_until=date(2026, 5, 1), items=ALL_ITEMS)
    (change,) = compare([before], [after]).changed
    assert change.fields == {
        "address": (before.address, "新址"),
        "closed_until": (None, "2026-05-01"),
        "items": (["2022-01", "2022-02"], "all"),
    }
    assert change.moved_m == 0.0


def test_a_change_of_the_first_day_out_of_service_alone_is_told() -> None:
    last = date(2026, 5, 9)
    before, after = window("A", closed_until=last), window("A", closed_until=last, closed_from=date(2026, 5, 1))
    (change,) = compare([before], [after]).changed
    assert change.fields == {"closed_from": (None, "2026-05-01")}


def test_a_move_is_told_in_geodesic_metres() -> None:
    there = Position(112.99, 28.12)
    (change,) = compare([window("A")], [window("A", position=there)]).changed
    assert change.fields == {"lon": (112.985, 112.99), "lat": (28.115, 28.12)}
    assert change.moved_m == pytest.approx(Geod(ellps="WGS84").inv(COUNTER.lon, COUNTER.lat, there.lon, there.lat)[2])


def test_the_json_has_the_contracts_keys_and_no_other() -> None:
    moved = window("A", position=Position(112.985, 28.1150001))
    document = compare([window("A"), window("B")], [moved, window("C")]).public(3, 4)
    assert list(document) == ["a", "b", "added", "dropped", "changed"]
    assert (document["a"], document["b"]) == (3, 4)
    assert [set(each) for each in (*document["added"], *document["dropped"])] == [W, W]  # type: ignore[misc]
    assert document["changed"] == [{"id": "A", "fields": {"lat": [28.115, 28.1150001]}, "moved_m": 0.011}]
