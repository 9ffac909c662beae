"""What sheets say of a window in private, one after the other, and which editions count."""

from dataclasses import fields
from itertools import product

import pytest

from importer.store.private_fields import ABSENT, PrivateFields
from importer.store.publications import lineage

FIRST = PrivateFields(manager_name="示例甲", manager_mobile="19900000001", unknown={"备注": "一", "编制": "二"})


def test_an_absent_column_leaves_what_was_there():
    assert FIRST.followed_by(PrivateFields()) == FIRST


def test_an_empty_cell_in_a_present_column_clears_it():
    after = FIRST.followed_by(PrivateFields(manager_mobile=None))
    assert after.manager_mobile is None
    assert after.manager_name == "示例甲"


def test_a_cleared_field_stays_clear_while_its_column_is_absent():
    after = FIRST.followed_by(PrivateFields(manager_mobile=None)).followed_by(PrivateFields(manager_name="示例乙"))
    assert (after.manager_name, after.manager_mobile) == ("示例乙", None)


def test_unknown_columns_follow_the_same_rule_each_by_its_header():
    after = FIRST.followed_by(PrivateFields(unknown={"备注": None, "楼层": "三"}))
    assert after.unknown == {"备注": None, "编制": "二", "楼层": "三"}


@pytest.mark.parametrize("name", [each.name for each in fields(PrivateFields) if each.name != "unknown"])
def test_every_field_can_be_stated_cleared_and_left_out(name):
    stated, cleared = PrivateFields.from_json({name: "文字"}), PrivateFields.from_json({name: None})
    assert stated.followed_by(PrivateFields()) == PrivateFields().followed_by(stated) == stated
    assert stated.followed_by(cleared) == cleared.followed_by(PrivateFields()) == cleared
    assert len({repr(each.as_json()) for each in (PrivateFields(), stated, cleared)}) == 3


def test_it_makes_no_difference_which_two_of_three_are_joined_first():
    cells = (ABSENT, None, "文字", "别的")
    for names in product(cells, repeat=3):
        texts = [{} if name is ABSENT else {"备注": name} for name in names]
        one, two, three = (
            PrivateFields(manager_name=name, unknown=text) for name, text in zip(names, texts, strict=True)
        )
        assert one.followed_by(two).followed_by(three) == one.followed_by(two.followed_by(three))


@pytest.mark.parametrize(
    "said",
    [PrivateFields(), FIRST, PrivateFields(manager_name=None, unknown={"备注": None}), PrivateFields(datum="gcj02")],
    ids=["nothing stated", "texts", "cleared", "one field"],
)
def test_fields_come_back_from_json_as_they_were(said):
    assert PrivateFields.from_json(said.as_json()) == said


def test_no_person_is_quoted_in_a_representation():
    assert "示例甲" not in repr(FIRST)
    assert "19900000001" not in repr(FIRST)


@pytest.mark.parametrize(
    ("restored", "at_edition", "counting"),
    [
        pytest.param({}, None, [], id="nothing published"),
        pytest.param({1: None, 2: None}, None, [2, 1], id="the last has the last word"),
        pytest.param({1: None, 2: None, 3: None}, 2, [2, 1], id="an earlier edition is asked for"),
        pytest.param({1: None, 2: None, 3: 1}, None, [3, 1], id="a rollback skips what it undoes"),
        pytest.param({1: None, 2: None, 3: 1, 4: None}, None, [4, 3, 1], id="what follows a rollback builds on it"),
        pytest.param({1: None, 2: None, 3: 1, 4: 2}, None, [4, 2, 1], id="a rollback is undone by another"),
        pytest.param({1: None, 2: None, 3: 1, 4: 3}, None, [4, 3, 1], id="a rollback to a rollback"),
        pytest.param({1: None, 2: None, 3: 1, 4: None}, 2, [2, 1], id="an undone edition is asked for"),
        pytest.param({5: None, 6: 3, 7: None}, None, [7, 6], id="back to before the store's first edition"),
        pytest.param({1: None, 4: None}, 3, [1], id="an edition that the store does not know"),
        pytest.param({2: None}, 1, [], id="an edition before the first"),
    ],
)
def test_these_editions_count(restored, at_edition, counting):
    assert lineage(restored, at_edition) == counting
