"""A public window as a row of the form: what `export` and the filled template write, and the reader reads back."""

from importer.checks.suspension_stated import suspension_text
from importer.choice_names import DATUM_NAMES, KIND_NAMES, LEVEL_NAMES
from importer.region_names import region_name
from locator.datum import position_in
from locator.position import Datum
from locator.window import ALL_ITEMS, Window

_SHEET_DECIMALS = 9  # a tenth of a millimetre: the same position when it comes back


def form_row(window: Window, datum: Datum, number: int) -> dict[str, object]:
    """The window's fields as the form has them, its position in `datum`; `number` is the row's own."""
    lon, lat = position_in(window.position, datum)
    return {
        "number": number,
        "region_name": region_name(window.division),
        "window_name": window.name,
        "division_code": window.division.code,
        "address": window.address,
        # Not 、, which some write between an area code and its number: 0123、4008001234 has two readings.
        "office_phone": "；".join(window.phones) or None,
        "office_hours": window.hours.text if window.hours else None,
        "transit": window.transit,
        "longitude": round(lon, _SHEET_DECIMALS),
        "latitude": round(lat, _SHEET_DECIMALS),
        "window_id": window.id,
        "datum": DATUM_NAMES[datum],
        "kind": KIND_NAMES[window.kind],
        "level": LEVEL_NAMES[window.level] if window.level else None,
        "items": items_text(window),
        "closed_until": suspension_text(window.suspension) if window.suspension is not None else None,
    }


def items_text(window: Window) -> str | None:
    """The window's items as a 可办事项 text; null where they are not stated."""
    if window.items is None:
        return None
    return "全部" if window.items == ALL_ITEMS else "、".join(window.items)
