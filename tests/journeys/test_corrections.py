"""From “something is wrong here” on a window's page to the staff side's list."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from locator.corrections.inbox import INBOX, Inbox
from locator.corrections.note import TEXT_LIMIT
from locator.corrections.sealed_box import PUBLIC_KEY_FILE
from locator.divisions.divisions import Divisions
from tests.desk import Desk
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

FORM = f"/windows/{TIANXIN.id}/wrong"
SAID = "下午三点就关门了"


@pytest.fixture
def site(desk: Desk, divisions: Divisions) -> Iterator[SiteClient]:
    """A site that takes notes."""
    lay_edition(desk.data / "public")
    assert desk.run("corrections").code == 0
    with SiteClient(site_over(desk.data, divisions)) as client:
        yield client


def send(site: SiteClient, wrong: str = "hours", text: str = SAID, **given: Any) -> httpx.Response:
    """What the form sends."""
    return site.post(FORM, data={"wrong": wrong, "text": text}, **given)


def waiting(desk: Desk) -> list[Path]:
    """The notes in the inbox."""
    return sorted((desk.data / INBOX).glob("*.note"))


def listed(desk: Desk) -> list[dict[str, Any]]:
    """What the staff side lists."""
    corrections: list[dict[str, Any]] = desk.run("corrections", "--json").document["corrections"]
    return corrections


def test_what_a_citizen_says_reaches_the_staff_sides_list(desk: Desk, site: SiteClient) -> None:
    window = site.get(f"/windows/{TIANXIN.id}").text
    assert f'href="{FORM}"' in window
    form = site.get(FORM)
    assert form.status_code == 200
    sent = send(site)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{FORM}?sent=1")
    assert "收到了" in site.get(sent.headers["location"]).text
    said = desk.run("corrections", "--json").document
    [correction] = said["corrections"]
    assert re.fullmatch("[0-9a-f]{32}", correction.pop("id"))
    assert correction == {
        "office": "天心区数据局",
        "window": TIANXIN.id,
        "day": MONDAY_TEN.date().isoformat(),
        "wrong": "hours",
        "text": SAID,
    }
    assert (said["collected"], said["unopened"]) == (1, [])
    assert list((desk.data / INBOX).iterdir()) == []


def test_the_list_is_by_office_and_says_what_is_wrong_in_words(desk: Desk, site: SiteClient) -> None:
    send(site)
    site.post("/windows/440106-TIANHE01/wrong", data={"wrong": "closed", "text": ""})
    lines = desk.run("corrections").out.splitlines()
    assert lines[0] == "新收到 2 条，共 2 条"
    assert f"  2026-03-02  {TIANXIN.id}  办公时间不对  {SAID}" in lines
    assert "  2026-03-02  440106-TIANHE01  已经关闭或搬走" in lines
    assert desk.run("--lang", "en", "corrections").out.startswith("0 new, 2 in all\n天心区数据局\n")


def test_a_correction_is_listed_once_however_often_one_collects(desk: Desk, site: SiteClient) -> None:
    send(site)
    assert [desk.run("corrections", "--json").document["collected"] for _ in range(3)] == [1, 0, 0]
    assert len(listed(desk)) == 1


def test_what_waits_cannot_be_read_without_the_staff_sides_key(desk: Desk, site: SiteClient) -> None:
    send(site)
    [note] = waiting(desk)
    assert SAID.encode() not in note.read_bytes()
    assert TIANXIN.id.encode() not in note.read_bytes()


def test_no_text_of_a_citizen_lies_in_the_store_in_clear(desk: Desk, site: SiteClient) -> None:
    send(site)
    assert len(listed(desk)) == 1
    on_disk = b"".join(path.read_bytes() for path in (desk.data / "staff").iterdir() if path.is_file())
    assert TIANXIN.id.encode() in on_disk
    assert SAID.encode() not in on_disk


@pytest.mark.parametrize(
    ("wrong", "text", "told"),
    [
        pytest.param("", SAID, "请先选一项", id="nothing chosen"),
        pytest.param("everything", SAID, "请先选一项", id="no choice of ours"),
        pytest.param("other", " \n ", "写几个字", id="something else, and no word"),
        pytest.param("phone", "请打13900001234", "手机号", id="a mobile"),
        pytest.param("other", "我是430103199003070000", "证件号", id="an identity number"),
        pytest.param("position", "应在112.985,28.115", "坐标", id="a position"),
        pytest.param("hours", "字" * (TEXT_LIMIT + 7), f"现在有 {TEXT_LIMIT + 7} 字", id="too long"),
    ],
)
def test_what_is_not_sent_is_told_and_stays_in_the_field(
    desk: Desk, site: SiteClient, wrong: str, text: str, told: str
) -> None:
    answer = send(site, wrong, text)
    assert answer.status_code == 422
    assert told in answer.text
    assert f">\n{text.strip()}</textarea>" in answer.text
    assert (f'value="{wrong}" required checked' in answer.text) == (wrong in {"phone", "other", "position", "hours"})
    assert waiting(desk) == []


def test_a_hostile_text_is_given_back_escaped_and_shown_harmless(desk: Desk, site: SiteClient) -> None:
    hostile = "</textarea><script>alert(1)</script>\x1b[2J\u202e=cmd()"
    back = send(site, "", hostile).text
    assert "<script>" not in back
    assert "&lt;/textarea&gt;" in back
    send(site, "other", hostile)
    assert listed(desk)[0]["text"] == "</textarea><script>alert(1)</script>[2J=cmd()"
    assert "\x1b" not in desk.run("corrections").out


def test_line_breaks_count_once_and_come_through(desk: Desk, site: SiteClient) -> None:
    text = "字\r\n" * (TEXT_LIMIT // 2)
    assert send(site, text=text).status_code == 303
    assert listed(desk)[0]["text"] == text.replace("\r\n", "\n").strip()


def test_a_body_or_a_form_beyond_any_of_ours_is_refused(desk: Desk, site: SiteClient) -> None:
    assert site.post(FORM, content=b"text=" + b"x" * 40_000).status_code == 413
    assert site.post(FORM, content=b"&".join(b"a=b" for _ in range(11))).status_code == 400
    assert site.post(FORM, content=b"\xff\xfe%ff=%").status_code == 422
    assert waiting(desk) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"sec-fetch-site": "same-origin", "origin": "null"}, 303, id="as browsers send our own form"),
        pytest.param({"origin": "null"}, 303, id="an old browser from a page without referrer"),
        pytest.param({"origin": "http://site.test:8080"}, 303, id="an old browser behind a proxy with another port"),
        pytest.param({}, 303, id="a text browser"),
        pytest.param({"sec-fetch-site": "cross-site"}, 403, id="another site"),
        pytest.param({"sec-fetch-site": "same-site", "origin": "http://site.test"}, 403, id="a neighbour"),
        pytest.param({"origin": "http://evil.test"}, 403, id="another site in an old browser"),
        pytest.param({"origin": "http://[evil"}, 403, id="an origin that is none"),
    ],
)
def test_a_form_of_another_site_is_refused(desk: Desk, site: SiteClient, headers: dict[str, str], status: int) -> None:
    assert send(site, headers=headers).status_code == status
    assert len(waiting(desk)) == (status == 303)


def test_one_address_sends_a_few_and_is_then_told_when_to_go_on(desk: Desk, divisions: Divisions) -> None:
    lay_edition(desk.data / "public")
    desk.run("corrections")
    site = site_over(desk.data, divisions, corrections_per_hour="2", trusted_proxies="127.0.0.1")
    with SiteClient(site) as client:
        first = {"x-forwarded-for": "203.0.113.7"}
        assert send(client, "", headers=first).status_code == 422  # what is not sent does not count
        answers = [send(client, headers=first) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [303, 303, 429]
        assert 0 < int(answers[2].headers["retry-after"]) <= 1800
        assert SAID in answers[2].text
        assert "12345" in answers[2].text
        assert send(client, headers={"x-forwarded-for": "203.0.113.8"}).status_code == 303
    assert len(waiting(desk)) == 3


def test_a_full_inbox_takes_no_more_until_it_is_collected(desk: Desk, site: SiteClient) -> None:
    number = "{:04}.slot"
    for slot in range(1000):
        (desk.data / INBOX / number.format(slot)).touch()
    full = send(site)
    assert (full.status_code, waiting(desk)) == (503, [])
    assert "收不下" in full.text
    assert SAID in full.text
    desk.run("corrections")
    assert send(site).status_code == 303


def test_a_disk_that_takes_nothing_loses_no_text(desk: Desk, site: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(inbox: Inbox, box: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Inbox, "add", full_disk)
    answer = send(site)
    assert answer.status_code == 503
    assert SAID in answer.text


@pytest.mark.parametrize("lacking", ["key", "inbox"])
def test_a_site_without_key_or_inbox_says_that_it_takes_no_notes(desk: Desk, site: SiteClient, lacking: str) -> None:
    if lacking == "key":
        (desk.data / "public" / PUBLIC_KEY_FILE).unlink()
    else:
        (desk.data / INBOX).rmdir()
    page = site.get(FORM)
    assert page.status_code == 200
    assert "<textarea" not in page.text
    assert "本站不收集纠错。发现哪里不对，请打窗口的电话，或 12345。" in page.text
    assert "takes no notes" in site.get(f"{FORM}?lang=en").text
    answer = send(site)
    assert answer.status_code == 503
    assert SAID in answer.text


def test_the_page_asks_nobody_who_they_are_and_says_so(site: SiteClient) -> None:
    for lang, said in (("zh", "不用登录"), ("en", "No log-in")):
        page = site.get(f"{FORM}?lang={lang}").text
        assert said in page
        assert {*re.findall(r"<(?:input|textarea)[^>]* name=\"(\w+)\"", page)} == {"wrong", "text"}
        assert f'action="{FORM}?lang={lang}"' in page


def test_the_other_language_of_what_was_sent_or_refused_is_the_same_form(site: SiteClient) -> None:
    assert f'href="{FORM}?sent=1&amp;lang=en"' in site.get(f"{FORM}?sent=1").text
    assert f'href="{FORM}?lang=en"' in send(site, "").text


def test_an_unknown_window_has_no_form(site: SiteClient) -> None:
    assert site.get("/windows/none/wrong").status_code == 404
    assert site.post("/windows/none/wrong", data={"wrong": "hours"}).status_code == 404
