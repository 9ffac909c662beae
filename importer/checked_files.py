"""Files judged, held against what is public, and told of: all of `check` that comes after reading."""

from collections.abc import Callable, Iterable, Iterator

from importer.checking import Checking, Judgement, with_archives_once
from importer.checks.judged import JudgedFile
from importer.checks.judging import Choice
from importer.command_output import say_files, watched
from importer.files_in_order import FilesInOrder
from importer.incoming import IncomingFile
from importer.publishing.identify import Standing, tells_nothing
from importer.publishing.merge import WindowRegister
from importer.reading_ahead import ReadingAhead
from importer.second_judge import judged_by_two, with_both_cores
from importer.settings import StaffSettings
from importer.workplace import workplace_of
from locator.position import Datum


def say_checked(
    reading: ReadingAhead,
    files: FilesInOrder[Judgement],
    settings: StaffSettings,
    standing: tuple[Datum | None, str | None],
    lang: str,
    *,
    as_json: bool,
) -> bool:
    """Judge the files that are being read and say what was found; whether there is anything to be mended.

    `standing` is the datum that was stated of the upload, and the division prefix of its office.
    """
    datum, scope = standing
    work = workplace_of(settings)
    checking = with_both_cores(work.checking(Standing(scope=scope), Choice(), datum))
    register = WindowRegister(work.live_windows())
    work.divisions.warm_to_judge()
    judged = judged_by_two(reading, files, checking)
    told = _told(judged, checking, register, lambda: not as_json and files.at_end)
    return say_files(watched(told), checking.rules.notices, lang, as_json=as_json)


def _told(
    judged: Iterable[tuple[IncomingFile, Judgement]],
    checking: Checking,
    register: WindowRegister,
    without_ids: Callable[[], bool],
) -> Iterator[JudgedFile]:
    """The files with what is told of them beside the windows that are public.

    `without_ids` tells of the file at hand whether nobody sees its windows' ids: neither who reads the report, nor a
    file after it. They take long to be given, as do the windows to be made.
    """
    for file, judgement in with_archives_once(judged):
        if without_ids() and isinstance(judgement, JudgedFile) and tells_nothing(judgement, register):
            yield judgement
            continue
        checked = checking.one(file, judgement, register)
        register.take(checked.upload)
        yield checked.judged
