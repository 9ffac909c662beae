"""Whatever is found in however many files: the report counts all of it, and tells the worst."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from importer.checks.judged import JudgedFile
from importer.notices import GRAVITY, Notice, Place, Severity
from importer.report_page.kept_files import FileLine, KeptFiles, ReportLimits

CODES = st.sampled_from(["value-missing", "hours-partial", "division-unknown", "window-duplicate"])
FOUND = st.tuples(CODES, st.sampled_from([*Severity]))
LIMITS = ReportLimits(lines=9, parts=5, notices=20, least_share=2)
FILES = st.lists(st.lists(FOUND, max_size=8), max_size=40)


def judged(number: int, found: list[tuple[str, Severity]]) -> JudgedFile:
    notices = [Notice(code, severity, Place("表", 4 + row)) for row, (code, severity) in enumerate(found)]
    return JudgedFile(f"{number}.xlsx", ("表",), notices=tuple(notices))


@given(FILES)
def test_every_notice_is_counted_and_the_worst_files_are_kept(found: list[list[tuple[str, Severity]]]) -> None:
    files = [judged(number, each) for number, each in enumerate(found)]
    kept = KeptFiles.of(files, LIMITS)
    assert kept.kinds == Counter(pair for each in found for pair in each)
    assert kept.severities() == tuple(sum(s is each for f in found for _, s in f) for each in GRAVITY)
    lines = [FileLine.of(number, file) for number, file in enumerate(files) if file.notices]
    worst = sorted(lines, key=lambda line: line.grade(), reverse=True)
    assert list(kept.lines) == worst[:9]
    assert [part.line for part in kept.parts] == worst[:5]
    assert all(len(part.notices) >= min(part.told, LIMITS.least_share) for part in kept.parts)
    assert sum(len(part.notices) for part in kept.parts) <= LIMITS.notices
    assert kept.faultless + len(lines) == kept.files == len(files)
