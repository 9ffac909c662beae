"""What the benchmark of office hours says where a bound is exceeded, and only there."""

from benchmarks.hours import READ_AT_MOST_S, Measured, exceeded

READING = Measured("texts read", READ_AT_MOST_S, 0.002, READ_AT_MOST_S)


def test_a_bound_that_is_just_kept_is_not_exceeded() -> None:
    assert exceeded([READING, Measured("unbounded", 60.0, 0.002)]) == []


def test_what_takes_longer_than_it_may_is_told_with_its_bound() -> None:
    assert exceeded([Measured("texts read", 1.254, 0.002, 1.0)]) == ["exceeded: texts read: 1.25 s, at most 1.0 s"]


def test_a_ratio_is_to_its_own_floor() -> None:
    assert READING.ratio == READ_AT_MOST_S / 0.002
