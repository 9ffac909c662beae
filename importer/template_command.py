"""The office's command `template`, which stores nothing."""

from pathlib import Path
from typing import Annotated

import typer

from importer.command_options import not_there_yet, scope_given
from importer.command_output import write_file
from importer.staff_fault import StaffFault
from importer.workbook.form import blank_form
from importer.workplace import workplace


def add_commands(app: typer.Typer) -> None:
    """Add `template` to the one command line."""
    app.command("template")(_template)


def _template(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="F.xlsx")],
    division: Annotated[str | None, typer.Option(help="区划范围 · division prefix, such as 4301")] = None,
) -> None:
    """空白窗口信息表。 The blank form."""
    if output.suffix.lower() != ".xlsx":
        raise StaffFault(f"样表是 .xlsx 文件，不是 {output.name}。", f"The form is an .xlsx file, not {output.name}.")
    not_there_yet(output)
    work = workplace()
    rows: list[tuple[str, str]] = []
    if division is not None:
        counties = work.divisions.within(scope_given(division) or "")
        if not counties:
            raise StaffFault(
                f"没有区划编码以“{division}”开头的县（市、区）。", f"There is no county under “{division}”."
            )
        rows = [
            ("".join(dict.fromkeys(n for n in (county.city, county.name) if n)), county.code) for county in counties
        ]
    write_file(output, blank_form(work.rules(None, None).form, rows))
