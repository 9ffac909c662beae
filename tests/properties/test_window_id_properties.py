"""Ids for any rows whatever: all different, none of another's, and the same in whatever order the rows stand."""

from hypothesis import given
from hypothesis import strategies as st

from importer.publishing.window_id import give_ids, is_window_id
from importer.publishing.window_match import Candidate
from locator.window import Kind, Window
from tests.windows import YUELU, beside, window

# Few enough of each that rows meet: at one place, under one name, with one id.
NAMES = st.sampled_from(
    ["窗口", "窗口01", "窗口1", "窗口02", "窗口二", "综合窗口01", "自助终端", "社保窗口", "医保窗口"]
)
PLACES = st.sampled_from([beside(metres) for metres in (0, 0.0004, 10, 29, 31, 500, 9_000)])
STATED = st.sampled_from(["", "", "", "W0", "W1", "NEW", "A/01", "-"])
OFFICES = st.sampled_from(["甲局", "乙局"])
KINDS = st.sampled_from(list(Kind))
CODES = st.sampled_from(["430103", "430103", "430104"])
ROWS = st.lists(
    st.builds(Candidate, STATED, OFFICES, CODES, NAMES, KINDS, PLACES),
    max_size=8,
    unique_by=lambda row: (row.division_code, row.name, row.position, row.office),
)


@st.composite
def published(draw: st.DrawFn) -> list[Window]:
    """What is public: any windows, all with an id of their own."""
    count = draw(st.integers(0, 6))
    return [
        window(
            f"W{number}",
            draw(NAMES),
            position=draw(PLACES),
            kind=draw(KINDS),
            office=draw(OFFICES),
            **({"division": YUELU} if draw(CODES) == "430104" else {}),
        )
        for number in range(count)
    ]


def distinct(rows: list[Candidate]) -> list[Candidate]:
    """Without rows that nothing but their order tells apart: the same division, name and position."""
    return list({(row.division_code, row.name, row.position): row for row in rows}.values())


@given(ROWS, published())
def test_every_row_gets_an_id_and_all_are_different(rows: list[Candidate], windows: list[Window]) -> None:
    ids = give_ids(rows, windows, {window.id for window in windows})
    assert len(ids) == len(rows) == len(set(ids))
    assert all(map(is_window_id, ids))


@given(ROWS.map(distinct), published(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(rows: list[Candidate], windows: list[Window], chance: object) -> None:
    taken = {window.id for window in windows}
    shuffled = list(range(len(rows)))
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    ids = give_ids(rows, windows, taken)
    again = give_ids([rows[index] for index in shuffled], windows[::-1], taken)
    assert again == [ids[index] for index in shuffled]


@given(ROWS, published())
def test_no_row_becomes_a_window_of_another_office_unless_it_says_so(
    rows: list[Candidate], windows: list[Window]
) -> None:
    owner = {window.id: window.office for window in windows}
    for row, given_id in zip(rows, give_ids(rows, windows, owner.keys()), strict=True):
        assert given_id == row.stated_id or owner.get(given_id, row.office) == row.office


@given(ROWS.map(distinct))
def test_what_was_published_comes_back_under_the_same_ids(rows: list[Candidate]) -> None:
    ids = give_ids(rows, [], set())
    public = [
        window(
            window_id,
            row.name,
            position=row.position,
            kind=row.kind,
            office=row.office,
            **({"division": YUELU} if row.division_code == "430104" else {}),
        )
        for row, window_id in zip(rows, ids, strict=True)
    ]
    unstated = [Candidate("", row.office, row.division_code, row.name, row.kind, row.position) for row in rows]
    assert give_ids(unstated, public, set(ids)) == ids
