"""The office's command `check`, which stores nothing."""

import gc
from typing import Any

import typer

from importer.command_options import (
    DatumOption,
    JsonOption,
    Paths,
    ReportOption,
    ReturnOption,
    ScopeOption,
    language,
    report_given,
    return_given,
    scope_given,
)
from importer.files_in_order import FilesInOrder
from importer.incoming import Coming, incoming_files
from importer.reading_ahead import AT_FIRST, ReadingAhead
from importer.settings import StaffSettings
from importer.workbook.reader import WorkbookReader
from locator.settings import read_settings

# Judging makes millions of objects and hardly a circle: looking for circles took a tenth of its time.
_OBJECTS_BETWEEN_COLLECTIONS = 500_000


def add_commands(app: typer.Typer) -> None:
    """Add `check` to the one command line."""
    app.command("check")(_check)


def _check(
    ctx: typer.Context,
    paths: Paths,
    datum: DatumOption = None,
    scope: ScopeOption = None,
    out: ReturnOption = None,
    report: ReportOption = None,
    as_json: JsonOption = False,
) -> None:
    """检查窗口信息表，不保存。 Check sheets; stores nothing."""
    prefix = scope_given(scope)
    return_given(out, paths)
    report_given(report, paths)
    settings = read_settings(StaffSettings)
    limits, coming = settings.limits(), Coming()
    with WorkbookReader(limits) as reader:
        files: FilesInOrder[Any] = FilesInOrder(incoming_files(paths, limits, coming))
        reading = ReadingAhead(files, reader)
        reader.start()
        reading.begin(AT_FIRST)
        # They are read while what judges them is imported, which takes as long as reading some 50,000 rows.
        from importer.checked_files import Asked, say_checked  # noqa: PLC0415

        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        asked = Asked(datum, prefix, out, report, language(ctx), as_json)
        faulty = say_checked(reading, files, settings, asked, coming)
    raise typer.Exit(int(faulty))
