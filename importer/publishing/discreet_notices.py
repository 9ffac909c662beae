"""What is told of a file beside others, with nothing in it of the persons of its tables."""

from collections import defaultdict
from collections.abc import Sequence

from importer.checks.judged import JudgedFile
from importer.checks.personal import discreet
from importer.checks.persons import persons_of
from importer.notices import Notice


def without_persons(judged: JudgedFile, told: Sequence[Notice]) -> list[Notice]:
    """The notices with nothing personal of the tables that they stand in."""
    discreet_ones = list(told)
    for number, places in _in_tables(judged, told).items():
        table = judged.tables[number].table
        hidden = discreet([discreet_ones[at] for at in places], table, persons_of(table))
        for at, notice in zip(places, hidden, strict=True):
            discreet_ones[at] = notice
    return discreet_ones


def _in_tables(judged: JudgedFile, told: Sequence[Notice]) -> dict[int, list[int]]:
    """Which notices stand in each table, by its number: in its rows, or in a cell of its header line.

    Tables side by side share rows. A notice that stands in none is taken to stand in each of its sheet.
    """
    sought: dict[str | None, dict[int | str | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, notice in enumerate(told):
        for place in {notice.place.row, notice.place.cell} - {None}:
            sought[notice.place.sheet][place].append(at)
    found: dict[int, list[int]] = {}
    anywhere = set(range(len(told)))
    for number, judged_table in enumerate(judged.tables):
        table = judged_table.table
        places = sought.get(table.sheet, {})
        inside = {place for place in (*table.rows, *table.header.cells.values()) if place in places} if places else ()
        found[number] = sorted({at for place in inside for at in places[place]})
        anywhere.difference_update(found[number])
    for number, judged_table in enumerate(judged.tables):
        found[number] += [at for at in sorted(anywhere) if told[at].place.sheet == judged_table.table.sheet]
    return {number: places for number, places in found.items() if places}
