"""What is held of a report comes back as it was taken, and takes little memory where it is long."""

import pytest

from importer import held_report
from importer.held_report import HeldReport

PIECE = '{"name":"天心区政务服务中心“跨省通办”窗口","phones":["0731-85550123"]},'.encode()


@pytest.mark.parametrize(
    ("as_it_is", "block"),
    [
        pytest.param(0, 1, id="every piece is pressed"),
        pytest.param(0, 5_000, id="pieces are pressed together"),
        pytest.param(20_000, 5_000, id="the first are held as they are"),
        pytest.param(1 << 30, 5_000, id="none is pressed"),
    ],
)
def test_a_held_report_is_said_as_it_was_taken(monkeypatch: pytest.MonkeyPatch, as_it_is: int, block: int) -> None:
    monkeypatch.setattr(held_report, "_AS_IT_IS_BYTES", as_it_is)
    monkeypatch.setattr(held_report, "_BLOCK_BYTES", block)
    held, pieces = HeldReport(), [b"%d %b" % (number, PIECE) for number in range(1_000)]
    pieces[500:500] = [b"a large file's" * 100_000, b""]
    for piece in pieces:
        held.take(piece)
    assert b"".join(held.said()) == b"".join(pieces)
    assert held.held_bytes == 0


def test_nothing_taken_is_nothing_said() -> None:
    assert b"".join(HeldReport().said()) == b""


def test_a_long_report_takes_little_more_than_what_is_held_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_report, "_AS_IT_IS_BYTES", 100_000)
    monkeypatch.setattr(held_report, "_BLOCK_BYTES", 10_000)
    held = HeldReport()
    for _ in range(10_000):
        held.take(PIECE)
    assert 100_000 <= held.held_bytes + 10_000 < 200_000 < 10_000 * len(PIECE)
