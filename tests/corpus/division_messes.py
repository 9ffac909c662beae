"""Division codes that are not the county's own, and names and addresses that disagree with them."""

from tests.corpus.entry import Cell, Entry, sound, told
from tests.corpus.mess import RowMess
from tests.corpus.sheet import Sheet, base_sheet


def _wrong(name: str, why: str, text: Cell, code: str) -> RowMess:
    """A code that is none: the row is kept back, and its own county proposed."""
    return RowMess(
        name,
        why,
        lambda e: e.with_cells(division_code=text).telling(told(code, "e", "division_code", e.code)).rejected(),
    )


_WRONG = (
    _wrong("a postal code", "the form's own sample has one", "410029", "division-postcode"),
    _wrong("a postal code as a number", "the form's own sample has one", 410029, "division-postcode"),
    _wrong("a postal code that is another city's code", "郑州 has 410100", "410100", "division-postcode"),
    _wrong("a code that never was", "a slip of the hand", "439999", "division-unknown"),
    _wrong("a code with a digit too many", "a key held too long", "4301031", "division-unknown"),
    _wrong("a code with a digit too few", "cut off", "43010", "division-unknown"),
    _wrong("a name where the code belongs", "the clerk did not know the code", "本区", "division-unknown"),
)


def _below(name: str, why: str, tail: str, level: str) -> RowMess:
    def make(entry: Entry) -> Entry:
        longer = entry.with_cells(division_code=f"{entry.code}{tail}").showing(level=level)
        return longer.telling(told("division-below-county", "i", "division_code"))

    return RowMess(name, why, make)


_BELOW = tuple(
    _below(name, why, tail, level)
    for name, why, tail, level in (
        ("a town's code of nine digits", "the window stands in a town's hall", "001", "town"),
        ("a town's code of twelve digits", "the statistics bureau's form", "001000", "town"),
        ("a village's code", "the window stands in a neighbourhood's hall", "001001", "village"),
    )
)

_NAMES = (
    RowMess(
        "a region that is another county",
        "the row was copied from another",
        lambda e: e.with_cells(region_name="长沙市望城区").telling(told("division-name-mismatch", "w", "region_name")),
    ),
    RowMess("a region without its city", "the city is in the title", lambda e: e.with_cells(region_name=e.county.name)),
    RowMess("a region with its province", "written out", lambda e: e.with_cells(region_name=e.county.full_name)),
    RowMess("a region that is the city", "one office fills for all", lambda e: e.with_cells(region_name="长沙市")),
    RowMess(
        "an address in another city",
        "the office moved, and the code with it, but not the address",
        lambda e: (
            e.with_cells(address="湖南省株洲市荷塘区示例路9号")
            .telling(told("division-address-mismatch", "w", "address"))
            .showing(address="湖南省株洲市荷塘区示例路9号")
        ),
    ),
    RowMess(
        "an address in another county of the city",
        "the hall stands over the border",
        lambda e: (
            e.with_cells(address="长沙市望城区示例路9号")
            .telling(told("division-address-mismatch", "w", "address"))
            .showing(address="长沙市望城区示例路9号")
        ),
    ),
    RowMess(
        "an address without any division",
        "everybody here knows where it is",
        lambda e: e.with_cells(address="示例路9号").showing(address="示例路9号"),
    ),
    RowMess(
        "an address from the city on",
        "the province goes without saying",
        lambda e: e.with_cells(address=f"长沙市{e.county.name}示例路9号").showing(
            address=f"长沙市{e.county.name}示例路9号"
        ),
    ),
    RowMess(
        "an address whose street is named after another city",
        "streets are",
        lambda e: e.with_cells(address="株洲路9号").showing(address="株洲路9号"),
    ),
)

DIVISION_MESSES = (*_WRONG, *_BELOW, *_NAMES)


def _with(entry: Entry) -> Sheet:
    sheet = base_sheet()
    return sheet.with_entry(3, entry.with_cells(number=4))


def _qiyang() -> Entry:
    return (
        sound("431181", 4, "祁阳政务服务中心“跨省通办”窗口")
        .with_cells(region_name="祁阳县", division_code="431121", address="湖南省永州市祁阳县示例路4号")
        .telling(told("division-abolished", "w", "division_code", "431181"))
        .showing(address="湖南省永州市祁阳县示例路4号", within_m=3.0)
    )


