"""What uploads do to the public windows: added, changed, kept, dropped; never another office's."""

from collections.abc import Sequence
from datetime import date

import pytest

from importer.publishing.gap import Gap, GapKind, gap_line
from importer.publishing.merge import Upload, WindowRegister
from importer.store.draft import DraftMode
from locator.position import Datum, Position
from locator.window import Window
from tests.windows import COUNTER, GUANGZHOU, YUELU, beside, window

MINE, OTHER = "天心区局", "岳麓区局"
ADD, WHOLE, SUMMARY = DraftMode.ADD, DraftMode.WHOLE, DraftMode.SUMMARY


def after(published: Sequence[Window], *uploads: Upload) -> list[Window]:
    register = WindowRegister(published)
    for upload in uploads:
        register.take(upload)
    register.drop_unlisted()
    return register.windows()


def upload(*windows: Window, mode: DraftMode = ADD, dated: bool = False, **more: object) -> Upload:
    ids = frozenset(window.id for window in windows) if dated else frozenset()
    return Upload(mode, frozenset({MINE}), windows=windows, dated=ids, **more)  # type: ignore[arg-type]


def test_an_upload_adds_and_changes_and_leaves_the_rest() -> None:
    a, b, c = window("A"), window("B", "乙"), window("C", "丙")
    changed = window("B", "乙", address="新址")
    assert after([a, b], upload(changed, c)) == [a, changed, c]


def test_a_whole_list_drops_what_its_office_owns_and_does_not_list() -> None:
    a, b, foreign = window("A"), window("B", "乙"), window("C", "丙", office=OTHER)
    assert after([a, b, foreign], upload(a, mode=WHOLE)) == [a, foreign]


def test_a_whole_list_of_nothing_that_is_publishable_drops_only_what_no_row_speaks_of() -> None:
    a, b = window("A"), window("B", "乙")
    assert after([a, b], upload(mode=WHOLE, faulty=frozenset({"A"}))) == [a]


def test_several_files_are_an_offices_whole_list_together() -> None:
    a, b, c = window("A"), window("B", "乙"), window("C", "丙")
    assert after([a, b, c], upload(a, mode=WHOLE), upload(b, mode=WHOLE)) == [a, b]


def test_a_later_file_has_the_last_word_on_a_window() -> None:
    first, last = window("A", address="一"), window("A", address="二")
    assert after([], upload(first), upload(last)) == [last]


def test_a_summary_keeps_the_owner_of_what_it_changes_and_owns_what_it_adds() -> None:
    known = window("A", office=OTHER)
    changed, new = window("A", address="新址", office=MINE), window("B", "乙", office=MINE)
    merged = after([known], upload(changed, new, mode=SUMMARY, scope=("4301",)))
    assert [(each.address, each.office) for each in merged] == [("新址", OTHER), (new.address, MINE)]


def test_a_summary_drops_nothing() -> None:
    known = [window("A"), window("B", "乙", office=OTHER)]
    assert after(known, upload(window("C", "丙"), mode=SUMMARY, scope=("4301",)))[:2] == known


def test_what_an_upload_may_touch_is_its_own_and_with_a_summary_its_scope_too() -> None:
    mine, foreign = window("A", division=GUANGZHOU), window("B", "乙", division=YUELU, office=OTHER)
    register = WindowRegister([mine, foreign])
    assert register.touchable(ADD, {MINE}, ()) == [mine]
    assert register.touchable(WHOLE, {MINE}, ("4301",)) == [mine]
    assert register.touchable(SUMMARY, {MINE}, ("4301",)) == [mine, foreign]
    assert register.touchable(SUMMARY, {MINE}, ("430104",)) == [mine, foreign]
    assert register.touchable(SUMMARY, {MINE}, ("4302",)) == [mine]
    assert register.touchable(SUMMARY, {MINE}, ()) == [mine]


def test_an_office_with_a_window_beyond_the_scope_is_not_in_the_scope() -> None:
    here, beyond = window("A", division=YUELU, office="省局"), window("B", "乙", division=GUANGZHOU, office="省局")
    assert WindowRegister([here, beyond]).touchable(SUMMARY, {MINE}, ("4301",)) == []
    assert WindowRegister([here]).touchable(SUMMARY, {MINE}, ("4301",)) == [here]


def test_an_office_with_a_gap_drops_nothing_and_another_drops() -> None:
    a, b, c = window("A"), window("B", "乙"), window("C", "丙", office=OTHER)
    others = Upload(WHOLE, frozenset({OTHER}))
    gap = frozenset({Gap(GapKind.ROW_UNKNOWN, "表.xlsx", MINE)})
    new = window("D", "丁")
    assert after([a, b, c], upload(a, new, mode=WHOLE, gaps=gap), others) == [a, b, new]


