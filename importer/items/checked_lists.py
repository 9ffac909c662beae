"""Lists of items in files: read in the reading child, within the limits of windows' sheets, and judged."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from importer.incoming import IncomingFile, incoming_files
from importer.items.judged_list import JudgedList, judge_list
from importer.judging_limits import JudgingLimits, judged_within
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.refusal_notice import notice_of
from importer.workplace import Workplace
from locator.items.catalogue import Catalogue


def checked_lists(paths: Sequence[Path], work: Workplace, known: Catalogue) -> Iterator[JudgedList]:
    """The lists at the paths, folders and zips opened, in their order; each by itself beside the known items.

    Raises
    ------
    PathMissing, NothingIncoming
        If there is nothing to be read.
    """
    limits = work.settings.limits()
    with WorkbookReader(limits) as reader:
        for file in incoming_files(paths, limits):
            try:
                yield _checked(file, reader, work, known)
            except WorkbookRefused as refused:
                yield JudgedList(file.name, (), None, (), (notice_of(refused),))


def _checked(file: IncomingFile, reader: WorkbookReader, work: Workplace, known: Catalogue) -> JudgedList:
    if file.refused is not None:
        raise file.refused
    sheets = reader.read_bytes(file.content, file.name)
    with judged_within(JudgingLimits(), sheets):
        return judge_list(file.name, sheets, work.rules(None, None), known)
