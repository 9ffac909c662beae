"""Which column of a table holds which field, and where one table ends and the next begins beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from importer.checks.contact_columns import ANYBODYS_PHONE, with_contact_column
from importer.checks.header_names import HeaderNames
from importer.columns import POSITION_FIELDS, Arranged, Meaning

LABELS_OF_A_HEADER = 3
"""So many of the form's labels make a header."""

_HEADERS_KEPT, _LONGEST_KEPT = 200, 2_000
_WRITTEN_OVER_SEVERAL = ("region_name", "office_hours")
_Cells = Mapping[int, tuple[Meaning, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """One table's header: rows and columns of the sheet, 0-based, both ends included.

    `labels` gives each field's column; `more` further columns of a field that is written over several, left to right
    (市州 and 县市区; 上午 and 下午).
    """

    top: int
    bottom: int
    left: int
    right: int
    labels: Mapping[str, int]
    more: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def headings_of(rows: HeaderNames) -> Iterator[Heading]:
    """The tables that stand under a header: one, or several side by side."""
    known, texts = rows.form.known_headers, rows.all_names()
    arranged = known.get(texts)
    if arranged is None:
        arranged = list(_arranged(rows))
        if len(known) >= _HEADERS_KEPT:
            known.clear()
        if sum(len(text) for names in texts for text in names) <= _LONGEST_KEPT:
            known[texts] = arranged
    for part in arranged:
        yield _heading(rows, part)


def _arranged(rows: HeaderNames) -> Iterator[Arranged]:
    meanings = {column: found for column in range(len(rows.shown.own)) if (found := rows.meanings(column))}
    starts = _starts(meanings)
    for left, right in zip(starts, [*starts[1:], len(rows.shown.own)], strict=True):
        part = {column: found for column, found in meanings.items() if left <= column < right}
        yield Arranged(left, right - 1, part, _without_a_rows_number(rows, _assigned(part)))


def _starts(meanings: _Cells) -> list[int]:
    """The first column of each table: where what has been named is named again, the window's name with it."""
    starts, seen = [0], set[str]()
    for column, rest in _named_from(meanings):
        fields = set(meanings[column][0].fields)
        if fields & seen and "window_name" in rest & seen and len(rest & seen) >= LABELS_OF_A_HEADER:
            starts.append(column)
            seen = set()
        seen |= fields
    return starts


def _named_from(meanings: _Cells) -> list[tuple[int, set[str]]]:
    """Each column, from left to right, with the fields that it and the columns right of it name."""
    rest: set[str] = set()
    found: list[tuple[int, set[str]]] = []
    for column in sorted(meanings, reverse=True):
        rest = rest.union(meanings[column][0].fields)
        found.append((column, rest))
    return found[::-1]


def _heading(rows: HeaderNames, part: Arranged) -> Heading:
    labels = _with_the_managers_phone(rows, part.labels)
    labels = _with_both_columns(rows, labels, part.right)
    more = _further(rows, part.meanings, labels)
    return Heading(rows.top, rows.bottom, part.left, part.right, labels, more)


def _without_a_rows_number(rows: HeaderNames, labels: dict[str, int]) -> dict[str, int]:
    """The labels, with a bare `id` taken for a window's only beside the other labels of our own table (.csv)."""
    column, name = labels.get("window_id"), labels.get("window_name")
    if column is None or rows.names(column)[-1:] not in (["id"], ["ID"], ["Id"]):
        return labels
    ours = name is not None and rows.names(name)[-1:] == ["name"]
    return labels if ours else {field: at for field, at in labels.items() if field != "window_id"}


def _assigned(meanings: _Cells) -> dict[str, int]:
    """Each field's column: the surest label first, of equal ones the leftmost; a column is named once."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    offers = ((each.rank, column, each.fields) for column, known in meanings.items() for each in known)
    for _, column, fields in sorted(offers):
        if column not in taken and not any(name in found for name in fields):
            found |= dict.fromkeys(fields, column)
            taken.add(column)
    return found


def _with_the_managers_phone(rows: HeaderNames, labels: Mapping[str, int]) -> dict[str, int]:
    """The labels, with a bare 联系电话 near the manager's name given to whom it belongs by what stands in it."""
    bare = {column for column in range(len(rows.shown.own)) if rows.names(column)[-1:] and _is_bare(rows, column)}
    return with_contact_column(labels, bare, lambda column: rows.shown.own[column][rows.bottom + 1 : rows.shown.far])


def _is_bare(rows: HeaderNames, column: int) -> bool:
    return rows.names(column)[-1] in ANYBODYS_PHONE


def _with_both_columns(rows: HeaderNames, labels: dict[str, int], right: int) -> dict[str, int]:
    """The labels, with 经纬度 over two columns taken for both where the second holds something of its own."""
    lon = labels.get("longitude")
    if lon is None or labels.get("latitude") != lon or lon >= right or lon + 1 in labels.values():
        return labels
    if rows.names(lon + 1) not in ([], rows.names(lon)):
        return labels
    if not any(text.strip() for text in rows.shown.own[lon + 1][rows.bottom + 1 : rows.shown.far]):
        return labels
    name = rows.names(lon)[-1]
    latitude_first = 0 <= name.find("纬") < name.find("经") or name.lower().startswith("lat")
    pair = (lon + 1, lon) if latitude_first else (lon, lon + 1)
    return {**labels, **dict(zip(POSITION_FIELDS, pair, strict=True))}


def _further(rows: HeaderNames, meanings: _Cells, labels: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Columns that hold another part of a field: their labels differ from its own column's."""
    found: dict[str, tuple[int, ...]] = {}
    for name in _WRITTEN_OVER_SEVERAL:
        column = labels.get(name)
        if column is None:
            continue
        offered = [other for other, known in meanings.items() if known[0].fields == (name,)]
        parts = [other for other in offered if other not in labels.values() and rows.names(other) != rows.names(column)]
        if parts:
            found[name] = tuple(sorted((column, *parts)))
    return found
