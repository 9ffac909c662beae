"""Where guided questions end: on the web, at a window near by, in another place, at a provider, or at a telephone."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from locator.items.item import HandIn, Mode


class Way(StrEnum):
    """The one thing to do first."""

    ONLINE = "online"
    NEAREST = "nearest"
    RIGHT_PLACE = "right-place"
    PROVIDER = "provider"
    CALL = "call"


class Near(StrEnum):
    """Which windows near somebody may be named as places for the matter."""

    ALL_NOT_REFUSING = "all"
    """Those that take it, and those that do not say: these are to be called first."""
    STATING = "stating"
    """Those that state it themselves, and no other."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What is told in the end.

    Parameters
    ----------
    way
        What to do first.
    near
        Which windows near by are named besides, or as that first thing.
    asks_home
        Whether the place that decides has to be known to say more, and is not.
    at_home
        Whether whoever asks is in that place already.
    """

    way: Way
    near: Near
    asks_home: bool
    at_home: bool


_WAYS = {
    HandIn.ANYWHERE: Way.NEAREST,
    HandIn.DESTINATION: Way.RIGHT_PLACE,
    HandIn.DECIDING: Way.RIGHT_PLACE,
    HandIn.PROVIDER: Way.PROVIDER,
    HandIn.ONLINE: Way.ONLINE,
    HandIn.UNKNOWN: Way.CALL,
}


def asks_home(hand_in: HandIn) -> bool:
    """Whether the place that decides has to be known before anybody can be told where to go."""
    return hand_in not in (HandIn.ANYWHERE, HandIn.ONLINE)


def ending_of(hand_in: HandIn, modes: Collection[Mode], home: str | None, here: str | None) -> Ending:
    """The one ending of a matter.

    `modes` are those that are stated between the two places, none where nothing is. `home` is the division that
    decides, as the digits of its code that count (4301 for 长沙市), `here` the code of the one in which whoever asks
    stands; both None where not known. Where it may be handed in elsewhere (`collect`), the windows near by are right
    whatever the lists say in general.
    """
    way = _way(hand_in, modes)
    everywhere = way in (Way.ONLINE, Way.NEAREST)
    return Ending(
        way=way,
        near=Near.ALL_NOT_REFUSING if everywhere else Near.STATING,
        asks_home=home is None and not everywhere,
        at_home=home is not None and here is not None and here.startswith(home),
    )


def _way(hand_in: HandIn, modes: Collection[Mode]) -> Way:
    if Mode.ONLINE in modes:
        return Way.ONLINE
    if Mode.COLLECT in modes:
        return Way.NEAREST
    return _WAYS[hand_in]
