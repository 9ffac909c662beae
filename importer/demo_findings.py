"""What the importer found in the demo's sheets: counted, kept beside the demo, and told at each start."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from importer.checks.judged import JudgedFile
from importer.notices import Notice, NoticeTable

_KEPT_IN = "findings.json"


@dataclass(frozen=True, slots=True)
class FoundCode:
    """One notice's code: how often it was found, and one finding as a sentence in both languages."""

    code: str
    times: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class DemoFindings:
    """The counts of all files; codes by how often they were found, the commonest first, then by name."""

    files: int
    rows: int
    publishable: int
    codes: tuple[FoundCode, ...]

    @classmethod
    def of(cls, judged: Sequence[JudgedFile], notices: NoticeTable) -> "DemoFindings":
        """What was found in these files."""
        rows, publishable = sum(file.rows for file in judged), sum(file.publishable for file in judged)
        found = _by_code(notice for file in judged for notice in file.notices)
        commonest = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        codes = tuple(_found_code(those, notices) for _, those in commonest)
        return cls(len(judged), rows, publishable, codes)

    def keep(self, folder: Path) -> None:
        """Write them beside the demo's data."""
        (folder / _KEPT_IN).write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def kept(cls, folder: Path) -> "DemoFindings":
        """Those that were kept there; OSError or ValueError where there are none."""
        table = json.loads((folder / _KEPT_IN).read_text("utf-8"))
        return cls(**{**table, "codes": tuple(FoundCode(**entry) for entry in table["codes"])})

    def lines(self, lang: str) -> Iterator[str]:
        """For a person at a terminal: the counts, then each code with a sentence of its kind."""
        if lang == "en":
            yield f"Checked: {self.files} made-up files, {self.rows} rows, {self.publishable} of them publishable."
            yield "Found (how often, code, one of its kind):"
        else:
            yield f"已检查：虚构的表 {self.files} 份，共 {self.rows} 行，可发布 {self.publishable} 行。"
            yield "发现的问题（次数、代码、其中一处）："
        for found in self.codes:
            yield f"  {found.times:3d} × {found.code}  {found.en if lang == 'en' else found.zh}"
        yield ""


def _found_code(those: Sequence[Notice], notices: NoticeTable) -> FoundCode:
    # A notice about a person's own text shows no value; one that shows what it speaks of says more.
    shown = next((notice for notice in those if notice.value), those[0])
    return FoundCode(shown.code, len(those), notices.sentence(shown, "zh"), notices.sentence(shown, "en"))


def _by_code(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        found.setdefault(notice.code, []).append(notice)
    return found
