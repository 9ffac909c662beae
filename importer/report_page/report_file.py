"""The file that a report is written into, which is there only once the whole report is."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import typer

from importer.report_page.kept_files import KeptFiles
from importer.report_page.page import ReportWords, report_page
from importer.report_page.points_part import PointsMaps
from importer.staff_fault import StaffFault
from importer.workplace import Workplace
from maps.map_licence import MapLicence


def say_report(kept: KeptFiles, out: Path, work: Workplace, lang: str, *, imported: bool = False) -> None:
    """Write the report, and say where on standard error."""
    written_report(kept, out, work, lang, imported=imported)
    typer.echo(f"{'report' if lang == 'en' else '检查报告'} → {out}", err=True)


def written_report(kept: KeptFiles, out: Path, work: Workplace, lang: str, *, imported: bool = False) -> None:
    """Write the report of what was kept of the files.

    Raises
    ------
    StaffFault
        If it cannot be written; what was there before is left as it was.
    """
    own = work.settings.divisions is not None
    licence = MapLicence(work.settings.map_review_number, internal=True)
    maps = PointsMaps(work.divisions, licence, lang, own_divisions=own)
    rules = work.rules(None, None)
    words = ReportWords(rules.notices, rules.form, maps, lang, work.clock(), imported=imported)
    _write(out, report_page(kept, words))


def _write(out: Path, pieces: Iterable[str]) -> None:
    """Write beside the place, then take the place: who looks meanwhile sees no half report."""
    try:
        handle, beside = tempfile.mkstemp(dir=out.parent, prefix=".report-", suffix=".html")
    except OSError as failure:
        raise _refused(out, failure) from failure
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(out)
    except OSError as failure:
        raise _refused(out, failure) from failure
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(out: Path, failure: OSError) -> StaffFault:
    reason = failure.strerror or ""
    return StaffFault(f"不能写入 {out}：{reason}", f"Cannot write {out}: {reason}")
