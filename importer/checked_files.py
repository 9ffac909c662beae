"""Files judged, held against what is public, and told of: all of `check` that comes after reading."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from importer.checking import CheckedFile, Checking, Judgement, with_archives_once
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.command_output import say_files, watched
from importer.files_in_order import FilesInOrder
from importer.incoming import IncomingFile
from importer.publishing.identify import Standing, tells_nothing
from importer.publishing.merge import Upload, WindowRegister
from importer.reading_ahead import ReadingAhead
from importer.returned.returns import Returns
from importer.second_judge import judged_by_two, with_both_cores
from importer.settings import StaffSettings
from importer.workplace import workplace_of
from locator.position import Datum


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check was asked for.

    `datum` is stated of the upload, `scope` is the division prefix of its office, and `out` is where the marked
    workbooks go, if they are wanted.
    """

    datum: Datum | None
    scope: str | None
    out: Path | None
    lang: str
    as_json: bool


def say_checked(reading: ReadingAhead, files: FilesInOrder[Judgement], settings: StaffSettings, asked: Asked) -> bool:
    """Judge the files that are being read and say what was found; whether there is anything to be mended."""
    work = workplace_of(settings)
    checking = with_both_cores(work.checking(Standing(scope=asked.scope), Choice(), asked.datum))
    register = WindowRegister(work.live_windows())
    work.divisions.warm_to_judge()
    judged = judged_by_two(reading, files, checking)
    told = _told(judged, checking, register, lambda: not asked.as_json and files.at_end)
    notices = checking.rules.notices
    with ExitStack() as open_until_said:
        returns = None
        if asked.out is not None:
            returns = Returns(asked.out, checking.rules.form, notices, checking.limits, asked.lang)
            open_until_said.enter_context(returns)
        return say_files(watched(_returned(told, returns)), notices, asked.lang, as_json=asked.as_json)


def _returned(told: Iterable[CheckedFile], returns: Returns | None) -> Iterator[JudgedFile]:
    """The judged files, each written with its marks where that is wanted."""
    for checked in told:
        if returns is not None:
            returns.write(checked.content, checked.judged)
        yield checked.judged


def _told(
    judged: Iterable[tuple[IncomingFile, Judgement]],
    checking: Checking,
    register: WindowRegister,
    without_ids: Callable[[], bool],
) -> Iterator[CheckedFile]:
    """The files with what is told of them beside the windows that are public.

    `without_ids` tells of the file at hand whether nobody sees its windows' ids: neither who reads the report, nor a
    file after it. They take long to be given, as do the windows to be made.
    """
    for file, judgement in with_archives_once(judged):
        if without_ids() and isinstance(judgement, JudgedFile) and tells_nothing(judgement, register):
            yield CheckedFile(file.content, judgement, Upload(checking.standing.mode, frozenset()))
            continue
        checked = checking.one(file, judgement, register)
        register.take(checked.upload)
        yield checked
