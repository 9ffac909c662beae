"""The outermost layer, around applications that misbehave."""

import asyncio
import logging
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from locator.site.shell import Shell

SCOPE: Scope = {"type": "http", "method": "GET", "path": "/x", "raw_path": b"/x?lon=112.98", "headers": []}
PRIVATE = "longitude 112.98"


def asked(app: ASGIApp, **given: Any) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    shell = Shell(app, lambda scope, fault: PlainTextResponse("calm", 500), **given)
    asyncio.run(shell(dict(SCOPE), receive, send))
    return sent


async def _raises(scope: Scope, receive: Receive, send: Send) -> None:
    raise ValueError(PRIVATE)


async def _breaks_off(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ValueError(PRIVATE)


async def _raises_afterwards(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("done")(scope, receive, send)
    raise ValueError(PRIVATE)


def test_a_fault_becomes_a_calm_answer_and_its_words_stay_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        sent = asked(_raises)
    assert sent[0]["status"] == 500
    assert b"content-security-policy" in dict(sent[0]["headers"])
    assert sent[1]["body"] == b"calm"
    assert "ValueError" in caplog.text
    assert "_raises" in caplog.text
    assert "112.98" not in caplog.text


def test_half_an_answer_is_broken_off() -> None:
    with pytest.raises(ValueError, match="longitude"):
        asked(_breaks_off)


def test_a_fault_after_a_whole_answer_is_noted_only(caplog: pytest.LogCaptureFixture) -> None:
    sent = asked(_raises_afterwards)
    assert sent[0]["status"] == 200
    assert "ValueError" in caplog.text
    assert "112.98" not in caplog.text


@pytest.mark.parametrize(("log_every", "lines"), [(1, 1), (0, 0), (2, 0)])
def test_answers_are_logged_as_often_as_asked(caplog: pytest.LogCaptureFixture, log_every: int, lines: int) -> None:
    with caplog.at_level(logging.INFO, "tongban.access"):
        asked(PlainTextResponse("done"), log_every=log_every)
    assert len(caplog.records) == lines


def test_our_own_faults_are_logged_whatever_is_sampled(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "tongban.access"):
        asked(PlainTextResponse("sorry", 503), log_every=0)
    assert [record.getMessage().rpartition(" 503 ")[0] for record in caplog.records] == ["GET /x"]