def _linan() -> Entry:
    return (
        sound("330112", 4, "临安政务服务中心“跨省通办”窗口")
        .with_cells(region_name="临安市", division_code="330185", office_phone="0571-85550124")
        .telling(told("division-abolished", "w", "division_code", "330112"))
        .showing(phones=["0571-85550124"])
    )


def _jianggan() -> Entry:
    return (
        sound("330102", 4, "江干政务服务中心“跨省通办”窗口")
        .with_cells(region_name="江干区", division_code="330104", address="浙江省杭州市江干区示例路4号")
        .with_cells(office_phone="0571-85550124")
        .telling(told("division-abolished", "e", "division_code"))
        .rejected()
    )


def _zone() -> Entry:
    return (
        sound("430602", 4, "屈原管理区政务服务中心“跨省通办”窗口")
        .with_cells(region_name="屈原管理区", division_code="430671", address="湖南省岳阳市屈原管理区示例路4号")
        .telling(told("division-zone", "w", "division_code"))
        .showing(division__code="430671", division__city="岳阳市", address="湖南省岳阳市屈原管理区示例路4号")
    )


def _city_hall() -> Entry:
    return (
        sound("430102", 4, "长沙市政务服务中心“跨省通办”窗口")
        .with_cells(region_name="长沙市", division_code="430100", address="湖南省长沙市示例路40号")
        .telling(told("division-not-county", "i", "division_code"))
        .showing(division__code="430100", address="湖南省长沙市示例路40号")
    )


def _city_code() -> Entry:
    return (
        sound("430102", 4, "政务服务大厅三楼窗口")
        .with_cells(region_name="长沙市", division_code="430100", address="湖南省长沙市示例路40号")
        .telling(told("division-not-county", "w", "division_code"))
        .showing(division__code="430100", address="湖南省长沙市示例路40号")
    )


def _ningxiang() -> Entry:
    return (
        sound("430182", 4, "宁乡政务服务中心“跨省通办”窗口")
        .with_cells(region_name="宁乡县", division_code="430124", address="湖南省长沙市宁乡县示例路4号")
        .telling(told("division-abolished", "w", "division_code", "430182"))
        .showing(address="湖南省长沙市宁乡县示例路4号", within_m=3.0)
    )


def _province_hall() -> Entry:
    return (
        sound("430102", 4, "湖南省政务服务大厅“跨省通办”窗口")
        .with_cells(region_name="湖南省", division_code="430000", address="湖南省示例路40号")
        .telling(told("division-not-county", "i", "division_code"))
        .showing(division__code="430000", address="湖南省示例路40号")
    )


def _dongguan() -> Entry:
    return sound("441900", 4).showing(division__code="441900")


def _hong_kong() -> Entry:
    entry = sound("810001", 4, "跨境服务窗口")
    place = entry.county.seat
    return (
        entry.at(place.lon, place.lat)
        .with_cells(office_phone="+852 2555 0123", region_name="香港中西区", address="香港中西区示例道4号")
        .showing(phones=["+852 2555 0123"], source_datum="wgs84", address="香港中西区示例道4号")
    )


def _other_province() -> Entry:
    return sound("110101", 4).showing(phones=["010-85550124"])


SPECIAL_DIVISIONS: tuple[tuple[str, str, Sheet], ...] = (
    ("a county that became a city", "the code was learnt by heart", _with(_qiyang())),
    ("a county of the city that became a city", "the code was learnt by heart", _with(_ningxiang())),
    ("the province's own hall", "the province has windows too", _with(_province_hall())),
    ("a city that became a district", "the code was learnt by heart", _with(_linan())),
    ("a district that was divided", "the code was learnt by heart", _with(_jianggan())),
    ("a development zone's code", "the statistics bureau has one for it", _with(_zone())),
    ("the city's own hall", "the city has windows too", _with(_city_hall())),
    (
        "the city's code at a window that does not say whose it is",
        "the county's code was not at hand",
        _with(_city_code()),
    ),
    ("a city without counties", "东莞 has none", _with(_dongguan())),
    ("a window in Hong Kong", "citizens go there too", _with(_hong_kong())),
    ("a district of a municipality", "its address names the city once", _with(_other_province())),
)


def city_hall_by_level() -> Sheet:
    """The same code, with 层级 that says so: then it is no slip."""
    entry = _city_code()
    hall = Entry(entry.cells, entry.shown, (told("division-not-county", "i", "division_code"),))
    return _with(hall.showing(level="city")).with_column("level", "层级", ("县级", "县级", "县级", "市级"))
