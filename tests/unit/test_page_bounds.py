"""The benchmark of pages tells a measure above its bound."""

from benchmarks.page_visits.measures import Measure, exceeded


def test_only_what_is_above_its_bound_is_told() -> None:
    found = [
        Measure("at its bound", [10, 20], "B", 20),
        Measure("without a bound", [10**9], "ms"),
        Measure("above it in one edition", [1, 1_001], "ms", 1_000),
    ]
    assert exceeded(found) == ["exceeded: above it in one edition: 1,001 ms, at most 1,000 ms"]
