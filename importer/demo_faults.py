"""The faults of real sheets, put into rows of the demo: each one that a check of ours knows, and what it writes."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

Row = dict[str, object]
Slip = Callable[[Row, Mapping[str, str]], Row]

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FAR_DEG = 1.0


def with_faults(
    rows: Sequence[Row], cities: Sequence[Mapping[str, str]], share: float, generator: np.random.Generator
) -> list[Row]:
    """The rows, a share of them with one fault each; every fault of `FAULTS` comes in its turn.

    `cities` has for each row its city's entry in the table, empty where it has none.
    """
    chosen = generator.permutation(len(rows))[: round(share * len(rows))]
    faulty = list(rows)
    for turn, index in enumerate(chosen.tolist()):
        fault = FAULTS[turn % len(FAULTS)]
        faulty[index] = {**rows[index], **fault(rows[index], cities[index])}
    return faulty


def _postal_code(row: Row, city: Mapping[str, str]) -> Row:
    # Where no postal code is at hand, the city's own code: not a county's either.
    return {"division_code": city.get("postal") or f"{row['division_code']}"[:4] + "00"}


def _unknown_code(row: Row, _: Mapping[str, str]) -> Row:
    return {"division_code": f"{row['division_code']}"[:2] + "9999"}


def _code_with_a_tail(row: Row, _: Mapping[str, str]) -> Row:
    return {"division_code": f"{row['division_code']}.0"}


def _code_in_full_width(row: Row, _: Mapping[str, str]) -> Row:
    return {"division_code": f"{row['division_code']}".translate(_FULL_WIDTH)}


def _name_of_the_sample(_: Row, __: Mapping[str, str]) -> Row:
    return {"region_name": "长沙市天心区"}


def _exchanged(row: Row, _: Mapping[str, str]) -> Row:
    return {"longitude": row["latitude"], "latitude": row["longitude"]}


def _disguised(row: Row, _: Mapping[str, str]) -> Row:
    return {field: "{}° {}'".format(*f"{row[field]:.2f}".split(".")) for field in ("longitude", "latitude")}


def _elsewhere(row: Row, _: Mapping[str, str]) -> Row:
    return {"latitude": round(float(str(row["latitude"])) - _FAR_DEG, 6)}


def _digit_lost(row: Row, _: Mapping[str, str]) -> Row:
    return {"longitude": float(f"{row['longitude']}"[1:])}


def _see_the_map(_: Row, __: Mapping[str, str]) -> Row:
    return {"longitude": "见地图"}


def _no_address(_: Row, __: Mapping[str, str]) -> Row:
    return {"address": "无"}


def _no_transit(_: Row, __: Mapping[str, str]) -> Row:
    return {"transit": None}


def _no_hours(_: Row, __: Mapping[str, str]) -> Row:
    return {"office_hours": "-"}


def _masked_phone(row: Row, _: Mapping[str, str]) -> Row:
    return {"office_phone": f"{row['office_phone']}"[:-4] + "XXXX"}


def _phone_at_the_door(_: Row, __: Mapping[str, str]) -> Row:
    return {"office_phone": "见门牌"}


def _broken_formula(_: Row, __: Mapping[str, str]) -> Row:
    return {"office_phone": "#REF!"}


def _a_persons_phone(row: Row, _: Mapping[str, str]) -> Row:
    return {"office_phone": row["manager_mobile"]}


def _another_mobile(row: Row, _: Mapping[str, str]) -> Row:
    # Also of the made-up range, and not the manager's.
    return {"office_phone": f"{int(str(row['manager_mobile'])) + 5000}"}


def _person_in_the_address(row: Row, _: Mapping[str, str]) -> Row:
    return {"address": f"{row['address']} 联系人{row['manager_name']}"}


def _closed_without_a_day(_: Row, __: Mapping[str, str]) -> Row:
    return {"closed_until": "装修暂停，另行通知"}


FAULTS: tuple[Slip, ...] = (
    _exchanged, _postal_code, _no_transit, _disguised, _masked_phone, _code_with_a_tail, _elsewhere, _no_hours,
    _code_in_full_width, _phone_at_the_door, _person_in_the_address, _unknown_code, _another_mobile, _see_the_map,
    _name_of_the_sample, _a_persons_phone, _digit_lost, _closed_without_a_day, _broken_formula, _no_address,
    _postal_code,
)  # fmt: skip
"""In the order of their turns, those that only warn between those that keep a row from being published."""
