"""What the template's sheets hold: blank or filled, an office's or a city's summary with a block for each county."""

from collections.abc import Iterable, Mapping, Sequence

from importer.choice_names import DATUM_CHOICES
from importer.columns import Form
from importer.form_rows import form_row
from importer.template.guide_words import guide, note
from importer.template.offices import OfOffices, by_office
from importer.template.prepared import blank_rows, choosable, prepared_row, prepared_rows
from importer.workbook.form.tables import Row
from importer.workbook.form.template import Template, TemplateBlock, TemplateSheet
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.window import DivisionNames, Window

_ASKED = ("kind", "level", "items", "datum")
_KEPT = ("kind", "level", "items", "datum", "closed_until", "window_id")
_BLANK_SHEET, _SUMMARY_SHEET = "窗口基本信息表", "汇总表"
_WITH_FILLER = ("filled_by_unit", "filled_by", "filled_on")
_WITHOUT_FILLER = ("filled_by_unit", "filled_on")
_ROWS_TO_ADD = 5
_ROWS_OF_A_BLOCK = 3
_FEWEST_DECIMALS, _MOST_DECIMALS = 4, 9
_AS_TYPED_DEG = 2e-9
"""Two tenths of a millimetre: nearer than that a coordinate is what somebody typed, and was changed to and fro."""


def blank(form: Form, divisions: Divisions, scope: str | None) -> Template:
    """The blank form, with a row prepared for each county of a scope where one is given."""
    rows = prepared_rows(divisions.within(scope) if scope else [])
    return _to_be_filled(form, divisions, scope, _BLANK_SHEET, [TemplateBlock("", rows)], "blank")


def blank_summary(form: Form, divisions: Divisions, scope: str) -> Template:
    """The blank summary of a city or province: a block for each county.

    The county's name stands for its office, as the reader takes it to be where none is named.
    """
    blocks = [_prepared_block(county) for county in divisions.within(scope)]
    return _to_be_filled(form, divisions, scope, _SUMMARY_SHEET, blocks, "summary")


def filled(form: Form, divisions: Divisions, scope: str | None, offices: OfOffices) -> Template:
    """A sheet for each office, with all that is public of its windows, and rows for new ones."""
    sheets = [TemplateSheet(office, [_filled_block(office, windows)]) for office, windows in offices.items()]
    codes = [window.division.code for windows in offices.values() for window in windows]
    return _filled(form, choosable(divisions, scope or _in_common(codes)), sheets, "filled")


def filled_summary(form: Form, divisions: Divisions, scope: str, offices: OfOffices) -> Template:
    """A city's or province's summary with what is public: a block for each county and office, by their codes.

    A county without a window has a blank block.
    """
    counties = {county.code: county for county in divisions.within(scope)}
    found: dict[str, list[Window]] = {code: [] for code in counties}
    for windows in offices.values():
        for window in windows:
            found.setdefault(window.division.code, []).append(window)
    blocks = [block for code in sorted(found) for block in _blocks_of(found[code], counties.get(code))]
    return _filled(form, choosable(divisions, scope), [TemplateSheet(_SUMMARY_SHEET, blocks)], "summary")


def _to_be_filled(
    form: Form, divisions: Divisions, scope: str | None, name: str, blocks: Sequence[TemplateBlock], kind: str
) -> Template:
    return Template(
        fields=[*(column.field for column in form.printed()), *_ASKED],
        header=_WITH_FILLER,
        sheets=[TemplateSheet(name, blocks)],
        divisions=choosable(divisions, scope),
        note=note(kind),
        guide=guide(filled=False),
        has_sample=True,
    )


def _filled(form: Form, divisions: Sequence[DivisionNames], sheets: Sequence[TemplateSheet], kind: str) -> Template:
    """What is public has no personal columns: an absent one keeps what is stored, an empty one would clear it."""
    return Template(
        fields=[*(column.field for column in form.printed() if not column.private), *_KEPT],
        header=_WITHOUT_FILLER,
        sheets=sheets,
        divisions=divisions,
        note=note(kind),
        guide=guide(filled=True),
    )


def _blocks_of(windows: Sequence[Window], county: Division | None) -> Iterable[TemplateBlock]:
    if not windows and county is not None:
        yield _prepared_block(county)
    for office, owned in by_office(windows).items():
        yield _filled_block(office, owned)


def _prepared_block(county: Division) -> TemplateBlock:
    rows = [prepared_row(number, county.names()) for number in range(1, _ROWS_OF_A_BLOCK + 1)]
    return TemplateBlock(county.full_name, rows)


def _filled_block(office: str, windows: Sequence[Window]) -> TemplateBlock:
    in_order = sorted(windows, key=lambda window: (window.division.code, window.name, window.id))
    rows = [_filled_row(window, number) for number, window in enumerate(in_order, 1)]
    return TemplateBlock(office, [*rows, *blank_rows(len(rows) + 1, _ROWS_TO_ADD)])


def _filled_row(window: Window, number: int) -> Row:
    """The window's row, its position in the datum of the map that the office took it from."""
    row: Mapping[str, object] = form_row(window, window.source_datum, number)
    position = {field: _as_typed(float(str(row[field]))) for field in ("longitude", "latitude")}
    return {**row, **position, "datum": DATUM_CHOICES[window.source_datum]}


def _as_typed(degrees: float) -> float:
    """A coordinate with the fewest decimals that say the same: 112.990137 where it was changed to and fro."""
    likely = (round(degrees, decimals) for decimals in range(_FEWEST_DECIMALS, _MOST_DECIMALS))
    return next((short for short in likely if abs(short - degrees) <= _AS_TYPED_DEG), degrees)


def _in_common(codes: Sequence[str]) -> str | None:
    """The city, else the province, in which all codes are; None where they are in several."""
    return next(
        (code for length in (4, 2) if len({each[:length] for each in codes}) == 1 for code in [codes[0][:length]]), None
    )
