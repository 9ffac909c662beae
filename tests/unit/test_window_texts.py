"""Looking through the names and addresses of windows: any piece of them, in small editions and in large ones."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.filters import LARGE, TakesLonger
from locator.finding.places.text_lines import TextLines
from locator.finding.places.window_texts import FEW, WindowTexts
from locator.window import DivisionNames
from tests.unit.test_places_at_windows import snapshot_of
from tests.windows import TIANXIN, YUELU, window

_TEXTS = st.lists(st.text(alphabet="甲乙丙1", max_size=5), max_size=8)


@given(_TEXTS, st.text(alphabet="甲乙丙1", min_size=1, max_size=3), st.data())
def test_lines_hold_what_each_text_alone_holds(texts: list[str], words: str, data: st.DataObject) -> None:
    lines = TextLines(texts)
    first = data.draw(st.integers(0, len(texts)))
    last = data.draw(st.integers(first, len(texts)))
    expected = [number for number in range(first, last) if words in texts[number]]
    assert list(lines.holding(words, first, last)) == expected
    assert list(lines.matching(re.compile(words), first, last)) == expected
    assert [lines[number] for number in range(len(lines))] == texts
    assert list(lines.holding("", first, last)) == []


def windows_in_two_counties() -> list[str]:
    return [f"甲{number}" if number % 2 else f"“乙”（{number}）" for number in range(LARGE + 500)]


@pytest.fixture(scope="module")
def large() -> Snapshot:
    """A large edition, its table in several chunks as files have it, its divisions mixed."""
    one, names = window(), windows_in_two_counties()
    divisions = (TIANXIN, YUELU, DivisionNames("440106", "天河区", "广州市", "广东省"))
    whole = table_of(
        [replace(one, id=f"{n:05d}", name=name, division=divisions[n % 3]) for n, name in enumerate(names)]
    )
    parts = pa.concat_tables([whole.slice(0, 7_001), whole.slice(7_001, 1), whole.slice(7_002)])
    snapshot = snapshot_of([one])
    return Snapshot(snapshot.manifest.model_copy(update={"windows": len(names)}), parts)


@pytest.mark.parametrize("prefix", ["430103", "4301", "43", "440106", "44", "999999", "45"])
def test_a_piece_of_a_large_edition_is_what_a_look_at_every_window_finds(large: Snapshot, prefix: str) -> None:
    texts = WindowTexts(large)
    names = windows_in_two_counties()
    expected = {n for n, name in enumerate(names) if "77" in name and large.division_codes[n].startswith(prefix)}
    found = dict(texts.named("77", prefix))
    assert set(found) == expected
    assert all(text == re.sub("[“”（）]", "", names[row]) for row, text in found.items())
    assert texts.count(prefix) == int(np.char.startswith(large.division_codes, prefix).sum())


def test_a_large_edition_is_looked_through_as_it_is_and_not_at_once(large: Snapshot) -> None:
    texts = WindowTexts(large)
    texts.prepare()
    assert [row for row, _ in texts.named("甲777")] == [
        n for n in range(len(large)) if f"甲{n}".startswith("甲777") and n % 2
    ]
    assert len(list(texts.addressed(re.compile("示例路[0-9]")))) == len(large)
    for prefix in ("", "43"):
        assert texts.count(prefix) > FEW
        with pytest.raises(TakesLonger):
            texts.named("甲777", prefix, at_once=True)


def test_pieces_that_were_made_are_kept_and_no_more_of_them_than_some(large: Snapshot) -> None:
    small = snapshot_of([window(), window("b", "乙")])
    assert [row for row, _ in WindowTexts(small).named("乙", at_once=True)] == [1]
    texts = WindowTexts(large)
    for number in range(400):
        assert list(texts.named("甲", f"{number + 500}000", at_once=True)) == []
    assert len(texts._kept) == 256
