"""Office phones as they are written, and mobiles and persons where they do not belong."""

from collections.abc import Callable

from tests.corpus.entry import ANYTHING, Cell, Entry, OneOf, told
from tests.corpus.mess import RowMess

_PERSONS_NUMBER = "13900009876"


def _local(entry: Entry) -> str:
    return str(entry.cell("_local"))


def _area(entry: Entry) -> str:
    return entry.county.area_code


def _dress(name: str, why: str, write: Callable[[Entry], Cell], *, tidied: bool = False) -> RowMess:
    def make(entry: Entry) -> Entry:
        dressed = entry.with_cells(office_phone=write(entry))
        return dressed.tidying("office_phone") if tidied else dressed

    return RowMess(f"a phone {name}", why, make)


def _odd(
    name: str,
    why: str,
    write: Callable[[Entry], Cell],
    code: str,
    phones: Callable[[Entry], list[str]],
    **proposal: bool,
) -> RowMess:
    def make(entry: Entry) -> Entry:
        wanted = "、".join(phones(entry)) if proposal.get("proposed") else None
        notice = told(code, "w", "office_phone", wanted)
        return entry.with_cells(office_phone=write(entry)).telling(notice).showing(phones=phones(entry))

    return RowMess(f"a phone {name}", why, make)


def _several(name: str, why: str, write: Callable[[Entry], Cell], phones: Callable[[Entry], list[str]]) -> RowMess:
    return RowMess(
        f"a phone cell with {name}",
        why,
        # A line break between two numbers may count as put right.
        lambda e: (
            e.with_cells(office_phone=write(e))
            .showing(phones=phones(e))
            .allowing(told("value-tidied", "i", "office_phone"))
        ),
    )


def _whole(entry: Entry) -> list[str]:
    return [f"{_area(entry)}-{_local(entry)}"]


_DRESSES = (
    _dress("with an em dash", "a Chinese keyboard's dash", lambda e: f"{_area(e)}—{_local(e)}"),
    _dress("with brackets", "an old letterhead", lambda e: f"({_area(e)}){_local(e)}"),
    _dress("with full-width brackets", "an old letterhead", lambda e: f"（{_area(e)}）{_local(e)}"),
    _dress("without a dash", "typed in one go", lambda e: f"{_area(e)}{_local(e)}"),
    _dress("with the country's code", "a form for foreigners", lambda e: f"+86 {_area(e)[1:]} {_local(e)}"),
    _dress("with 0086", "a form for foreigners", lambda e: f"0086-{_area(e)[1:]}-{_local(e)}"),
    _dress("with a label", "copied with its line", lambda e: f"咨询电话：{_area(e)}-{_local(e)}"),
    _dress(
        "with full-width digits",
        "the input method was left in full-width mode",
        lambda e: "".join(chr(ord(mark) + 0xFEE0) for mark in f"{_area(e)}-{_local(e)}"),
        tidied=True,
    ),
)

_ODD = (
    _odd("without its area code", "everybody here knows it", _local, "phone-area-missing", _whole, proposed=True),
    _odd(
        "as a number without its area code",
        "the same, in Excel",
        lambda e: int(_local(e)),
        "phone-area-missing",
        _whole,
    ),
    _odd(
        "that lost its nought",
        "0731… typed as a number",
        lambda e: int(f"{_area(e)}{_local(e)}"),
        "phone-area-missing",
        _whole,
    ),
    _odd(
        "that lost its nought before a dash",
        "the same, mended by hand",
        lambda e: f"{_area(e)[1:]}-{_local(e)}",
        "phone-area-missing",
        _whole,
    ),
    _odd(
        "of another city",
        "the hall's old number",
        lambda e: "0734-8550123",
        "phone-area-mismatch",
        lambda e: ["0734-8550123"],
    ),
    _odd(
        "that is a mobile",
        "the window has no line of its own",
        lambda e: "13800001234",
        "phone-mobile",
        lambda e: ["138 0000 1234"],
    ),
    _odd(
        "that is a mobile as a number",
        "typed into Excel",
        lambda e: 13800001234,
        "phone-mobile",
        lambda e: ["138 0000 1234"],
    ),
    _odd("that is none", "the clerk had it on the door", lambda e: "见门牌", "phone-unreadable", lambda e: []),
    _odd("cut short", "a digit was lost", lambda e: f"{_area(e)}-855", "phone-unreadable", lambda e: []),
)

