"""The tables of office hours are as large and as many-sided as the page about hours says, and each row says why."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from locator.hours.reader import read_hours
from locator.hours.writing.osm import osm
from tests.house import HOUSE

FOLDER = HOUSE / "tests/samples"
GIVEN, OWN, WORDINGS = (
    [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("hours", "hours-own", "hours-wordings")
)
STATES = {"open", "closed", "unknown"}

LEFT_OPEN = {
    "short03": "days without times, and others in the villages: may be read in part or in full",
    "short28": "单休 is a word that a reader may know",
    "short31": "market days may be noise beside a day of the week",
    "short33": "1-5 may be days, or hours",
    "counter10": "轮班 may be as 午间值班, or a range that goes on",
    "counter28": "对公 and 对私 are words that a reader may know",
    "kiosk22": "what a machine does after hours may be noise",
    "differ08": "顺延 of a day of the month is a word that a reader may know",
    "differ10": "odd weeks may be read, or unread",
    "differ24": "the first working day may be read, or unread",
    "tongue29": "Roman numbers may be noise",
}
"""Rows of our own of which it is not asked how far they are understood, and why; their states are asked."""


def states_allowed(probe: dict[str, Any]) -> set[str]:
    return set(probe.get("allowed", [probe["state"]]))


def test_our_own_are_at_least_three_hundred_in_ten_styles() -> None:
    assert len(OWN) >= 300
    assert len(Counter(row["style"] for row in OWN)) == 10
    assert min(Counter(row["style"] for row in OWN).values()) >= 30


def test_every_row_and_every_moment_of_our_own_says_why_it_is_there() -> None:
    assert [row["id"] for row in OWN if not row["why"].strip() or not row["probes"]] == []
    assert [row["id"] for row in OWN for probe in row["probes"] if not probe["why"].strip()] == []


def test_a_hundred_answers_of_our_own_were_written_twice() -> None:
    assert sum(row.get("twice", False) for row in OWN) >= 100


@pytest.mark.parametrize("rows", [GIVEN + OWN, WORDINGS], ids=["samples", "wordings"])
def test_no_row_stands_there_twice(rows: list[dict[str, Any]]) -> None:
    names = Counter(row.get("id", row["text"]) for row in rows)
    assert [name for name, count in names.items() if count > 1] == []


def test_each_of_our_own_says_how_far_it_is_understood() -> None:
    silent = {row["id"] for row in OWN if row["parsed"] is None and row["notices"] is None and "notices_any" not in row}
    assert silent == LEFT_OPEN.keys()


def test_no_moment_allows_every_state() -> None:
    assert [row["id"] for row in OWN for probe in row["probes"] if states_allowed(probe) == STATES] == []
    assert [row["id"] for row in OWN for probe in row["probes"] if probe["state"] not in states_allowed(probe)] == []


def test_where_a_given_sample_allows_every_state_one_of_our_own_asks_for_one() -> None:
    open_to_all = {
        (row["text"], probe["at"]) for row in GIVEN for probe in row["probes"] if states_allowed(probe) == STATES
    }
    settled = {(row["text"], probe["at"]) for row in OWN for probe in row["probes"] if len(states_allowed(probe)) == 1}
    assert open_to_all <= settled


def test_the_page_about_hours_counts_the_texts_rightly() -> None:
    page = (HOUSE / "docs/hours.md").read_text("utf-8")
    paragraph = next(part for part in page.split("\n\n") if part.startswith("`tests/samples/` holds"))
    said = re.findall(r"(more than )?(\d+)", paragraph)
    twice = sum(row.get("twice", False) for row in OWN)
    counts = [len(GIVEN) + len(OWN) + len(WORDINGS), len(GIVEN), len(OWN), twice, len(WORDINGS)]
    for (more_than, number), count in zip(said, counts, strict=True):
        assert int(number) < count < 1.1 * int(number) if more_than else int(number) == count


def test_the_page_counts_the_texts_that_another_library_reads_rightly() -> None:
    page = (HOUSE / "docs/hours.md").read_text("utf-8")
    said = re.search(r"reads every expression of the samples as we do: more than (\d+)", page)
    expressible = {row["text"] for row in GIVEN + OWN if osm(read_hours(row["text"])) is not None}
    assert said
    assert int(said[1]) < len(expressible) < 1.1 * int(said[1])
