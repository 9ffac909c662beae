"""What hands do to single cells: spaces, widths, numbers and texts exchanged, nothing, masks, formulas."""

from collections.abc import Callable

from importer.workbook.cells import ErrorValue
from tests.corpus.entry import ANYTHING, Cell, Entry, Formula, OneOf, Rich, told
from tests.corpus.mess import RowMess


def _missing(field: str, text: str | None, why: str) -> RowMess:
    needed = field in ("window_name", "division_code", "address", "longitude", "latitude")
    name = f"{field} says {text!r}" if text else f"{field} is empty"

    def make(entry: Entry) -> Entry:
        emptied = entry.with_cells(**{field: text}).telling(told("value-missing", "e" if needed else "w", field))
        return emptied.rejected() if needed else emptied.showing(**_GONE.get(field, {}))

    return RowMess(name, why, make)


_GONE: dict[str, dict[str, object]] = {
    "office_phone": {"phones": []},
    "transit": {"transit": None},
}
_LATER = "the office did not know it that day and sent the rest"
_FORM_SAYS = "the person before wrote a word for nothing rather than leave a hole"

_TEXTS = (
    RowMess(
        "a name between spaces",
        "pasted out of a report whose columns were lined up with spaces",
        lambda e: e.with_cells(window_name=f"  {e.cell('window_name')}　").tidying("window_name"),
    ),
    RowMess(
        "a name broken over two lines",
        "Alt+Enter, so that the cell prints well",
        lambda e: (
            e.with_cells(window_name=f"{e.county.name}政务服务中心\n“跨省通办”窗口01")
            .tidying("window_name")
            .showing(name=OneOf((e.cell("window_name"), f"{e.county.name}政务服务中心 “跨省通办”窗口01")))
        ),
    ),
    RowMess(
        "an address with a non-breaking space",
        "copied from the office's web page",
        lambda e: (
            e.with_cells(address=f"{e.county.full_name}\u00a0示例路9号")
            .tidying("address")
            .showing(address=OneOf((f"{e.county.full_name} 示例路9号", f"{e.county.full_name}示例路9号")))
        ),
    ),
    RowMess(
        "an address with full-width digits",
        "the input method was left in full-width mode",
        lambda e: (
            e.with_cells(address=f"{e.county.full_name}示例路１２号")
            .tidying("address")
            .showing(address=f"{e.county.full_name}示例路12号")
        ),
    ),
    RowMess(
        "an address with a zero-width space",
        "copied out of a chat",
        lambda e: (
            e.with_cells(address=f"{e.county.full_name}\u200b示例路9号")
            .tidying("address")
            .showing(address=f"{e.county.full_name}示例路9号")
        ),
    ),
    RowMess(
        "a name of which half is bold",
        "the window's number was made to stand out",
        lambda e: e.with_cells(window_name=Rich((f"{e.county.name}政务服务中心", "“跨省通办”窗口", "01"))),
    ),
    RowMess(
        "an address that a formula puts together",
        "the city's clerk joined province, city and street",
        lambda e: e.with_cells(address=Formula('="湖南"&"省"', str(e.cell("address")))),
    ),
    RowMess(
        "directions in two lines",
        "bus and underground each on a line",
        lambda e: e.with_cells(transit="公交：101\n地铁：1号线").showing(transit="公交：101\n地铁：1号线"),
    ),
    RowMess(
        "directions that are a number",
        "only the bus line was typed, and Excel made it a number",
        lambda e: e.with_cells(transit=101).showing(transit="101"),
    ),
    RowMess(
        "no number in 序号",
        "numbers are nobody's business",
        lambda e: e.with_cells(number=None),
    ),
)


def _code(name: str, why: str, write: Callable[[Entry], Cell]) -> RowMess:
    return RowMess(
        f"a code written {name}", why, lambda e: e.with_cells(division_code=write(e)).tidying("division_code")
    )


_CODES = (
    *(
        _code(name, why, write)
        for name, why, write in (
            ("with full-width digits", "the input method was left in full-width mode", lambda e: _wide(e.code)),
            ("between spaces", "copied from a list", lambda e: f" {e.code} "),
            ("with a zero-width space", "copied from a web page", lambda e: f"{e.code}\u200b"),
            ("with a gap", "read out in two groups", lambda e: f"{e.code[:3]} {e.code[3:]}"),
            ("with a float's tail", "a number made text by a formula or a .csv", lambda e: f"{e.code}.0"),
            ("with twelve digits", "the statistics bureau's form of it", lambda e: f"{e.code}000000"),
            ("with twelve digits as a number", "the same, typed into Excel", lambda e: int(f"{e.code}000000")),
            ("as Excel shows twelve digits", "copied from a narrow column", lambda e: f"{e.code[0]}.{e.code[1:]}E+11"),
            ("with an apostrophe", "typed to keep it text, in a program that keeps the mark", lambda e: f"'{e.code}"),
            ("with a line break", "Alt+Enter at its end", lambda e: f"{e.code}\n"),
        )
    ),
    RowMess("a code as a number", "Excel makes it one", lambda e: e.with_cells(division_code=int(e.code))),
    RowMess("a code as a formula", "looked up", lambda e: e.with_cells(division_code=Formula("=D9", e.code))),
)


