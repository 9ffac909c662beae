"""Files checked as the command does, in one process, with a reader that is kept from case to case."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.incoming import IncomingFile, incoming_files
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.report import file_json
from importer.workbook.cells import SheetCells
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.corpus.places import divisions

TODAY = date(2026, 3, 5)


@cache
def _form_and_notices() -> tuple[Any, NoticeTable]:
    return read_form(), NoticeTable.read()


def rules_of(scope: str | None) -> CheckRules:
    """The rules of a check on the day of the corpus."""
    form, notices = _form_and_notices()
    return CheckRules(form, notices, divisions(), TODAY, scope=scope)


def checked(path: Path, scope: str | None, reader: WorkbookReader) -> list[Mapping[str, Any]]:
    """The files of `check --json` for a path, where nothing has been published yet."""
    rules = rules_of(scope)
    checking = Checking(rules, DEFAULT_LIMITS, Standing(scope=scope), Choice())
    register = WindowRegister([])
    judged = []
    for file in incoming_files([path], DEFAULT_LIMITS):
        one = checking.one(file, checking.judged(file, _read(file, reader)), register)
        register.take(one.upload)
        judged.append(one.judged)
    return [orjson.loads(b"".join(file_json(one, rules.notices))) for one in judged]


def _read(file: IncomingFile, reader: WorkbookReader) -> list[SheetCells] | WorkbookRefused:
    try:
        return file.refused or reader.read_bytes(file.content, file.name)
    except WorkbookRefused as refused:
        return refused
