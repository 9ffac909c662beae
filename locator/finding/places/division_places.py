"""A division as a place: at its seat, and where that is not known at the seat of the one above it."""

from collections.abc import Callable

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions, Seat
from locator.finding.places.place import Place, PlaceKind
from locator.texts import Lang, sentence


class DivisionPlaces:
    """Divisions as places; a seat that has to be worked out is worked out once."""

    def __init__(self, divisions: Divisions, has_other_meanings: Callable[[str], bool]) -> None:
        self._divisions = divisions
        self._has_other_meanings = has_other_meanings
        self._seats: dict[str, Seat | None] = {}

    def place(self, division: Division, lang: Lang) -> Place | None:
        """The division at its seat; None where nothing tells where it or anything above it lies."""
        seat = self._seat(division.code)
        if seat is not None:
            return self._at(seat, division, sentence(lang, f"seat-{seat.basis.value}", name=division.full_name))
        # A division of unknown position (和康县, of 2024) stands where its city or else its province has its seat.
        for code in (division.city_code, division.province_code):
            parent, seat = self._divisions.find(code or ""), self._seat(code or "")
            if parent is not None and seat is not None and parent != division:
                where = sentence(lang, f"seat-{seat.basis.value}", name=parent.name)
                return self._at(seat, division, sentence(lang, "seat-of-parent", name=division.full_name, where=where))
        return None

    def prepare(self) -> None:
        """Work out every seat now."""
        for division in self._divisions:
            self._seat(division.code)

    def _at(self, seat: Seat, division: Division, label: str) -> Place:
        # The code of a division that is no more stands for those that have its land.
        is_sure = division.in_force and not self._has_other_meanings(division.code)
        again = division.code if is_sure else division.full_name
        return Place(label, PlaceKind.DIVISION, seat.position, division, None, again=again, name=division.full_name)

    def _seat(self, code: str) -> Seat | None:
        if code not in self._seats:
            self._seats[code] = self._divisions.seat(code)
        return self._seats[code]
