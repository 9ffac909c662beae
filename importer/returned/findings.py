"""What a check found in a file, as far as its marks are made of it: kept with a draft, whose return is made later."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from importer.checks.judged import JudgedFile
from importer.notices import Confidence, Notice, Place, Severity, Suggestion

ABOUT_BOTH = frozenset(
    {
        *("position-swapped", "position-disguised-decimal", "position-imprecise", "position-placeholder"),
        *("position-outside-china", "position-outside-division"),
    }
)
"""Findings about both coordinates, which stand at the longitude's cell."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one file.

    `headers` are the sheet and row of each table's header, `beside` is the last column of each sheet's tables, and
    `unnamed` the name of a sheet that has none of its own, in a text file. `latitudes` give by sheet and longitude's
    cell the latitude's, where a finding is about both. `mended` are the cells that people have changed since the file
    came, each with its sheet and what it says now; `unwritten` sheet and row of those that cannot be written there.
    """

    name: str
    rows: int
    publishable: int
    notices: tuple[Notice, ...]
    headers: tuple[tuple[str, int], ...]
    beside: Mapping[str, int]
    unnamed: str
    latitudes: Mapping[tuple[str, str], str]
    mended: tuple[tuple[str, str, str], ...] = ()
    unwritten: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, judged: JudgedFile) -> Self:
        """What was found in a judged file."""
        return cls(
            name=judged.name,
            rows=judged.rows,
            publishable=judged.publishable,
            notices=judged.notices,
            headers=tuple(sorted({(each.table.sheet, each.table.header_row) for each in judged.tables})),
            beside=_last_columns(judged),
            unnamed=next(iter(judged.sheets), ""),
            latitudes=dict(_latitudes(judged)),
        )

    @property
    def rejected(self) -> int:
        """How many rows cannot be published."""
        return self.rows - self.publishable

    def as_json(self) -> dict[str, object]:
        """The same for JSON."""
        latitudes = [[sheet, cell, other] for (sheet, cell), other in self.latitudes.items()]
        return asdict(self) | {"latitudes": latitudes}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The findings that `as_json` wrote."""
        return cls(
            **{
                **told,
                "notices": tuple(map(notice_from_json, told["notices"])),
                "headers": tuple((sheet, row) for sheet, row in told["headers"]),
                "latitudes": {(sheet, cell): other for sheet, cell, other in told["latitudes"]},
                "mended": tuple((sheet, cell, text) for sheet, cell, text in told.get("mended", ())),
                "unwritten": tuple((sheet, row) for sheet, row in told.get("unwritten", ())),
            }
        )


def notice_from_json(told: Mapping[str, Any]) -> Notice:
    """A notice out of what `asdict` and JSON made of it."""
    suggestion = told["suggestion"]
    if suggestion is not None:
        suggestion = Suggestion(**{**suggestion, "confidence": Confidence(suggestion["confidence"])})
    place = Place(**told["place"])
    return Notice(**{**told, "severity": Severity(told["severity"]), "place": place, "suggestion": suggestion})


def _last_columns(judged: JudgedFile) -> dict[str, int]:
    """The last column of the tables of each sheet."""
    last: dict[str, int] = {}
    for table in (each.table for each in judged.tables):
        columns = (*table.columns.values(), *(column for column, _ in table.unknown.values()))
        last[table.sheet] = max(last.get(table.sheet, 1), *columns)
    return last


def _latitudes(judged: JudgedFile) -> Iterator[tuple[tuple[str, str], str]]:
    wanted = {
        (notice.place.sheet, notice.place.cell)
        for notice in judged.notices
        if notice.code in ABOUT_BOTH and notice.place.field == "longitude"
    }
    for table in (each.table for each in judged.tables) if wanted else ():
        for index in range(len(table)):
            cell, other = table.cell("longitude", index), table.cell("latitude", index)
            if cell is not None and other is not None and (table.sheet, cell) in wanted:
                yield (table.sheet, cell), other
