"""Which window a row is: kept through renaming, moving and swapping; never another's, never given twice."""

import re
from collections.abc import Sequence

import pytest

from importer.publishing.window_id import give_ids, is_window_id, new_id
from importer.publishing.window_match import Candidate, by_place
from locator.position import Position
from locator.window import Kind, Window
from tests.windows import COUNTER, YUELU, beside, window

CODE = "430103"
OFFICE = "天心区局"


def row(
    name: str,
    at: Position = COUNTER,
    *,
    stated: str = "",
    office: str | None = OFFICE,
    code: str = CODE,
    kind: Kind = Kind.STAFFED,
) -> Candidate:
    return Candidate(stated, office, code, name, kind, at)


def given(rows: Sequence[Candidate], published: Sequence[Window] = (), taken: Sequence[str] = ()) -> list[str]:
    return give_ids(rows, published, {window.id for window in published} | set(taken))


def test_a_new_windows_id_is_its_division_and_eight_letters_of_a_hash_over_code_and_name() -> None:
    # printf '430103\n甲窗口' | sha256sum, its first five bytes in base32
    assert new_id(CODE, "甲窗口") == "430103-4ivmkwnn"
    assert re.fullmatch(r"430103-[a-z2-7]{8}", new_id(CODE, "乙窗口"))


def test_spaces_and_line_breaks_in_a_name_make_no_other_window() -> None:
    assert new_id(CODE, "甲 窗\n口　") == new_id(CODE, "甲窗口")
    assert given([row("甲 窗口", beside(9_000))], [window("A", "甲窗口")]) == ["A"]


@pytest.mark.parametrize(
    ("text", "can_be"),
    [
        ("430103-4ivmkwnn", True),
        ("A", True),
        ("x" * 40, True),
        ("x" * 41, False),
        ("", False),
        ("A/01", False),
        ("A 01", False),
        ("甲01", False),
        ("A\n", False),
        ("../x", False),
        ("Ａ01", False),
    ],
)
def test_an_id_is_up_to_forty_letters_digits_and_hyphens(text: str, can_be: bool) -> None:
    assert is_window_id(text) is can_be


def test_a_stated_id_is_kept_even_when_it_is_unknown_here() -> None:
    assert given([row("甲窗口", stated="GZ-77")]) == ["GZ-77"]


def test_a_stated_id_wins_over_name_and_place() -> None:
    published = [window("A", "甲窗口"), window("B", "乙窗口", position=beside(500))]
    assert given([row("甲窗口", stated="B")], published) == ["B"]


def test_what_cannot_be_an_id_gives_way_to_name_and_place() -> None:
    assert given([row("甲窗口", stated="A/01")], [window("A", "甲窗口")]) == ["A"]


def test_an_id_stated_twice_goes_to_the_row_that_is_that_window_whatever_the_order() -> None:
    published = [window("A", "甲窗口")]
    twins = [row("乙窗口", beside(400), stated="A"), row("甲窗口", stated="A")]
    assert given(twins, published) == [new_id(CODE, "乙窗口"), "A"]
    assert given(twins[::-1], published) == ["A", new_id(CODE, "乙窗口")]


def test_an_unknown_id_stated_twice_is_given_once_whatever_the_order() -> None:
    twins = [row("乙窗口", stated="NEW"), row("甲窗口", stated="NEW")]
    first = dict(zip(("乙", "甲"), given(twins), strict=True))
    then = dict(zip(("甲", "乙"), given(twins[::-1]), strict=True))
    assert first == then
    assert sorted(first.values()).count("NEW") == 1


def test_a_moved_window_keeps_its_id_however_far_it_moved() -> None:
    assert given([row("甲窗口", Position(113.6, 28.9))], [window("A", "甲窗口")]) == ["A"]


@pytest.mark.parametrize("metres", [0, 25])
def test_a_renamed_window_at_its_place_keeps_its_id(metres: float) -> None:
    assert given([row("便民窗口", beside(metres))], [window("A", "甲窗口")]) == ["A"]


@pytest.mark.parametrize("metres", [35, 20_000])
def test_a_window_renamed_and_moved_away_is_a_new_one(metres: float) -> None:
    assert given([row("便民窗口", beside(metres))], [window("A", "甲窗口")]) == [new_id(CODE, "便民窗口")]


