"""Places of one name, told apart: those at one spot are one, and others get a number, which asks for them again."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from locator.finding.places.place import Place
from locator.geometry.ellipsoid import ecef

_ONE_SPOT_M = 100.0
"""A building and its gate are one place; pieces of a long street are several."""


def told_apart(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places in their order, of those of one text at one spot the first; where a text is left twice, numbered.

    The numbers follow the order, so that the same answer gives the same ones; a text is what a place's `again` says.
    """
    kept: list[Place] = []
    for place in places:
        if not any(place.again == other.again and _are_near(place, other) for other in kept):
            kept.append(place)
    total, so_far = Counter(place.again for place in kept), Counter[str]()
    return tuple(_numbered(place, so_far) if total[place.again] > 1 else place for place in kept)


def _numbered(place: Place, so_far: Counter[str]) -> Place:
    so_far[place.again] += 1
    number = f"（{so_far[place.again]}）"
    label = place.label + number
    return replace(place, label=label, name=label, again=place.again + number)


def without_number(text: str) -> str:
    """What a numbered text was before; any other text as it is."""
    plain = text[:-3]
    return plain if plain and text[-3:-2] == "（" and text[-2:-1].isdecimal() and text[-1:] == "）" else text


def _are_near(one: Place, other: Place) -> bool:
    return math.dist(ecef(one.position), ecef(other.position)) <= _ONE_SPOT_M
