"""The command `tongban hours`: how texts of office hours are read, and what they say of moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from locator.divisions.division import scope_prefix
from locator.fault import Fault
from locator.finding.state_words import state_words, why_words
from locator.hours.answers.state import Times, state_at
from locator.hours.answers.uncertainty import why_unknown
from locator.hours.operator_files import operators_times
from locator.hours.proposal import proposal
from locator.hours.reader import read_hours
from locator.hours.readings.reading import HoursFinding, OfficeHours
from locator.hours.readings.suspicion import suspected
from locator.hours.writing.osm import osm
from locator.hours.writing.printed import in_chinese, in_english
from locator.hours.writing.unread_clauses import unread_clauses
from locator.readers.moments import MomentOfNoDay, MomentUnreadable, MomentWithoutTime, read_moment
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence


def add_commands(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("hours")(_hours)


def _hours(
    ctx: typer.Context,
    texts: Annotated[list[str] | None, typer.Argument(metavar="[TEXT…]", help="办公时间 · office hours")] = None,
    file: Annotated[Path | None, typer.Option(help="每行一条，\\n 表示换行 · one text a line")] = None,
    at: Annotated[list[str] | None, typer.Option(help="什么时刻 · at what moment", metavar="ISO")] = None,
    division: Annotated[
        str, typer.Option(help="区划代码，按当地的节假日和季节 · a division's code, for its own holidays and seasons")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")] = False,
) -> None:
    """读办公时间，看某一时刻是否开门。 Reads office hours, and tells whether they are open at a moment."""
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    given = [*(texts or ()), *(_lines(file) if file is not None else ())]
    if not given and file is None:
        raise Fault("请写出办公时间，或用 --file 给出文件。", "Give office hours, or a file of them with --file.")
    asked = _Asked([_moment(text) for text in at or ()], _division(division), lang)
    settings = read_settings(PublicSettings)
    times = operators_times(known_calendar(), settings.holidays, settings.seasons)
    read = {text: read_hours(text) for text in dict.fromkeys(given)}
    if as_json:
        answer = [_document(text, read[text], asked, times) for text in given]
        typer.echo(orjson.dumps(answer).decode())
        return
    for text in given:
        for line in _told(text, read[text], asked, times):
            typer.echo(line)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of each text: the states at some moments, in a division or, where it is empty, in none."""

    moments: Sequence[datetime]
    division: str
    lang: Lang


def _division(text: str) -> str:
    try:
        return scope_prefix(text) if text else ""
    except ValueError as failure:
        raise Fault(str(failure), f"The division “{text}” is not two, four or six digits, such as 430103.") from failure


def _lines(file: Path) -> Iterator[str]:
    """The texts of a file, one a line; an empty line is a text too, the end of the last line is none."""
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError as failure:
        raise Fault(f"没有这个文件：{file}", f"There is no such file: {file}") from failure
    except IsADirectoryError as failure:
        raise Fault(f"{file} 是文件夹，不是文件。", f"{file} is a folder and no file.") from failure
    except UnicodeDecodeError as failure:
        raise Fault(f"{file} 不是 UTF-8 文本。", f"{file} is no text in UTF-8.") from failure
    for line in text.removesuffix("\n").split("\n") if text else ():
        yield line.removesuffix("\r").replace("\\n", "\n")


def _moment(text: str) -> datetime:
    try:
        return read_moment(text)
    except MomentWithoutTime as failure:
        zh, en = (sentence(lang, "at-without-time", text=failure.text) for lang in (Lang.ZH, Lang.EN))
        raise Fault(zh, en) from failure
    except MomentOfNoDay as failure:
        key = "at-no-such-day" if failure.month is None else "at-no-such-month"
        zh, en = (sentence(lang, key, text=failure.text, month=failure.month) for lang in (Lang.ZH, Lang.EN))
        raise Fault(zh, en) from failure
    except MomentUnreadable as failure:
        zh, en = (sentence(lang, "at-unreadable", text=text) for lang in (Lang.ZH, Lang.EN))
        raise Fault(zh, en) from failure


def _document(text: str, hours: OfficeHours, asked: _Asked, times: Times) -> dict[str, Any]:
    return {
        "text": text,
        "parsed": hours.parsed.value,
        "osm": osm(hours),
        "at": [_at(hours, moment, asked, times) for moment in asked.moments],
    }


def _at(hours: OfficeHours, moment: datetime, asked: _Asked, times: Times) -> dict[str, Any]:
    found = state_at(hours, moment, times, asked.division)
    until = found.until.isoformat() if found.until is not None else None
    return {"moment": moment.isoformat(), "state": found.state.value, "until": until}


def _told(text: str, hours: OfficeHours, asked: _Asked, times: Times) -> Iterator[str]:
    lang = asked.lang
    yield " ".join(text.split()) or sentence(lang, "hours-empty")
    yield "  " + sentence(lang, f"hours-{hours.parsed.value}")
    printed = in_chinese(hours) if lang is Lang.ZH else in_english(hours)
    if printed:
        yield "  " + sentence(lang, "hours-read-as", hours=printed)
    yield from ("  " + line for line in _doubts(hours, lang))
    if hours.unread:
        yield "  " + sentence(lang, "hours-unread", parts=" · ".join(unread_clauses(hours)))
    expression = osm(hours)
    if expression is not None:
        yield f"  OSM: {expression}"
    for moment in asked.moments:
        yield f"  {moment:%Y-%m-%d %H:%M}  {_state(hours, moment, asked, times)}"
        why = why_words(why_unknown(hours, moment, times, asked.division), moment, lang)
        if why is not None:
            yield f"    {why}"


def _doubts(hours: OfficeHours, lang: Lang) -> Iterator[str]:
    """What a check of a sheet would tell of the text, and what it would propose."""
    if hours.suspicions:
        yield sentence(lang, "hours-suspect", why=suspected(hours.suspicions, lang))
    if HoursFinding.DAYS_ASSUMED in hours.findings:
        yield sentence(lang, "hours-assumed")
    proposed = proposal(hours) if hours.findings else None
    if proposed is not None:
        yield sentence(lang, "hours-proposal", hours=proposed)


def _state(hours: OfficeHours, moment: datetime, asked: _Asked, times: Times) -> str:
    found = state_at(hours, moment, times, asked.division)
    then = state_at(hours, found.until, times, asked.division).state if found.until is not None else None
    words = state_words(found, then, moment, asked.lang, suspension=None)
    return " · ".join(part for part in (f"{words.shape} {words.word}", words.more) if part)
