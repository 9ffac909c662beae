"""Which tiles there are, which hosts they come from, and how long and how many of them are kept."""

import pytest

from maps.base_map.tile import Tile, TileImage, TileRefusal
from maps.base_map.tile_server import spread
from maps.base_map.tile_shelf import TileShelf

FIRST, SECOND, THIRD = (Tile("vec", 5, column, 9) for column in (1, 2, 3))


class HandClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now_s


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def image(size: int) -> TileImage:
    return TileImage(b"x" * size, "image/png")


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (("vec", "1", "0", "0"), True),
        (("cva", "18", "262143", "262143"), True),
        (("vec", "0", "0", "0"), False),
        (("vec", "19", "0", "0"), False),
        (("vec", "1", "2", "0"), False),
        (("vec", "1", "0", "2"), False),
        (("vec", "1", "-1", "0"), False),
        (("vec", "1", "٣", "0"), False),
        (("vec", "1", "9" * 5000, "0"), False),
        (("img", "1", "0", "0"), False),
        (("vec_w/../x", "1", "0", "0"), False),
    ],
)
def test_a_tile_is_one_of_the_layers_and_of_the_pyramid(words: tuple[str, str, str, str], there: bool) -> None:
    assert (Tile.named(*words) is not None) is there


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("https://t{0-2}.example", ("https://t0.example", "https://t1.example", "https://t2.example")),
        ("http://127.0.0.1:8100/tiles/", ("http://127.0.0.1:8100/tiles",)),
    ],
)
def test_braces_in_an_address_stand_for_several_hosts(address: str, hosts: tuple[str, ...]) -> None:
    assert tuple(spread(address)) == hosts


def test_a_picture_is_kept_for_a_day_and_a_refusal_for_seconds(clock: HandClock) -> None:
    shelf = TileShelf(10_000, clock)
    shelf.keep(FIRST, image(10))
    shelf.keep(SECOND, TileRefusal("status 500"))
    assert shelf.find(FIRST) == image(10)
    assert shelf.find(SECOND) == TileRefusal("status 500")
    clock.now_s = 6.0
    assert (shelf.find(FIRST), shelf.find(SECOND)) == (image(10), None)
    clock.now_s = 25 * 3600.0
    assert shelf.find(FIRST) is None


def test_what_was_longest_unused_makes_room(clock: HandClock) -> None:
    shelf = TileShelf(3200, clock)
    shelf.keep(FIRST, image(1000))
    shelf.keep(SECOND, image(1000))
    shelf.find(FIRST)
    shelf.keep(THIRD, image(1000))
    assert [shelf.find(tile) is not None for tile in (FIRST, SECOND, THIRD)] == [True, False, True]


def test_a_tile_that_comes_anew_takes_its_old_one_s_room(clock: HandClock) -> None:
    shelf = TileShelf(3200, clock)
    shelf.keep(FIRST, image(1000))
    for _ in range(5):
        shelf.keep(SECOND, image(1000))
    assert shelf.find(FIRST) is not None


def test_refusals_are_bounded_too(clock: HandClock) -> None:
    shelf = TileShelf(1600, clock)
    for tile in (FIRST, SECOND, THIRD, Tile("cva", 5, 1, 9)):
        shelf.keep(tile, TileRefusal("status 500"))
    assert shelf.find(FIRST) is None