def _wide(text: str) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in text)


_EMPTY = (
    _missing("region_name", None, _LATER),
    _missing("window_name", None, _LATER),
    _missing("window_name", "无", _FORM_SAYS),
    _missing("division_code", None, _LATER),
    _missing("division_code", "-", _FORM_SAYS),
    _missing("address", None, _LATER),
    _missing("address", "/", _FORM_SAYS),
    _missing("address", " ", "a space was typed over the old text"),
    _missing("manager_name", None, "the manager is about to change"),
    _missing("manager_mobile", "无", "the manager does not wish to give it"),
    _missing("office_phone", None, _LATER),
    _missing("office_phone", "无", _FORM_SAYS),
    _missing("office_phone", "/", _FORM_SAYS),
    _missing("office_hours", None, _LATER),
    _missing("office_hours", "无", _FORM_SAYS),
    _missing("transit", None, _LATER),
    _missing("transit", "/", _FORM_SAYS),
    _missing("longitude", None, _LATER),
    _missing("latitude", "-", _FORM_SAYS),
)

_MASKS = (
    RowMess(
        "a masked manager",
        "the office follows a rule on personal data of its own",
        lambda e: e.with_cells(manager_name="张XX").telling(told("value-masked", "w", "manager_name")),
    ),
    RowMess(
        "a masked mobile",
        "the same rule",
        lambda e: e.with_cells(manager_mobile="138****0000").telling(told("value-masked", "w", "manager_mobile")),
    ),
    RowMess(
        "a masked mobile, as the form prints it",
        "the sample was taken for the way to write it",
        lambda e: e.with_cells(manager_mobile="187XXXXXXXX").telling(told("value-masked", "w", "manager_mobile")),
    ),
    RowMess(
        "a masked office phone",
        "the sample was taken for the way to write it",
        lambda e: (
            e.with_cells(office_phone="0731—8XXXXX")
            .telling(told("value-masked", "w", "office_phone"))
            .showing(phones=[])
        ),
    ),
    RowMess(
        "a masked address",
        "somebody hid the number of the house",
        lambda e: (
            e.with_cells(address=f"{e.county.full_name}****路").telling(told("value-masked", "e", "address")).rejected()
        ),
    ),
)

_FORMULAS = (
    RowMess(
        "an address that lost its reference",
        "the sheet that it was looked up in stayed at the office",
        lambda e: e.with_cells(address=ErrorValue("#REF!")).telling(told("formula-error", "e", "address")).rejected(),
    ),
    RowMess(
        "a phone that was not found",
        "VLOOKUP without a match",
        lambda e: (
            e.with_cells(office_phone=ErrorValue("#N/A"))
            .telling(told("formula-error", "w", "office_phone"))
            .showing(phones=[])
        ),
    ),
    RowMess(
        "directions in error",
        "a formula dragged too far",
        lambda e: (
            e.with_cells(transit=ErrorValue("#DIV/0!"))
            .telling(told("formula-error", "w", "transit"))
            .showing(transit=None)
        ),
    ),
    RowMess(
        "an error typed as text",
        "values were pasted, the errors with them",
        lambda e: e.with_cells(transit="#VALUE!").telling(told("formula-error", "w", "transit")).showing(transit=None),
    ),
    RowMess(
        "a longitude in error",
        "degrees, minutes and seconds were to be added up",
        lambda e: (
            e.with_cells(longitude=ErrorValue("#VALUE!")).telling(told("formula-error", "e", "longitude")).rejected()
        ),
    ),
)


def _suspicious(name: str, why: str, field: str, text: str) -> RowMess:
    def make(entry: Entry) -> Entry:
        hostile = entry.with_cells(**{field: text}).telling(told("text-suspicious", "w", field))
        return hostile.showing(**{field: ANYTHING})

    return RowMess(name, why, make)


_SUSPICIOUS = tuple(
    _suspicious(name, why, field, text)
    for name, why, field, text in (
        (
            "directions that begin like a formula",
            "a hyperlink's formula came as text",
            "transit",
            '=HYPERLINK("http://x.example")',
        ),
        ("directions with a tag", "copied with the page's own marks", "transit", "<b>公交</b>：101"),
        ("an address that begins with @", "an account's name was put before it", "address", "@SUM(1)示例路1号"),
        ("directions that begin with a plus", "typed to mean “as well”", "transit", "+cmd|' /C calc'!A0"),
    )
)

CELL_MESSES = (*_TEXTS, *_CODES, *_EMPTY, *_MASKS, *_FORMULAS, *_SUSPICIOUS)
