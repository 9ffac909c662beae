"""Files judged, held against what is public, and told of: all of `check` that comes after reading."""

from importer.checking import Judgement
from importer.checks.judging import Choice
from importer.command_output import say_files, watched
from importer.files_in_order import FilesInOrder
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.reading_ahead import ReadingAhead
from importer.second_judge import judged_by_two
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
    checking = work.checking(Standing(scope=scope), Choice(), datum)
    register = WindowRegister(work.live_windows())
    work.divisions.warm_to_judge()
    checked = checking.identified(judged_by_two(reading, files, checking), register)
    told = (file.judged for file in watched(checked))
    return say_files(told, checking.rules.notices, lang, as_json=as_json)