def test_a_gap_that_may_be_anybodys_keeps_all_from_dropping_whenever_it_comes() -> None:
    a, b = window("A"), window("B", "乙")
    unread = Upload(WHOLE, frozenset(), gaps=frozenset({Gap(GapKind.FILE_UNREAD, "坏.xlsx")}))
    assert after([a, b], upload(a, mode=WHOLE), unread) == [a, b]
    assert after([a, b], unread, upload(a, mode=WHOLE)) == [a, b]


def test_windows_without_an_office_are_neither_dropped_nor_changed() -> None:
    orphan = window("A", office="")
    assert after([orphan], Upload(WHOLE, frozenset({""}))) == [orphan]
    register = WindowRegister([orphan])
    assert register.touchable(ADD, {""}, ()) == []
    assert register.touchable(SUMMARY, {MINE}, ("4301",)) == []


@pytest.mark.parametrize("kind", GapKind)
def test_why_nothing_was_dropped_is_one_line_in_either_language(kind: GapKind) -> None:
    for lang, said in (("zh", "没有撤下"), ("en", "nothing was dropped")):
        line = gap_line([Gap(kind, "表\n.xlsx", MINE)], lang)
        assert line.startswith(said)
        assert MINE in line
        assert "表 .xlsx" in line
        assert MINE not in gap_line([Gap(kind, "表.xlsx", MINE), Gap(kind, "坏.xlsx")], lang)


def test_the_offices_of_several_gaps_are_named_as_the_language_lists_names() -> None:
    gaps = [Gap(next(iter(GapKind)), f"{office}.xlsx", office) for office in ("甲局", "乙局")]
    assert "“乙局、甲局”" in gap_line(gaps, "zh")
    assert "of 乙局, 甲局," in gap_line(gaps, "en")


def test_of_many_reasons_the_first_are_told() -> None:
    line = gap_line([Gap(GapKind.FILE_UNREAD, f"{number}.xlsx") for number in range(7)], "zh")
    assert "4.xlsx" in line
    assert "5.xlsx" not in line
    assert line.endswith("…")


def test_a_window_stays_its_offices_to_touch_after_each_file() -> None:
    register = WindowRegister([window("A")])
    register.take(upload(window("A", address="新址"), window("B", "乙")))
    assert [each.id for each in register.touchable(ADD, {MINE}, ())] == ["A", "B"]
    assert register.listed == {"A", "B"}
    assert set(register.ids) == {"A", "B"}
    assert register.find("C") is None


@pytest.mark.parametrize(
    ("metres", "is_same"), [(0.0, True), (0.0009, True), (-0.0009, True), (0.0011, False), (1.0, False)]
)
def test_a_position_back_within_a_millimetre_is_the_same_position(metres: float, is_same: bool) -> None:
    known = window("A", source_datum=Datum.GCJ02, precision_m=11.13)
    back = window(
        "A", position=beside(metres), source_datum=Datum.WGS84, precision_m=0.0, confirmed_on=date(2026, 5, 1)
    )
    (merged,) = after([known], upload(back))
    assert (merged == known) is is_same
    assert (merged.source_datum, merged.precision_m) == ((Datum.GCJ02, 11.13) if is_same else (Datum.WGS84, 0.0))


def test_the_millimetre_is_the_same_to_east_and_far_north() -> None:
    known = window("A", position=Position(122.0, 53.3))
    for east_mm, is_same in ((0.9, True), (1.1, False)):
        back = window("A", position=Position(122.0 + east_mm / 1000 / 66_700, 53.3), source_datum=Datum.BD09)
        assert (after([known], upload(back)) == [known]) is is_same


def test_other_facts_change_although_the_position_stays() -> None:
    known = window("A", source_datum=Datum.BD09)
    (merged,) = after([known], upload(window("A", address="新址", position=COUNTER, source_datum=Datum.WGS84)))
    assert (merged.address, merged.source_datum) == ("新址", Datum.BD09)


@pytest.mark.parametrize(
    ("stated", "dated", "told"),
    [
        (date(2026, 4, 1), True, date(2026, 4, 1)),
        (date(2026, 4, 1), False, date(2026, 3, 2)),
        (date(2026, 3, 2), True, date(2026, 3, 2)),
        (date(2026, 1, 1), True, date(2026, 3, 2)),
    ],
)
def test_an_unchanged_row_keeps_its_date_unless_the_sheet_states_a_later_one(
    stated: date, dated: bool, told: date
) -> None:
    (merged,) = after([window("A")], upload(window("A", confirmed_on=stated), dated=dated))
    assert merged == window("A", confirmed_on=told)


def test_a_changed_row_is_confirmed_on_the_day_of_its_sheet() -> None:
    changed = window("A", address="新址", confirmed_on=date(2026, 4, 1))
    assert after([window("A")], upload(changed)) == [changed]


def test_windows_come_in_order_of_id() -> None:
    assert [each.id for each in after([window("B"), window("A")], upload(window("C"), window("0")))] == list("0ABC")
