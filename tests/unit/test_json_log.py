"""The log as JSON: one object a line, with an answer's facts as keys and nothing of a citizen in it."""

import json
import logging
import logging.config
import sys
from typing import Any

import pytest

from locator.site.json_log import JsonLines
from locator.site.server_config import log_config

PRIVATE = "lon=112.987654"


def written(record: logging.LogRecord) -> dict[str, Any]:
    line = JsonLines().format(record)
    assert "\n" not in line
    document: dict[str, Any] = json.loads(line)
    return document


def record(message: str, *args: object, **more: Any) -> logging.LogRecord:
    made = logging.LogRecord("tongban.access", logging.INFO, __file__, 1, message, args, more.pop("exc_info", None))
    made.__dict__.update(more)
    return made


def test_an_answer_is_told_by_its_facts() -> None:
    answer = {"method": "GET", "path": "/windows/x%0ay", "status": 200, "ms": 1.5}
    line = written(record("%(path)s", answer, answer=answer))
    assert line.keys() == {"at", "level", "logger", "method", "path", "status", "ms"}
    assert {key: line[key] for key in answer} == answer
    assert (line["level"], line["logger"]) == ("info", "tongban.access")
    assert line["at"].endswith("+08:00")


def test_all_else_is_a_message_and_no_line_break_in_it_begins_another_line() -> None:
    line = written(record("edition %d is live\nFORGED", 3))
    assert line["message"] == "edition 3 is live\nFORGED"


def test_an_exception_is_told_by_kind_and_place_and_not_by_its_words() -> None:
    try:
        int(PRIVATE)
    except ValueError:
        line = written(record("broken off", exc_info=sys.exc_info()))
    assert line["fault"] == "ValueError"
    assert "test_json_log.py" in line["where"]
    assert PRIVATE not in json.dumps(line)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_site_s_log_is_written_in_the_form_that_is_set(form: str) -> None:
    config = log_config(form)
    chosen = config["formatters"][config["handlers"]["stderr"]["formatter"]]
    formatter: logging.Formatter = logging.config.DictConfigurator(config).configure_formatter(chosen)
    said = formatter.format(record("edition %d", 7))
    assert "edition 7" in said
    assert said.startswith("{") == (form == "json")
