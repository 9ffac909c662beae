"""Office hours: each distinct text read once, and what there is to tell of it, with what to write instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from importer.checks.cell_text import is_repeat, tidy_lines
from importer.checks.personal import public_texts
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import kind_stated
from importer.checks.values import is_missing
from importer.notices import Confidence, Notice, Suggestion
from locator.hours.proposal import proposal
from locator.hours.reader import read_hours
from locator.hours.readings.reading import HoursFinding, OfficeHours
from locator.hours.readings.suspicion import asked, suspected
from locator.hours.writing.osm import as_text
from locator.hours.writing.printed import in_chinese, in_english
from locator.hours.writing.unread_clauses import unread_clauses
from locator.texts import Lang
from locator.window import HoursText, Kind, Parsed

_FIELD = "office_hours"
_CODES = {
    HoursFinding.UNREADABLE: "hours-unreadable",
    HoursFinding.PARTIAL: "hours-partial",
    HoursFinding.SUSPECT: "hours-suspect",
    HoursFinding.DAYS_ASSUMED: "hours-days-assumed",
}
_MOST_UNREAD_SHOWN = 60
_SHORT = 200


@dataclass(frozen=True, slots=True)
class _Judged:
    """One distinct text: its hours as they are published, and what to say of them."""

    hours: OfficeHours
    text: HoursText | None
    proposed: str | None


@dataclass(frozen=True, slots=True)
class HoursRead:
    """The hours that each row publishes, and what was found."""

    hours: tuple[HoursText | None, ...]
    notices: tuple[Notice, ...]


def read_office_hours(table: SheetTable, rules: CheckRules, persons: Persons) -> HoursRead:
    """Read each row's office hours, without what is personal in them; an empty cell is `value-missing` alone."""
    block = table.block(_FIELD)
    tidy = {text: "" if is_missing(text) else tidy_lines(text) for text in set(block)}
    shown = public_texts([tidy[text] for text in block], persons)
    cells = [(text or None, _kind(kind)) for text, kind in zip(shown, table.block("kind"), strict=True)]
    of = {each: _known(*each) if len(each[0] or "") <= _SHORT else _judged(*each) for each in set(cells)}
    judged = [of[each] for each in cells]
    make = NoticeMaker(table, rules)
    notices = [notice for index, one in enumerate(judged) if one.hours.findings for notice in _told(one, make, index)]
    # 同上 with nothing above it says nothing, and is no empty cell either.
    repeats = {text for text in tidy if is_repeat(text)}
    notices += [make.cell("hours-unreadable", index, _FIELD) for index, text in enumerate(block) if text in repeats]
    return HoursRead(tuple(one.text for one in judged), tuple(notices))


def _kind(text: str) -> Kind | None:
    """The kind that a row states; where it states none, the hours are not read by it."""
    return kind_stated(text) if text else None


def _judged(text: str | None, kind: Kind | None) -> _Judged:
    hours = read_hours(text, kind)
    return _Judged(hours, as_text(hours), proposal(hours) if hours.findings else None)


# Offices write some thousand texts, the same in file after file; a long one is nobody else's.
_known = lru_cache(maxsize=16384)(_judged)


def _told(judged: _Judged, make: NoticeMaker, index: int) -> Iterator[Notice]:
    findings = judged.hours.findings
    for finding in HoursFinding:
        if finding in findings and judged.text is not None:
            yield make.cell(
                _CODES[finding], index, _FIELD, suggestion=_suggestion(judged, finding), words=_words(judged)
            )


def _words(judged: _Judged) -> dict[str, str]:
    unread = "”“".join(unread_clauses(judged.hours))[:_MOST_UNREAD_SHOWN]
    full = judged.hours.parsed is Parsed.FULL
    return {
        "unread": f"（没有读懂“{unread}”）" if unread else "（没有写明时间）",
        "unread_en": f" (not understood: “{unread.replace('”“', '”, “')}”)" if unread else " (no times are given)",
        "read": f"，已读作“{in_chinese(judged.hours)}”" if full else "",
        "read_en": f"; they were read as “{in_english(judged.hours)}”" if full else "",
        "why": suspected(judged.hours.suspicions, Lang.ZH),
        "why_en": suspected(judged.hours.suspicions, Lang.EN),
        "ask": asked(judged.hours.suspicions, Lang.ZH),
        "ask_en": asked(judged.hours.suspicions, Lang.EN),
    }


def _suggestion(judged: _Judged, finding: HoursFinding) -> Suggestion | None:
    """The canonical form, which means exactly what was read; whether the office meant it, only the office knows."""
    if judged.proposed is None or finding not in _REASONS:
        return None
    return Suggestion(judged.proposed, Confidence.LIKELY, *_REASONS[finding])


_REASONS = {
    HoursFinding.SUSPECT: ("这是现在的读法，写成规范的样子", "this is how it was read, in canonical form"),
    HoursFinding.DAYS_ASSUMED: (
        "这是现在的读法；双休日、节假日不办公的，删去后一句即可",
        "this is how it was read; where weekends and holidays are off, leave out the last sentence",
    ),
}
