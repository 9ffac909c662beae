"""Who the persons of a row are: the names and numbers in its private cells, in whatever dress they are written."""

from collections.abc import Mapping

import pytest

from importer.checks.persons import Persons, names_in, persons_of
from importer.checks.sheet_table import tables_in
from importer.workbook.cells import CellValue
from tests.judged_sheets import rules
from tests.sheets import cells, row

FILLED_BY = "李哨兵"


def persons(*rows: Mapping[str, CellValue]) -> Persons:
    (table,) = tables_in(cells([row(**each) for each in rows]), rules().form)
    return persons_of(table)


def names(**fields: CellValue) -> tuple[str, ...]:
    (found,) = persons(fields).names
    assert found[-1:] == (FILLED_BY,)
    return found[:-1]


def numbers(**fields: CellValue) -> tuple[str, ...]:
    (found,) = persons(fields).numbers
    return found


# A cell without punctuation may be one name as a whole, whatever stands in it: not every name is known by its form.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张伟国", ("张伟国",)),
        ("张　三", ("张三",)),
        ("张 伟 国", ("张伟国",)),
        ("张伟国、王小明", ("张伟国", "王小明")),
        ("张伟国 王小明", ("张伟国王小明", "张伟国", "王小明")),
        ("张三 李四", ("张三李四", "张三", "李四")),
        ("张伟国 王小明 李建", ("张伟国王小明李建", "张伟国", "王小明", "李建")),
        ("张伟国和王小明", ("张伟国和王小明", "张伟国", "王小明")),
        ("张伟国（主任）", ("张伟国",)),
        ("主任张伟国", ("主任张伟国", "张伟国")),
        ("张伟国副主任", ("张伟国副主任", "张伟国")),
        ("张三主任", ("张三主任", "张三")),
        ("负责人：张伟国", ("张伟国",)),
        ("联系人张伟国", ("联系人张伟国", "张伟国")),
        ("窗口 张伟国", ("窗口张伟国", "张伟国")),
        ("张伟国13800001111", ("张伟国",)),
        ("张伟国（工作人员）", ("张伟国",)),
        ("张伟国/无", ("张伟国",)),
        ("买买提·艾力", ("买买提·艾力",)),
        ("Li Ming", ("LiMing",)),
        ("A" * 20, ("A" * 20,)),
        ("A" * 21, ()),
        (f"张伟国（{'A' * 20}）", ("张伟国", "A" * 20)),
        (f"张伟国（{'A' * 21}）", ("张伟国",)),
        ("无", ()),
        ("高", ()),
        ("", ()),
    ],
)
def test_the_names_in_a_private_cell_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13900001111", ("13900001111",)),
        ("139 0000-1111", ("13900001111",)),
        ("+86 13900001111", ("13900001111",)),
        ("张伟国 13900001111", ("13900001111",)),
        ("13900001111、13900002222", ("13900001111", "13900002222")),
        ("1390000111113900002222", ("13900001111", "13900002222")),
        ("+852 9000 0001", ("85290000001",)),
        ("0731-84440009", ("84440009",)),
        ("84440009", ("84440009",)),
        ("1" * 20, ("1" * 20,)),
        ("1" * 21, ()),
        ("12345", ()),
        ("无", ()),
        ("138****0000", ()),
    ],
)
def test_the_numbers_in_a_manager_s_cell_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert numbers(manager_mobile=text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("张伟国13900001111", ("13900001111",)), ("张伟国 0731-84440009", ("84440009",)), ("张伟国", ())],
)
@pytest.mark.parametrize("mobile", [None, "13900002222"])
def test_a_number_in_the_cell_of_the_name_is_the_manager_s_too(
    cell: str, expected: tuple[str, ...], mobile: str | None
) -> None:
    own = (mobile,) if mobile else ()
    assert numbers(manager_name=cell, manager_mobile=mobile) == (*own, *expected)


def test_a_name_in_the_cell_of_the_number_is_the_manager_s_too() -> None:
    assert names(manager_name="张伟国", manager_mobile="13900001111（王小明）") == ("张伟国", "王小明")
    assert names(manager_name=None, manager_mobile="王小明13900001111") == ("王小明",)
    assert names(manager_name="张伟国", manager_mobile="13900001111") == ("张伟国",)


@pytest.mark.parametrize("beside", ["窗口 13900001111", "手机13900001111", "办公室0731-84440009", "13900001111（VIP）"])
def test_what_is_no_name_beside_a_number_is_nobody(beside: str) -> None:
    assert names(manager_name="张伟国", manager_mobile=beside) == ("张伟国",)


@pytest.mark.parametrize(
    ("office", "code", "expected"),
    [
        ("0731-84440009", "430103", ()),
        ("0731-84440008", "430103", ("84440009",)),
        (None, "430103", ("84440009",)),
        ("0731-84440009", "810001", ("84440009",)),
    ],
)
def test_a_landline_that_is_the_office_s_telephone_is_no_person_s_on_the_mainland(
    office: str | None, code: str, expected: tuple[str, ...]
) -> None:
    assert numbers(manager_mobile="84440009", office_phone=office, division_code=code) == expected


def test_a_mobile_that_is_the_office_s_telephone_too_stays_the_manager_s() -> None:
    assert numbers(manager_mobile="13900001111、84440009", office_phone="13900001111；0731-84440009") == (
        "13900001111",
    )


def test_a_row_that_repeats_the_one_above_has_its_persons_as_well_and_no_others() -> None:
    managers = ["赵甲一", "钱乙二", "孙丙三", "李丁四"]
    rows: list[dict[str, CellValue]] = [
        {"manager_name": name, "manager_mobile": f"1390000{at}{at}{at}{at}"} for at, name in enumerate(managers, 1)
    ]
    rows[2]["address"] = "同上"
    found = persons(*rows)
    assert [set(each) - {FILLED_BY} for each in found.names] == [
        {"赵甲一"},
        {"钱乙二"},
        {"孙丙三", "钱乙二"},
        {"李丁四"},
    ]
    assert [set(each) for each in found.numbers] == [
        {"13900001111"},
        {"13900002222"},
        {"13900003333", "13900002222"},
        {"13900004444"},
    ]


def test_of_everybody_those_are_kept_whom_a_text_may_name() -> None:
    found = Persons((("张伟国",), ("王小明", "赵一"), ()), (("13900001111",), (), ("13900002222",)))
    assert found.named_in("天心区数据局 王小明 139-0000-2222") == Persons((("王小明",),), (("13900002222",),))
    assert found.named_in("天心区数据局") == Persons(((),), ((),))
    assert found.of_all() == Persons((("张伟国", "王小明", "赵一"),), (("13900001111", "13900002222"),))


def test_the_first_signs_of_each_row_s_names_stand_in_columns() -> None:
    found = Persons((("张伟国",), ("王小明", "赵一"), ()), ((), (), ()))
    assert found.first_signs() == [["张", "王", "\0"], ["\0", "赵", "\0"]]
    assert found == Persons((("张伟国",), ("王小明", "赵一"), ()), ((), (), ()))
