"""Names of further lists, held against the items that are known."""

from dataclasses import replace
from itertools import combinations

import pytest

from importer.items.known_items import KnownItems
from locator.items.catalogue import Catalogue, packaged_catalogue

KNOWN = KnownItems(packaged_catalogue())


def test_a_name_that_a_list_has_is_the_same_item_whatever_its_punctuation() -> None:
    for item in packaged_catalogue().items:
        for listing in item.listings:
            assert KNOWN.same(f" “{listing.name.replace('、', '，')}” ") == item


def test_a_name_that_was_changed_a_little_is_proposed_as_its_item_and_is_not_the_same() -> None:
    item = packaged_catalogue().items[0]
    assert KNOWN.same("临时居民身份证的办理") is None
    assert KNOWN.alike("临时居民身份证的办理") == item


def test_a_name_that_ends_with_another_word_for_doing_it_is_proposed_as_its_item() -> None:
    card, insured = packaged_catalogue().items[0], packaged_catalogue().items[2]
    assert [KNOWN.alike(f"临时居民身份证{act}") for act in ("申领", "申请办理", "业务", "")] == [card] * 4
    assert KNOWN.alike("城乡居民养老保险参保") == insured
    assert KNOWN.alike("居民身份证申领") is None


@pytest.mark.parametrize("name", ["住房公积金租房提取", "住房公积金提取（租房）", "租房的住房公积金提取业务"])
def test_a_name_whose_words_stand_in_another_order_is_proposed_as_its_item(name: str) -> None:
    assert KNOWN.same(name) is None
    assert KNOWN.alike(name) == packaged_catalogue().find("2022-08")


def test_each_listed_name_with_its_halves_exchanged_is_proposed_as_its_own_item_or_as_none() -> None:
    for item in packaged_catalogue().items:
        for cut in range(1, len(item.name)):
            assert KNOWN.alike(item.name[cut:] + item.name[:cut]) in (item, None), item.name[cut:]


def test_another_matter_is_proposed_as_no_item() -> None:
    for name in ("社会保障卡申领", "机动车驾驶证补换领", "", "办理"):
        assert KNOWN.alike(name) is None, name


def test_two_items_may_be_as_like_as_a_renamed_one_so_that_likeness_is_never_sameness() -> None:
    catalogue = packaged_catalogue()
    paid_in, paid_later = catalogue.items[4:6]
    known = KnownItems(Catalogue((paid_in,), catalogue.lists))
    assert known.alike(paid_later.name) == paid_in
    assert known.same(paid_later.name) is None


def test_where_two_items_are_equally_like_a_name_none_is_proposed() -> None:
    first, second = next(combinations(packaged_catalogue().items, 2))
    twins = Catalogue((replace(first, name="某某证件换领申请甲"), replace(second, name="某某证件换领申请乙")), ())
    twins = Catalogue(tuple(replace(item, listings=(), aliases=()) for item in twins.items), ())
    assert KnownItems(twins).alike("某某证件换领申请丙") is None
