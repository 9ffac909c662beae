"""Files judged, held against what is public, and told of: all of `check` that comes after reading."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from importer.checking import Checking, Outcome, with_archives_once
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.command_output import say_files, watched
from importer.file_alone import FileAlone
from importer.files_in_order import FilesInOrder
from importer.incoming import Coming, IncomingFile
from importer.notices import NoticeTable
from importer.publishing.earlier_files import EarlierFiles
from importer.publishing.identify import Standing, is_all_new, newly_identified
from importer.publishing.kin import Kin
from importer.publishing.merge import WindowRegister
from importer.reading_ahead import ReadingAhead
from importer.report import file_json, report_lines
from importer.report_page.kept_files import LIMITS, NO_PARTS, KeptFiles
from importer.returned.returns import Returns
from importer.second_judge import judged_by_two, with_both_cores
from importer.settings import StaffSettings
from importer.summary import is_summed_up, say_summary
from importer.workbook.limits import WorkbookRefused
from importer.workplace import Workplace, workplace_of
from locator.position import Datum


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check was asked for.

    `datum` is stated of the upload, `scope` is the division prefix of its office, `out` is where the marked workbooks
    go, and `report` where the report does, if they are wanted.
    """

    datum: Datum | None
    scope: str | None
    out: Path | None
    report: Path | None
    lang: str
    as_json: bool


def say_checked(
    reading: ReadingAhead,
    files: FilesInOrder[Outcome],
    settings: StaffSettings,
    asked: Asked,
    coming: Coming | None = None,
) -> bool:
    """Judge the files that are being read and say what was found; whether there is anything to be mended."""
    work = workplace_of(settings)
    checking = with_both_cores(work.checking(Standing(scope=asked.scope), Choice(), asked.datum))
    notices = checking.rules.notices
    summed = is_summed_up(as_json=asked.as_json)
    if asked.out is None and asked.report is None and not summed:
        # What is said of a file by itself is made ready where it is judged; others want the notices themselves.
        checking = replace(checking, say=partial(_said, notices=notices, lang=asked.lang, as_json=asked.as_json))
    register = WindowRegister(work.live_windows())
    work.divisions.warm_to_judge()
    judged = judged_by_two(reading, files, checking)
    told = told_beside(judged, checking, register, lambda: files.at_end, as_json=asked.as_json)
    with ExitStack() as open_until_said:
        returns = None
        if asked.out is not None:
            returns = Returns(asked.out, checking.rules.form, notices, checking.limits, asked.lang)
            open_until_said.enter_context(returns)
        kept = KeptFiles(LIMITS if asked.report is not None else NO_PARTS)
        told_and_returned = watched(_returned(told, returns), coming)
        if asked.report is not None or summed:
            told_and_returned = _counted(told_and_returned, kept)
        if asked.report is not None:
            told_and_returned = _with_report(told_and_returned, kept, asked.report, work, asked.lang)
        faulty = say_files(told_and_returned, notices, asked.lang, as_json=asked.as_json, apart=checking.apart)
    if summed:
        say_summary(kept, asked.lang)
    return faulty


def _returned(
    told: Iterable[tuple[IncomingFile, JudgedFile | FileAlone]], returns: Returns | None
) -> Iterator[JudgedFile | FileAlone]:
    """What is told of the files, each written with its marks where that is wanted."""
    for file, judged in told:
        if returns is not None:
            returns.give(file.content, judged.judgement() if isinstance(judged, FileAlone) else judged)
        yield judged


def _counted(files: Iterable[JudgedFile | FileAlone], kept: KeptFiles) -> Iterator[JudgedFile | FileAlone]:
    """The files, each counted in."""
    for judged in files:
        kept.take(judged.judgement() if isinstance(judged, FileAlone) else judged)
        yield judged


def _with_report(
    files: Iterable[JudgedFile | FileAlone], kept: KeptFiles, out: Path, work: Workplace, lang: str
) -> Iterator[JudgedFile | FileAlone]:
    """The files; once all were given their report is written, before anything is said that could not be taken back."""
    yield from files
    from importer.report_page.report_file import say_report  # noqa: PLC0415  # most checks draw no map

    say_report(kept, out, work, lang)


def _said(judged: JudgedFile, notices: NoticeTable, lang: str, *, as_json: bool) -> bytes:
    """What is said of a file, as it is written."""
    if as_json:
        return b"".join(file_json(judged, notices, lang))
    return "\n".join(report_lines(judged, notices, lang)).encode("utf-8", "surrogatepass")


def told_beside(
    outcomes: Iterable[tuple[IncomingFile, Outcome]],
    checking: Checking,
    register: WindowRegister,
    at_end: Callable[[], bool],
    *,
    as_json: bool = True,
) -> Iterator[tuple[IncomingFile, JudgedFile | FileAlone]]:
    """The files with what is told of them beside the windows that are public, and those of earlier files.

    Of the last one, where there is nothing to be told, no windows are made: they are written down as they stand in
    their columns, and who reads the report in lines sees none, nor an id. Both take long.
    """
    earlier = EarlierFiles(register)
    for file, outcome in with_archives_once(outcomes):
        if isinstance(outcome, FileAlone) and earlier.have_nothing_of(outcome.kin):
            earlier.take(outcome.kin, outcome.windows)
            yield file, outcome
            continue
        judgement = outcome.judgement() if isinstance(outcome, FileAlone) else outcome
        if isinstance(judgement, WorkbookRefused):
            yield file, checking.one(file, judgement, register).judged
        elif at_end() and not earlier and is_all_new(judgement, register):
            yield file, newly_identified(judgement) if as_json else judgement
        else:
            one = partial(checking.one, file, judgement, register)
            yield file, earlier.compare(Kin.of(judgement), one).judged
