"""What is public, given out as files: the form (.xlsx), a table (.csv), a map layer (.geojson)."""

import csv
from collections import defaultdict
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from importer.checks.suspension_stated import suspension_text
from importer.columns import Form
from importer.form_rows import form_row, items_text
from importer.staff_fault import StaffFault
from importer.workbook.form.tables import filled_forms
from importer.workbook.formula_texts import harmless
from locator.datum import position_in
from locator.position import Datum
from locator.window import Kind, Parsed, Window
from maps.geojson import geojson

_DECIMALS = 8  # of a degree: a millimetre
_CSV_COLUMNS = (
    "id", "name", "division_code", "division_name", "division_city", "division_province", "address", "phones",
    "hours_text", "hours_parsed", "hours_osm", "transit", "kind", "level", "lon", "lat", "datum", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
)  # fmt: skip


class ExportUnknown(StaffFault):
    """The file's ending names no format that is written."""

    def __init__(self, path: Path) -> None:
        known = "、".join(sorted(_WRITERS))
        super().__init__(
            f"不能导出为“{path.suffix or path.name}”，可用：{known}。",
            f"Cannot export to “{path.suffix or path.name}”; known are {', '.join(sorted(_WRITERS))}.",
        )


def exported(windows: Sequence[Window], path: Path, datum: Datum, form: Form) -> bytes:
    """The windows as the content of a file, in the format that its name's ending asks for; positions in `datum`.

    Raises
    ------
    ExportUnknown
        If the ending is none of .xlsx, .csv, .geojson.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportUnknown(path)
    return writer(windows, datum, form)


def _xlsx(windows: Sequence[Window], datum: Datum, form: Form) -> bytes:
    """One sheet per office without the personal columns; with 窗口编号 and 坐标系, so that it comes back as it was."""
    fields = [column.field for column in form.printed() if not column.private]
    fields += ["window_id", "datum"]
    stated: dict[str, Callable[[Window], bool]] = {
        "kind": lambda window: window.kind is not Kind.STAFFED,
        "level": lambda window: window.level is not None,
        "items": lambda window: window.items is not None,
        "closed_until": lambda window: window.closed_until is not None,
    }
    fields += [field for field, states in stated.items() if any(states(window) for window in windows)]
    offices: dict[str, list[dict[str, object]]] = defaultdict(list)
    for window in windows:
        rows = offices[window.office]
        rows.append(form_row(window, datum, len(rows) + 1))
    return filled_forms(form, fields, offices or {"": []})


def _csv(windows: Sequence[Window], datum: Datum, form: Form) -> bytes:  # noqa: ARG001  # one signature for all formats
    """One row a window, UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese."""
    target = StringIO()
    writer = csv.DictWriter(target, _CSV_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for window in windows:
        row = _csv_row(window, datum)
        writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in row.items()})
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _csv_row(window: Window, datum: Datum) -> dict[str, object]:
    public = window.public()
    lon, lat = position_in(window.position, datum)
    names = window.division
    return {
        **{key: public[key] for key in _CSV_COLUMNS if key in public},
        "division_code": names.code,
        "division_name": names.name,
        "division_city": names.city,
        "division_province": names.province,
        "phones": "、".join(window.phones),
        "hours_text": window.hours.text if window.hours else None,
        "hours_parsed": window.hours.parsed.value if window.hours else Parsed.NONE.value,
        "hours_osm": window.hours.osm if window.hours else None,
        "lon": round(lon, _DECIMALS),
        "lat": round(lat, _DECIMALS),
        "datum": datum.value,
        # The first day too, as the reader reads it: JSON has no key for it.
        "closed_until": suspension_text(window.suspension) if window.suspension is not None else None,
        "items": items_text(window),
    }


def _geojson(windows: Sequence[Window], datum: Datum, form: Form) -> bytes:  # noqa: ARG001  # one signature for all
    return geojson(windows, datum)


_WRITERS: dict[str, Callable[[Sequence[Window], Datum, Form], bytes]] = {
    ".csv": _csv,
    ".geojson": _geojson,
    ".xlsx": _xlsx,
}