def test_a_window_of_the_same_name_in_another_division_is_another() -> None:
    elsewhere = row("甲窗口", beside(60), code="430104")
    assert given([elsewhere], [window("A", "甲窗口")]) == [new_id("430104", "甲窗口")]


def test_two_windows_that_exchange_their_names_exchange_their_ids_too() -> None:
    # By name first: the citizen's bookmark of “社保窗口” still leads to the 社保窗口.
    published = [window("A", "社保窗口"), window("B", "医保窗口", position=beside(200))]
    assert given([row("医保窗口"), row("社保窗口", beside(200))], published) == ["B", "A"]


@pytest.mark.parametrize(
    ("old", "renamed"),
    [
        (("窗口01", "窗口02"), ("综合窗口02", "综合窗口1")),
        (("1号窗口", "2号窗口"), ("综合2号窗口", "综合1号窗口")),
        (("窗口一", "窗口二"), ("综合窗口二", "综合窗口一")),
        (("第一窗口", "第二窗口"), ("综合第二窗口", "综合第一窗口")),
        (("A窗口", "B窗口"), ("综合b窗口", "综合a窗口")),
        (("社保窗口", "医保窗口"), ("医保服务窗口", "社保服务窗口")),
    ],
)
def test_two_windows_renamed_at_one_counter_stay_themselves(old: tuple[str, str], renamed: tuple[str, str]) -> None:
    published = [window("A", old[0]), window("B", old[1])]
    assert given([row(name) for name in renamed], published) == ["B", "A"]
    assert given([row(name) for name in renamed[::-1]], published) == ["A", "B"]


@pytest.mark.parametrize("name", ["窗口03", "三号窗口", "窗口三", "第三窗口", "C窗口"])
def test_a_new_window_at_the_counter_of_others_takes_over_none_of_them(name: str) -> None:
    names = ("窗口01", "一号窗口", "窗口一", "第一窗口", "A窗口")
    published = [window(f"W{number}", old) for number, old in enumerate(names)]
    assert given([row(name)], published) == [new_id(CODE, name)]


def test_a_machine_beside_a_counter_is_not_the_counter_renamed() -> None:
    assert given([row("自助终端", kind=Kind.KIOSK)], [window("A", "窗口")]) == [new_id(CODE, "自助终端")]


def test_a_window_that_became_a_machine_is_still_known_by_its_name() -> None:
    assert given([row("甲窗口", kind=Kind.KIOSK)], [window("A", "甲窗口")]) == ["A"]


def test_numerals_that_count_nothing_do_not_make_another_window() -> None:
    no_number = by_place(CODE, "天心区窗口", Kind.STAFFED)
    assert by_place(CODE, "天心区一窗通办窗口", Kind.STAFFED) == no_number


def test_what_an_earlier_file_of_the_import_lists_is_known_by_name_and_never_by_place() -> None:
    published = [window("A", "社保窗口")]
    assert give_ids([row("医保窗口")], published, {"A"}, listed={"A"}) == [new_id(CODE, "医保窗口")]
    assert give_ids([row("社保窗口")], published, {"A"}, listed={"A"}) == ["A"]


def test_a_row_is_only_a_window_of_its_own_office() -> None:
    published = [window("A", "甲窗口", office="岳麓区局")]
    assert given([row("甲窗口")], published) == [new_id(CODE, "甲窗口")]


def test_a_row_of_a_summary_may_be_any_offices_window() -> None:
    assert given([row("甲窗口", office=None)], [window("A", "甲窗口", office="岳麓区局")]) == ["A"]


def test_a_name_that_another_office_has_taken_gets_a_number() -> None:
    base = new_id(CODE, "甲窗口")
    assert given([row("甲窗口")], taken=[base]) == [f"{base}-2"]
    assert given([row("甲窗口")], taken=[base, f"{base}-2"]) == [f"{base}-3"]


def test_two_rows_of_one_name_are_numbered_by_place_and_not_by_row() -> None:
    base = new_id(CODE, "甲窗口")
    west, east = row("甲窗口"), row("甲窗口", Position(112.99, 28.115))
    assert given([west, east]) == [base, f"{base}-2"]
    assert given([east, west]) == [f"{base}-2", base]


