"""What a report keeps of very many files: counts of all, a line of the worst, and the notices of the very worst."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from itertools import islice, zip_longest
from typing import Generic, TypeVar

from importer.checks.judged import JudgedFile
from importer.copied_rows import told_together
from importer.empty_columns import told_by_column
from importer.notices import GRAVITY, Notice, Severity
from importer.report_page.file_points import FilePoints, points_of

SAMPLE_MARK = "示例数据"

_Kept = TypeVar("_Kept")
_Grade = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """How much a report tells: so many files have a line of their own, so many parts are told notice by notice.

    `notices` are told in all; each part has its share of them, or `least_share`.
    """

    lines: int = 500
    parts: int = 100
    notices: int = 5_000
    least_share: int = 50


LIMITS = ReportLimits()
NO_PARTS = ReportLimits(parts=0)
"""Of who is told counts and files alone, as at a terminal."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file's counts; `sample` tells that its sheets or offices carry the mark of made-up ones."""

    number: int
    name: str
    rows: int
    publishable: int
    rejected: int
    severities: tuple[int, ...]
    sample: bool = False

    @classmethod
    def of(cls, number: int, judged: JudgedFile) -> "FileLine":
        """The counts of a file, the `number`th."""
        counted = Counter(notice.severity for notice in judged.notices)
        severities = tuple(counted[severity] for severity in GRAVITY)
        sample = any(SAMPLE_MARK in name for name in (*judged.sheets, *judged.offices()))
        return cls(number, judged.name, judged.rows, judged.publishable, judged.rejected, severities, sample)

    @property
    def unread(self) -> bool:
        """Whether nothing in the file could be read as a window."""
        return not self.rows and bool(self.severities[0])

    def grade(self) -> _Grade:
        """How bad it is: what could not be read first, then by rows to be mended, then by notices."""
        return (int(self.unread), self.rejected, *self.severities)


@dataclass(slots=True)
class FilePart:
    """A file with its notices, copied rows and empty columns told together, the gravest first.

    Of many, `told` is how many there were.
    """

    line: FileLine
    sheets: tuple[str, ...]
    notices: Sequence[Notice]
    told: int
    points: FilePoints

    @classmethod
    def of(cls, line: FileLine, judged: JudgedFile, most: int) -> "FilePart":
        """The part of a file, with so many notices at most."""
        told = sorted(told_together(told_by_column(judged)), key=lambda notice: GRAVITY.index(notice.severity))
        return cls(line, judged.sheets, of_each_kind(told, most), len(told), points_of(judged))


def of_each_kind(notices: Sequence[Notice], most: int) -> Sequence[Notice]:
    """The notices in their order, at most so many: of each kind the first ones, lest a long run of one hide another."""
    if len(notices) <= most:
        return notices
    kinds: dict[str, list[int]] = {}
    for place, notice in enumerate(notices):
        kinds.setdefault(notice.code, []).append(place)
    turns = zip_longest(*kinds.values())
    places = (place for turn in turns for place in turn if place is not None)
    return [notices[place] for place in sorted(islice(places, most))]


class Worst(Generic[_Kept]):
    """The worst of what was put in, at most so many; of equal ones those that came first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[tuple[_Grade, int, _Kept]] = []

    def admits(self, line: FileLine) -> bool:
        """Whether a file would be kept."""
        return len(self._heap) < self._most or (bool(self._heap) and (line.grade(), -line.number) > self._heap[0][:2])

    def put(self, line: FileLine, kept: _Kept) -> None:
        """Put one in; the least bad goes where there are too many."""
        entry = line.grade(), -line.number, kept
        if len(self._heap) < self._most:
            heappush(self._heap, entry)
        else:
            heappushpop(self._heap, entry)

    def __len__(self) -> int:
        return len(self._heap)

    def __iter__(self) -> Iterator[_Kept]:
        """The worst first."""
        return (kept for _, _, kept in sorted(self._heap, key=lambda entry: entry[:2], reverse=True))


class KeptFiles:
    """Everything that a report says, gathered file by file; how much is held does not grow with the files.

    `faultless` files have no notice, `unread` ones no row, `samples` are made up. `kinds` counts every row's notices,
    `first` is the first of each kind.
    """

    def __init__(self, limits: ReportLimits = LIMITS) -> None:
        self.files = self.unread = self.rows = self.publishable = self.faultless = self.samples = 0
        self.kinds: Counter[tuple[str, Severity]] = Counter()
        self.first: dict[tuple[str, Severity], Notice] = {}
        self.lines: Worst[FileLine] = Worst(limits.lines)
        self.parts: Worst[FilePart] = Worst(limits.parts)
        self._limits = limits
        self._share = limits.notices

    @classmethod
    def of(cls, files: Iterable[JudgedFile], limits: ReportLimits = LIMITS) -> "KeptFiles":
        """What is kept of these files."""
        kept = cls(limits)
        for judged in files:
            kept.take(judged)
        return kept

    @property
    def is_sample(self) -> bool:
        """Whether all files are made up."""
        return 0 < self.files == self.samples

    @property
    def rejected(self) -> int:
        """How many rows cannot be published."""
        return self.rows - self.publishable

    @property
    def notices(self) -> int:
        """How many notices there are, each row's for itself."""
        return self.kinds.total()

    def severities(self) -> tuple[int, ...]:
        """How many notices there are of each severity, the gravest first."""
        return tuple(sum(count for (_, severity), count in self.kinds.items() if severity is each) for each in GRAVITY)

    def kinds_in_order(self) -> list[tuple[tuple[str, Severity], int]]:
        """Each kind's code and severity with its count: the gravest first, then the commonest."""
        return sorted(self.kinds.items(), key=lambda item: (GRAVITY.index(item[0][1]), -item[1], item[0][0]))

    def take(self, judged: JudgedFile) -> None:
        """Count a file in, and keep what is told of it."""
        line = FileLine.of(self.files, judged)
        self.files += 1
        self.unread += line.unread
        self.samples += line.sample
        self.rows += line.rows
        self.publishable += line.publishable
        found = Counter((notice.code, notice.severity) for notice in judged.notices)
        for kind in found.keys() - self.first.keys():
            self.first[kind] = next(one for one in judged.notices if (one.code, one.severity) == kind)
        self.kinds.update(found)
        if not judged.notices:
            self.faultless += 1
            return
        self.lines.put(line, line)
        if self.parts.admits(line):
            self.parts.put(line, FilePart.of(line, judged, self._share))
            self._share_out()

    def _share_out(self) -> None:
        """Give each file that is told of its share of the notices; what is over is let go."""
        share = max(self._limits.least_share, self._limits.notices // len(self.parts))
        if share < self._share:
            self._share = share
            for part in self.parts:
                part.notices = of_each_kind(part.notices, share)