_SEVERAL = (
    _several(
        "two numbers",
        "two desks",
        lambda e: f"{_whole(e)[0]}、{_area(e)}-85559999",
        lambda e: [*_whole(e), f"{_area(e)}-85559999"],
    ),
    _several(
        "two that share a code",
        "the usual way to write it",
        lambda e: f"{_whole(e)[0]}/85559999",
        lambda e: [*_whole(e), f"{_area(e)}-85559999"],
    ),
    _several(
        "two on two lines",
        "Alt+Enter",
        lambda e: f"{_whole(e)[0]}\n{_area(e)}-85559999",
        lambda e: [*_whole(e), f"{_area(e)}-85559999"],
    ),
    _several("an extension", "a switchboard", lambda e: f"{_whole(e)[0]}转8012", lambda e: [f"{_whole(e)[0]} 转 8012"]),
    _several(
        "an extension after a dash",
        "a switchboard",
        lambda e: f"{_whole(e)[0]}-8012",
        lambda e: [f"{_whole(e)[0]} 转 8012"],
    ),
    _several("分机", "a switchboard", lambda e: f"{_whole(e)[0]} 分机8012", lambda e: [f"{_whole(e)[0]} 转 8012"]),
    _several("12345", "the hotline is all that is public", lambda e: "12345", lambda e: ["12345"]),
    _several("12345 as a number", "Excel makes it one", lambda e: 12345, lambda e: ["12345"]),
    _several("a 400 number", "a bought-in hotline", lambda e: "4008001234", lambda e: ["400-800-1234"]),
    _several(
        "a number and the hotline",
        "both are on the door",
        lambda e: f"{_whole(e)[0]}、12345",
        lambda e: [*_whole(e), "12345"],
    ),
    _several("the same number twice", "copied twice", lambda e: f"{_whole(e)[0]}、{_whole(e)[0]}", _whole),
)

_PERSONAL = (
    RowMess(
        "the manager's mobile as the office's phone",
        "it is the one number that is always answered",
        lambda e: (
            e.with_cells(office_phone=_PERSONS_NUMBER)
            .telling(told("text-personal", "w", "office_phone"))
            .showing(phones=[])
        ),
    ),
    RowMess(
        "the manager's mobile beside the office's phone",
        "in case nobody answers",
        lambda e: (
            e.with_cells(office_phone=f"{_whole(e)[0]}、139 0000 9876")
            .telling(told("text-personal", "w", "office_phone"))
            .showing(phones=_whole(e))
        ),
    ),
    RowMess(
        "a mobile in the address",
        "call before you come",
        lambda e: (
            e.with_cells(address=f"{e.cell('address')}（联系电话13800001111）")
            .telling(told("text-personal", "w", "address"))
            .showing(address=e.cell("address"))
        ),
    ),
    RowMess(
        "the manager's name and mobile in the directions",
        "somebody to ask for the way",
        lambda e: (
            e.with_cells(transit="公交：101，联系欧阳哨兵13900009876")
            .telling(told("text-personal", "w", "transit"))
            .showing(transit=ANYTHING)
        ),
    ),
    RowMess(
        "a mobile in the hours",
        "call outside office hours",
        lambda e: (
            e.with_cells(office_hours="工作日 8:30-17:30，其他时间请拨13800001111")
            .telling(told("text-personal", "w", "office_hours"))
            .allowing(told("hours-unreadable", "w", "office_hours"))
            .showing(
                hours__text=OneOf(
                    ("工作日 8:30-17:30，其他时间请拨", "工作日 8:30-17:30", "工作日 8:30-17:30，其他时间请拨…")
                )
            )
        ),
    ),
    RowMess(
        "an address that is a mobile and nothing else",
        "columns were exchanged for one row",
        lambda e: (
            e.with_cells(address="13800001111")
            .allowing(*(told("text-personal", each, "address") for each in "ew"), told("value-missing", "e", "address"))
            .rejected()
        ),
    ),
)

PHONE_MESSES = (*_DRESSES, *_ODD, *_SEVERAL, *_PERSONAL)
