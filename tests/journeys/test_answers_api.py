"""Questions and answers at their addresses, and an operator's folder that is read again as it changes."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from locator.answers.answer_folder import packaged_answers
from locator.divisions.divisions import Divisions
from locator.site.public_site import PublicSite
from tests.answer_files import answer_text, lay_answer
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.journeys.promised_answers import QUESTION_KEYS
from tests.journeys.site_client import SiteClient

PACKAGED = [answer.id for answer in packaged_answers()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An operator's folder with an answer about an item in Changsha, one that is past its date, and a broken one."""
    lay_answer(tmp_path / "own", "card.md")
    lay_answer(tmp_path / "own", "past.md", answer_text(divisions=None, items=None, valid_until="2026-03-01"))
    lay_answer(tmp_path / "own", "broken.md", "x")
    return tmp_path / "own"


@pytest.fixture
def asked(tmp_path: Path, folder: Path, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with that folder, before the first edition."""
    with SiteClient(site_over(tmp_path, divisions, answers=str(folder))) as client:
        yield client


def look(client: SiteClient) -> None:
    """What the site does by itself every few seconds."""
    assert isinstance(client.site, PublicSite)
    client.site.answers.look()


def ids(client: SiteClient, **query: str) -> list[str]:
    return [answer["id"] for answer in client.get("/api/v1/answers", params=query).json()["answers"]]


def test_all_answers_are_given_in_their_order_with_exactly_the_keys_that_are_promised(asked: SiteClient) -> None:
    answer = asked.get("/api/v1/answers")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json().keys() == {"answers"}
    assert [one.keys() for one in answer.json()["answers"]] == [QUESTION_KEYS] * (len(PACKAGED) + 2)
    assert ids(asked) == [*PACKAGED, "card", "past"]
    assert [one["past"] for one in answer.json()["answers"]] == [*[False] * (len(PACKAGED) + 1), True]


def test_an_answer_has_an_address_of_its_own(asked: SiteClient) -> None:
    for answer in asked.get("/api/v1/answers").json()["answers"]:
        assert asked.get(f"/api/v1/answers/{answer['id']}").json() == answer


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "直线据离"}, ["distance"]),
        ({"q": "今天天气"}, []),
        ({"item": "2022-01"}, ["card"]),
        ({"item": "2022-02"}, []),
        ({"division": "430103"}, [*PACKAGED, "card", "past"]),
        ({"division": "430000"}, [*PACKAGED, "past"]),
        ({"item": "2022-01", "division": "44"}, []),
        ({"q": "临时身份证", "division": "4301"}, ["card", "past"]),
        ({"q": " "}, [*PACKAGED, "card", "past"]),
    ],
)
def test_words_an_item_and_a_place_leave_what_is_asked_for(
    asked: SiteClient, query: dict[str, str], found: list[str]
) -> None:
    assert ids(asked, **query) == found


def test_an_unknown_answer_is_a_problem_that_says_where_all_are(asked: SiteClient) -> None:
    for path, told in (("broken", "broken"), ("x" * 500, "x" * 40 + "”"), ("%3Cb%3E", "<b>"), ("CARD", "CARD")):
        answer = asked.get(f"/api/v1/answers/{path}")
        assert (answer.status_code, answer.json()["parameter"]) == (404, "id")
        assert told in answer.json()["detail"]
    english = asked.get("/api/v1/answers/none", headers={"accept-language": "en"}).json()["detail"]
    assert english == "There is no answer “none”. All are at /help, for programs at /api/v1/answers."


def test_answers_may_be_kept_a_minute_and_have_another_tag_on_another_day(tmp_path: Path, divisions: Divisions) -> None:
    now = [MONDAY_TEN]

    def clock() -> datetime:
        return now[0]

    with SiteClient(site_over(tmp_path, divisions, clock)) as client:
        for path in ("/api/v1/answers", "/api/v1/answers/what", "/api/v1/answers?division=43"):
            whole = client.get(path)
            assert whole.headers["cache-control"] == "public, max-age=60"
            known = {"if-none-match": whole.headers["etag"]}
            assert (client.get(path, headers=known).status_code, client.get(path, headers=known).content) == (304, b"")
        now[0] += timedelta(days=1)
        assert client.get("/api/v1/answers", headers=known).status_code == 200
        assert client.get("/api/v1/answers?q=12345").headers["cache-control"] == "private, max-age=60"


def test_an_answer_is_past_when_its_last_day_is_over_in_shanghai(
    tmp_path: Path, folder: Path, divisions: Divisions
) -> None:
    def past_at(moment: str) -> bool:
        with SiteClient(site_over(tmp_path, divisions, datetime.fromisoformat(moment), answers=str(folder))) as client:
            return bool(client.get("/api/v1/answers/past").json()["past"])

    assert not past_at("2026-03-01T15:59:59+00:00")
    assert past_at("2026-03-01T16:00:00+00:00")


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    ("change", "then"),
    [
        (lambda folder: lay_answer(folder, "more.md"), [*PACKAGED, "card", "more", "past"]),
        (lambda folder: (folder / "card.md").unlink(), [*PACKAGED, "past"]),
        (lambda folder: lay_answer(folder, "broken.md"), [*PACKAGED, "broken", "card", "past"]),
        (lambda folder: lay_answer(folder, "card.md", "now broken"), [*PACKAGED, "past"]),
        (lambda folder: folder.rename(folder.with_name("gone")), PACKAGED),
    ],
    ids=["added", "taken away", "mended", "broken", "the folder gone"],
)
def test_the_folder_is_read_again_once_a_file_changes_and_has_another_tag(
    asked: SiteClient, folder: Path, change: Change, then: list[str]
) -> None:
    before = asked.get("/api/v1/answers").headers["etag"]
    change(folder)
    look(asked)
    assert ids(asked) == then
    assert asked.get("/api/v1/answers").headers["etag"] != before


def test_a_broken_file_stands_in_the_log_once_and_takes_nothing_down(
    asked: SiteClient, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "tongban.answers"):
        for text in ("\x1b[31m", "y", answer_text()):
            lay_answer(folder, "more.md", text)
            look(asked)
            look(asked)
    told = [record.message for record in caplog.records if record.levelno == logging.ERROR]
    assert [line.partition(": ")[0] for line in told] == ["more.md:1", "more.md:1"], (
        "that of broken.md was told at first"
    )
    assert "\x1b" not in "".join(told)
    assert asked.get("/api/v1/answers").status_code == 200


def test_a_folder_that_is_not_there_takes_nothing_down_and_is_read_once_it_is(
    tmp_path: Path, divisions: Divisions, caplog: pytest.LogCaptureFixture
) -> None:
    with SiteClient(site_over(tmp_path, divisions, answers=str(tmp_path / "later"))) as client:
        assert ids(client) == PACKAGED
        assert "check TONGBAN_ANSWERS" in caplog.text
        lay_answer(tmp_path / "later", "card.md")
        look(client)
        assert ids(client) == [*PACKAGED, "card"]


def test_an_answer_of_the_operator_s_stands_for_the_program_s_of_the_same_name(
    tmp_path: Path, divisions: Divisions
) -> None:
    lay_answer(tmp_path / "own", "70-privacy.md", answer_text("另一种说法。", items=None, divisions=None))
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, answers=str(tmp_path / "own"))) as client:
        assert ids(client) == PACKAGED
        assert client.get("/api/v1/answers/privacy").json()["text"] == "另一种说法。"
