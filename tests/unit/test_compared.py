"""A file beside what is public: windows that jumped, dates that are older, whole lists that drop a third."""

from datetime import date

import pytest

from importer.checks import duplicates
from importer.checks.duplicates import Sight, metres_between
from importer.notices import Notice
from importer.publishing.dropped import drops_many
from locator.position import Datum, Position
from locator.window import Window
from tests.notice_scenes import DATED, HERE, NAME, OFFICE, WITH_ID, Scene, rules
from tests.sheets import SENTINEL_NAME, row
from tests.windows import beside, window


def told(code: str, scene: Scene) -> list[Notice]:
    return [notice for notice in scene.notices() if notice.code == code]


@pytest.mark.parametrize(("metres", "fires"), [(19_900, False), (20_300, True)])
def test_a_window_that_moved_over_twenty_kilometres_is_told_of(metres: float, fires: bool) -> None:
    before = window("A", NAME, office=OFFICE, position=beside(metres, HERE))
    notices = told("window-jumped", Scene([row()], published=[before]))
    assert [notice.place.cell for notice in notices] == (["K4"] if fires else [])
    if fires:
        assert notices[0].value == "112.990137, 28.110259"
        assert notices[0].words["distance"].startswith("20.")


def test_a_new_window_has_not_jumped_nor_has_anothers() -> None:
    far = Position(113.9, 28.9)
    published = [window("A", "乙窗口", office=OFFICE, position=far), window("B", NAME, office="别的局", position=far)]
    assert told("window-jumped", Scene([row()], published=published)) == []


@pytest.mark.parametrize(
    ("stated", "published_on", "fires", "why"),
    [
        ("2026年3月5日", None, False, "today"),
        ("2026年3月6日", None, True, "tomorrow"),
        ("2026年3月2日", date(2026, 3, 2), False, "the same day"),
        ("2026年3月2日", date(2026, 3, 3), True, "older than what is public"),
        ("见附件", None, True, "no day at all"),
        ("2026年2月30日", None, True, "no such day"),
        ("　年　月　日", None, False, "the form's own blanks"),
        ("", None, False, "nothing"),
    ],
)
def test_a_date_of_the_future_or_before_what_is_public_is_told_of_once(
    stated: str, published_on: date | None, fires: bool, why: str
) -> None:
    published = [window("A", NAME, office=OFFICE, confirmed_on=published_on)] if published_on else []
    rows = [row(), row(window_name="乙窗口")]
    notices = told("filled-on-suspect", Scene(rows, header=DATED.format(stated), published=published))
    assert [notice.place.cell for notice in notices] == (["A2"] if fires else []), why


def test_a_row_is_held_against_the_public_windows_around_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[Sight] = []

    def counted(one: Sight, other: Sight) -> float:
        measured.append(one)
        return metres_between(one, other)

    monkeypatch.setattr(duplicates, "metres_between", counted)
    public = [
        window(f"P{n}", NAME, office="别的局", address=f"别处{n}号", position=beside(40 + 1_000 * n, HERE))
        for n in range(200)
    ]
    rows = [row(address=f"乙路{n}号", latitude=28.110259 + n * 0.01) for n in range(5)]
    (notice,) = told("window-duplicate", Scene(rows, published=public))
    assert (notice.place.row, notice.words["reason"][:5]) == (4, "名称相同，")
    assert len(measured) < 10


def mine(count: int, office: str = OFFICE) -> list[Window]:
    return [window(f"{office}{n}", f"{n}号窗口", office=office) for n in range(count)]


@pytest.mark.parametrize(
    ("owned", "dropped", "fires"),
    [(3, 1, True), (4, 1, False), (9, 3, True), (9, 2, False), (1, 1, True), (3, 0, False)],
)
def test_a_whole_list_that_drops_a_third_is_told_of(owned: int, dropped: int, fires: bool) -> None:
    windows = mine(owned)
    assert set(drops_many(windows, windows[:dropped], rules().notices)) == ({OFFICE} if fires else set())


def test_each_office_counts_its_own_windows() -> None:
    ours, theirs = mine(10), mine(3, "乙局")
    told_of = drops_many([*ours, *theirs], [*ours[:3], *theirs[:1]], rules().notices)
    assert set(told_of) == {"乙局"}
    assert told_of["乙局"].words["names"] == "0号窗口"


def test_of_many_dropped_windows_the_first_five_are_named() -> None:
    (notice,) = drops_many(mine(12), mine(12)[:7], rules().notices).values()
    assert notice.words["names"] == "0号窗口、1号窗口、2号窗口、3号窗口、4号窗口 等"
    assert notice.words["names_en"] == "0号窗口, 1号窗口, 2号窗口, 3号窗口, 4号窗口 …"
    assert (notice.place.sheet, notice.place.row, notice.value) == (None, None, None)
    (fewer,) = drops_many(mine(12), mine(12)[:5], rules().notices).values()
    assert fewer.words["names_en"] == "0号窗口, 1号窗口, 2号窗口, 3号窗口, 4号窗口"


def test_what_is_told_beside_the_public_windows_names_no_person() -> None:
    published = [window("B", "窗口", office="别的局")]
    scene = Scene([row(window_id="B", window_name=f"窗口（{SENTINEL_NAME}）")], labels=WITH_ID, published=published)
    assert all(SENTINEL_NAME not in f"{notice.value}{dict(notice.words)}" for notice in scene.notices())


def test_the_value_of_a_jumped_window_is_in_the_sheets_datum() -> None:
    before = window("A", NAME, office=OFFICE, position=Position(113.4, 28.5), source_datum=Datum.WGS84)
    (notice,) = told("window-jumped", Scene([row()], published=[before]))
    assert notice.value == "112.990137, 28.110259"


@pytest.mark.parametrize(("rows", "is_asked"), [(1, True), (2, False)])  # half of the rows is not most
def test_a_sheet_of_mostly_others_windows_is_asked_whether_it_is_a_summary(rows: int, is_asked: bool) -> None:
    others = window("B", NAME, office="岳阳市某局", position=HERE)
    written = [row(number=number, window_name=name) for number, name in enumerate([NAME, "乙窗口"][:rows], 1)]
    (notice,) = told("window-duplicate", Scene(written, published=[others]))
    assert ("--summary" in notice.words["consequence"]) is is_asked
