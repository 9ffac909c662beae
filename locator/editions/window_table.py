"""Windows as columns: the schema of an edition's `windows.parquet`, and a window to and from a row of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from locator.position import Datum, Position
from locator.window import DivisionNames, HoursText, Kind, Level, Parsed, Window

DIVISION = pa.struct(
    [("code", pa.string()), ("name", pa.string()), ("city", pa.string()), ("province", pa.string())],
)
HOURS = pa.struct([("text", pa.string()), ("parsed", pa.string()), ("osm", pa.string())])

WINDOW_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("division", DIVISION),
        ("address", pa.string()),
        ("phones", pa.list_(pa.string())),
        ("hours", HOURS),
        ("transit", pa.string()),
        ("kind", pa.string()),
        ("level", pa.string()),
        ("lon", pa.float64()),
        ("lat", pa.float64()),
        ("source_datum", pa.string()),
        ("precision_m", pa.float64()),
        ("office", pa.string()),
        ("confirmed_on", pa.date32()),
        ("closed_until", pa.date32()),
        ("items", pa.list_(pa.string())),
        ("closed_from", pa.date32()),
    ],
)
"""The columns of W in its order, and the first day out of service, for which W has no key.

`items` holds the one word `all` where a window takes every item.

An edition's file has one column more, `geometry` (WKB points, EPSG:4326), so that map programs open it as it lies.
"""


def as_written_now(table: pa.Table) -> pa.Table:
    """An edition's table with every column of `WINDOW_SCHEMA`: early editions have no `closed_from`, so it is null."""
    if "closed_from" not in table.column_names:
        table = table.append_column("closed_from", pa.nulls(table.num_rows, pa.date32()))
    return table.cast(WINDOW_SCHEMA)


def table_of(windows: Sequence[Window]) -> pa.Table:
    """The windows as a table of `WINDOW_SCHEMA`, in the order given."""
    return pa.Table.from_pylist([_record(window) for window in windows], schema=WINDOW_SCHEMA)


def window_at(table: pa.Table, row: int) -> Window:
    """The window in one row of a table that has the columns of `WINDOW_SCHEMA`; IndexError beyond the last row."""
    return _window({name: table.column(name)[row].as_py() for name in WINDOW_SCHEMA.names})


def windows_of(table: pa.Table) -> list[Window]:
    """All windows of a table, in its order."""
    return [_window(record) for record in table.select(WINDOW_SCHEMA.names).to_pylist()]


def _record(window: Window) -> dict[str, object]:
    record = window.public()
    record["items"] = list(window.items) if window.items is not None else None
    record["hours"] = record["hours"] if window.hours is not None else None
    record["confirmed_on"] = window.confirmed_on
    record["closed_until"], record["closed_from"] = window.closed_until, window.closed_from
    return record


def _window(record: dict[str, Any]) -> Window:
    confirmed_on: date = record["confirmed_on"]
    hours = record["hours"]
    return Window(
        id=record["id"],
        name=record["name"],
        division=DivisionNames(**record["division"]),
        address=record["address"],
        phones=tuple(record["phones"] or ()),
        hours=HoursText(hours["text"], Parsed(hours["parsed"]), hours["osm"]) if hours else None,
        transit=record["transit"],
        kind=Kind(record["kind"]),
        level=Level(record["level"]) if record["level"] else None,
        position=Position(record["lon"], record["lat"]),
        source_datum=Datum(record["source_datum"]),
        precision_m=record["precision_m"],
        office=record["office"],
        confirmed_on=confirmed_on,
        closed_until=record["closed_until"],
        items=tuple(record["items"]) if record["items"] is not None else None,
        closed_from=record["closed_from"],
    )
