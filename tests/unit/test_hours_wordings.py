"""More texts in ten styles, each with moments and answers that were written before any output was seen.

They were written to make the reader say something wrong; what it does not understand it may leave unknown. The later
ones have a word on why each is there.
"""

import json
from pathlib import Path

import pytest

from locator.hours.answers.state import State
from tests import hours_states

TABLE = Path(__file__).parents[1] / "samples" / "hours-wordings.jsonl"
WORDINGS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]
ANSWERED = 1800
"""Just below what holds: a mend that loses more than a few of the answers is seen."""


def state(text: str, moment: str) -> State:
    return hours_states.state(text, *moment.split("T"))


@pytest.mark.parametrize("wording", WORDINGS, ids=[wording["text"][:30] for wording in WORDINGS])
def test_no_wording_makes_the_answer_wrong(wording: dict[str, list[dict[str, str]]]) -> None:
    told = {probe["at"]: state(str(wording["text"]), probe["at"]).value for probe in wording["probes"]}
    wrong = [probe for probe in wording["probes"] if told[probe["at"]] not in (probe["state"], "unknown")]
    assert wrong == []


def test_most_of_what_has_an_answer_is_answered() -> None:
    probes = [(wording["text"], probe) for wording in WORDINGS for probe in wording["probes"]]
    right = sum(state(text, probe["at"]).value == probe["state"] != "unknown" for text, probe in probes)
    assert right >= ANSWERED
