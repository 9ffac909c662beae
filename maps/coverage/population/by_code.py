"""People of whole divisions, by their codes: what a file says of each, down to the lowest divisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from maps.coverage.population.findings import FindingKind, Findings
from maps.coverage.population.table_rows import Column, PopulationTable, read_number
from maps.coverage.sample_points import land_area_m2

_SAME_SHARE = 1e-9


@dataclass(frozen=True, slots=True)
class StatedSum:
    """What a file says of a division itself, beside the sum of what it says of those below it."""

    division: Division
    stated: float
    summed: float


@dataclass(frozen=True, slots=True)
class PeopleByCode:
    """People by the code of the lowest division, and the sums beside the file's own."""

    people: Mapping[str, float]
    sums: tuple[StatedSum, ...]


def people_by_code(table: PopulationTable, divisions: Divisions, findings: Findings) -> PeopleByCode:
    """What a table with the columns code and population says.

    A division that stands with those below it is held against their sum, and counted once; one that stands alone is
    spread over all of its land. Lines that cannot be used are left out and told.
    """
    stated, zones = _stated(table, divisions, findings)
    people = {code: number for code, number in stated.items() if _division(divisions, code).lowest}
    for code in [code for code in people if divisions.polygon(code) is None]:
        findings.name(FindingKind.LAND_UNKNOWN, f"{code} {_division(divisions, code).full_name}")
    sums = []
    # From below, so that a city is spread before its province is held against it.
    for code in sorted(stated.keys() - people.keys(), key=lambda code: (len(scope_prefix(code)), code), reverse=True):
        own = _division(divisions, code)
        below = divisions.within(code)
        known = [one.code for one in below if one.code in people]
        if not known:
            people.update(_spread(stated[code], below, divisions, findings))
            continue
        summed = sum(people[each] for each in known)
        sums.append(StatedSum(own, stated[code], summed))
        _tell(sums[-1], [one for one in below if one.code not in people], findings)
    for city, number in zones:
        for code, part in _spread(number, divisions.within(city), divisions, findings).items():
            people[code] = people.get(code, 0.0) + part
    return PeopleByCode(people, tuple(reversed(sums)))


def _stated(
    table: PopulationTable, divisions: Divisions, findings: Findings
) -> tuple[dict[str, float], list[tuple[str, float]]]:
    """The numbers by division of today, and those of development zones beside the code of the city they lie in."""
    found: dict[str, float] = {}
    zones: list[tuple[str, float]] = []
    seen: set[str] = set()
    for number, code, people in _numbers(table, findings):
        heirs = divisions.of_today(code)
        if not heirs:
            findings.add(FindingKind.CODE_UNKNOWN, number, code)
        elif len(heirs) > 1:
            findings.add(FindingKind.CODE_PARTED, number, code)
        elif code in seen:
            findings.add(FindingKind.CODE_TWICE, number, code)
        elif heirs[0].is_zone:
            findings.add(FindingKind.CODE_ZONE, number, code)
            zones.append((divisions.bounding(code), people))
        else:
            if heirs[0].code != code:
                findings.add(FindingKind.CODE_FORMER, number, f"{code} → {heirs[0].code} {heirs[0].name}")
            found[heirs[0].code] = found.get(heirs[0].code, 0.0) + people
        seen.add(code)
    return found, zones


def _numbers(table: PopulationTable, findings: Findings) -> Iterator[tuple[int, str, float]]:
    for number, texts in table.cells():
        people = people_in(texts[Column.PEOPLE], number, findings)
        if people is not None:
            yield number, _code(texts[Column.CODE]), people


def people_in(text: str, number: int, findings: Findings) -> float | None:
    """A count of people in a line's cell; what is none is told."""
    if not text:
        findings.add(FindingKind.NUMBER_MISSING, number)
        return None
    people = read_number(text)
    if people is None:
        findings.add(FindingKind.NUMBER_UNREADABLE, number, text)
    elif people < 0.0:
        findings.add(FindingKind.NUMBER_NEGATIVE, number, text)
    return people if people is not None and people >= 0.0 else None


def _code(text: str) -> str:
    """The six digits of a code as it may stand: 430103, 430103.0, 430103000000, 43."""
    digits = text.removesuffix(".0")
    if len(digits) == 12 and digits.endswith("000000"):
        digits = digits[:6]
    return digits.ljust(6, "0") if digits.isascii() and digits.isdigit() and len(digits) in (2, 4) else digits


def _spread(number: float, below: list[Division], divisions: Divisions, findings: Findings) -> dict[str, float]:
    """A number shared out by land among the lowest divisions."""
    shapes = {one.code: divisions.polygon(one.code) for one in below}
    areas = {code: land_area_m2(shape) for code, shape in shapes.items() if shape is not None}
    for one in below:
        if one.code not in areas:
            findings.name(FindingKind.LAND_UNKNOWN, f"{one.code} {one.full_name}")
    total = sum(areas.values())
    return {code: number * area / total for code, area in areas.items()}


def _tell(own: StatedSum, without: list[Division], findings: Findings) -> None:
    place = f"{own.division.code} {own.division.full_name} {_count(own.stated)} / {_count(own.summed)}"
    if without:
        findings.name(FindingKind.SUM_INCOMPLETE, f"{place} ({'、'.join(one.name for one in without)})")
    elif abs(own.stated - own.summed) > _SAME_SHARE * max(own.stated, own.summed):
        findings.name(FindingKind.SUM_DIFFERS, place)


def _count(people: float) -> str:
    return f"{people:,.0f}" if people == round(people) else f"{people:,.2f}"


def _division(divisions: Divisions, code: str) -> Division:
    found = divisions.find(code)
    assert found is not None  # noqa: S101  # it was found when its line was read
    return found