def test_two_windows_of_one_name_keep_their_ids_when_their_rows_are_swapped_in_the_next_upload() -> None:
    east = Position(112.99, 28.115)
    published = [window("A", "甲窗口"), window("A-2", "甲窗口", position=east)]
    assert given([row("甲窗口", east), row("甲窗口")], published) == ["A-2", "A"]


def test_of_two_windows_of_one_name_the_one_left_out_stays_itself() -> None:
    published = [window("A", "甲窗口"), window("A-2", "甲窗口", position=beside(300))]
    assert given([row("甲窗口", beside(290))], published) == ["A-2"]


def test_nearest_pairs_go_together_before_farther_ones() -> None:
    published = [window("A", "甲窗口"), window("B", "甲窗口", position=beside(10))]
    assert given([row("甲窗口", beside(-4)), row("甲窗口", beside(4))], published) == ["A", "B"]


def test_a_stated_id_leaves_its_window_to_no_other_row() -> None:
    published = [window("A", "甲窗口")]
    assert given([row("甲窗口"), row("乙窗口", stated="A")], published) == [new_id(CODE, "甲窗口"), "A"]


def test_no_rows_get_no_ids() -> None:
    assert given([], [window()]) == []


def test_many_windows_of_one_division_cost_little_more_than_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands renamed at their places: neighbours are compared, and not all with all."""
    compared = 0

    class Counting(frozenset[str]):
        def __xor__(self, other: object) -> frozenset[str]:
            nonlocal compared
            compared += 1
            return super().__xor__(other)  # type: ignore[operator]

    monkeypatch.setattr("importer.publishing.window_match.frozenset", Counting, raising=False)
    places = [beside(100 * number) for number in range(2_000)]
    letters = [chr(0x4E00 + number) for number in range(2_000)]
    published = [window(f"W{n}", f"旧{letters[n]}", position=place) for n, place in enumerate(places)]
    ids = given([row(f"新{letters[n]}", place) for n, place in enumerate(places)], published)
    assert ids == [f"W{n}" for n in range(2_000)]
    assert compared == 2_000


def test_thousands_of_one_name_are_told_apart_by_their_place_alone() -> None:
    places = [beside(100 * number) for number in range(2_100)]
    published = [window(f"W{n}", "窗口", position=place) for n, place in enumerate(places)]
    assert given([row("窗口", place) for place in places[::-1]], published) == [f"W{n}" for n in range(2_099, -1, -1)]


def test_thousands_at_one_place_are_known_by_their_names_and_else_are_new() -> None:
    published = [window(f"W{n}", f"旧{chr(0x4E00 + n)}") for n in range(2_100)]
    ids = given([row(f"新{chr(0x4E00 + n)}") for n in range(2_100)], published)
    assert len(set(ids)) == 2_100
    assert not set(ids) & {window.id for window in published}


def test_a_window_under_another_division_code_is_known_by_its_name_and_place() -> None:
    published = [window("A", "甲窗口")]
    assert given([row("甲窗口", beside(49), code="430100")], published) == ["A"]
    assert given([row("甲窗口", beside(52), code="430100")], published) == [new_id("430100", "甲窗口")]
    assert given([row("乙窗口", code="430100")], published) == [new_id("430100", "乙窗口")]
    assert given([row("甲窗口", code="430100", kind=Kind.KIOSK)], published) == [new_id("430100", "甲窗口")]


def test_its_own_division_comes_before_the_same_name_under_another() -> None:
    here = window("A", "甲窗口"), window("B", "甲窗口", division=YUELU)
    assert given([row("甲窗口", code="430104")], here) == ["B"]
    assert given([row("甲窗口", code="430104"), row("甲窗口")], here) == ["B", "A"]


def test_neither_another_office_nor_a_summary_takes_a_window_under_another_code() -> None:
    published = [window("A", "甲窗口")]
    for office in ("岳麓区局", None):
        assert given([row("甲窗口", code="430104", office=office)], published) == [new_id("430104", "甲窗口")]
