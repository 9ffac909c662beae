"""What an office's own workbook is to say when it goes back: made of the notices of its file, nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from importer.columns import Form
from importer.notices import GRAVITY, TAKEN, Notice, NoticeTable
from importer.returned.findings import ABOUT_BOTH, Findings
from importer.returned.looks import LOOKS
from importer.returned.marks import COLUMN_LABEL, CellMark, Finding, Marks, MendedCell, RowMark
from importer.workbook.cells import row_number


def marks_of(findings: Findings, notices: NoticeTable, form: Form, lang: str = "zh") -> Marks:
    """The marks of a checked file: a comment at each cell that a notice is about, a text for each of its rows.

    Of personal fields no text is repeated: their notices have no value, and neither have the marks.
    """
    told = _Told(notices, form, lang)
    mended = {(sheet, cell): text for sheet, cell, text in findings.mended}
    # The added column has a label in every header row.
    headers = [RowMark(sheet, row, COLUMN_LABEL, is_label=True) for sheet, row in findings.headers]
    return Marks(
        cells=tuple(told.cells(findings)),
        rows=(*headers, *told.rows(findings)),
        summary=tuple(told.summary(findings)),
        findings=tuple(told.finding(notice, mended) for notice in _gravest_first(findings.notices)),
        beside=findings.beside,
        unnamed=findings.unnamed,
        lang=lang,
        mended=tuple(MendedCell(*each) for each in findings.mended),
    )


def _gravest_first(notices: Sequence[Notice]) -> list[Notice]:
    return sorted(notices, key=lambda notice: GRAVITY.index(notice.severity))


class _Told:
    """Notices as they are said in a workbook."""

    def __init__(self, notices: NoticeTable, form: Form, lang: str) -> None:
        self._notices, self._form, self._lang = notices, form, lang

    def cells(self, findings: Findings) -> Iterator[CellMark]:
        """One mark for each cell, as grave as the gravest of its notices, which is said first."""
        for (sheet, cell), own in _by_cell(findings).items():
            told = _gravest_first(own)
            yield CellMark(sheet, cell, told[0].severity.value, "\n\n".join(map(self._comment, told)))

    def rows(self, findings: Findings) -> Iterator[RowMark]:
        """What is to be done in each row that a notice is about, column by column; headers have the column's label."""
        rows: dict[tuple[str, int], list[Notice]] = defaultdict(list)
        for notice in findings.notices:
            if notice.place.sheet is not None and notice.place.row is not None:
                rows[notice.place.sheet, notice.place.row].append(notice)
        headers = frozenset(findings.headers)
        for (sheet, row), own in rows.items():
            if (sheet, row) in headers:
                continue
            lines = (f"{LOOKS[notice.severity.value].sign} {self._line(notice)}" for notice in _gravest_first(own))
            yield RowMark(sheet, row, "\n".join(lines))

    def summary(self, findings: Findings) -> Iterator[str]:
        """The lines above the findings."""
        mended = {(sheet, cell) for sheet, cell, _ in findings.mended}
        places = [notice.place for notice in findings.notices if TAKEN in notice.words]
        taken = sum((place.sheet, place.cell) not in mended for place in places)
        if self._lang == "en":
            yield f"File: {findings.name}"
            publishable, rejected = findings.publishable, findings.rejected
            yield f"{findings.rows} rows: {publishable} can be published, {rejected} are to be mended."
            if taken:
                yield f"Of the proposals {taken} were taken; the cells are as they were sent: mend them too."
            yield from _about_mended_in_english(findings)
            yield "Mend the marked cells in this workbook and send it back; the added column and sheet are not read."
            return
        yield f"文件：{findings.name}"
        yield f"共 {findings.rows} 行：{findings.publishable} 行可以发布，{findings.rejected} 行须修改。"
        if taken:
            yield f"其中 {taken} 处建议已经采纳；单元格仍是报送时的内容，请照建议改过来。"
        yield from _about_mended(findings)
        yield "请直接在本文件标出的单元格里修改后交回；添加的“问题与建议”一列和本工作表不用删，读取时会略过。"

    def finding(self, notice: Notice, mended: Mapping[tuple[str, str], str]) -> Finding:
        """One line of the results; `mended` are the cells that say something else now, a proposal that was taken."""
        suggestion, place = notice.suggestion, notice.place
        reason = None
        if suggestion is not None:
            reason = suggestion.reason_en if self._lang == "en" else suggestion.reason
            if TAKEN in notice.words:
                reason = f"Taken: {reason}" if self._lang == "en" else f"已采纳：{reason}"
        return Finding(
            severity=notice.severity.value,
            sheet=place.sheet,
            cell=place.cell or (f"A{place.row}" if place.row else None),
            column=self._column(notice),
            message=self._notices.finding(notice, self._lang),
            value=notice.as_sent if TAKEN not in notice.words else _taken_text(notice, mended),
            proposal=suggestion.value if suggestion is not None else None,
            reason=reason,
            code=notice.code,
        )

    def _comment(self, notice: Notice) -> str:
        look = LOOKS[notice.severity.value]
        said = (
            f"[{look.word_en}] {self._line(notice)}" if self._lang == "en" else f"【{look.word}】{self._line(notice)}"
        )
        return said + self._reason(notice)

    def _reason(self, notice: Notice) -> str:
        """On what its proposal rests."""
        if notice.suggestion is None:
            return ""
        return f" ({notice.suggestion.reason_en})" if self._lang == "en" else f"（{notice.suggestion.reason}）"

    def _line(self, notice: Notice) -> str:
        text = self._notices.finding(notice, self._lang)
        column = self._column(notice)
        named = not column or text.lstrip("“").startswith(column)
        said = text if named else f"{column}：{text}" if self._lang == "zh" else f"{column}: {text}"
        if notice.suggestion is None or TAKEN in notice.words:
            return said
        proposal = notice.suggestion.value
        return f"{said} Proposal: {proposal}" if self._lang == "en" else f"{said}建议改为：{proposal}"

    def _column(self, notice: Notice) -> str:
        if notice.code in ABOUT_BOTH and notice.place.field == "longitude":
            return "Longitude and latitude" if self._lang == "en" else "经纬度"
        column = self._form.by_field.get(notice.place.field or "")
        if column is None:
            return ""
        return column.label_en if self._lang == "en" else column.label


def _taken_text(notice: Notice, mended: Mapping[tuple[str, str], str]) -> str | None:
    """What a cell says whose proposal was taken: the proposal, where it was written into the cell."""
    sent = notice.as_sent
    return mended.get((notice.place.sheet or "", notice.place.cell or ""), sent) if sent is not None else None


def _count_mended(findings: Findings) -> int:
    """How many cells were changed; labels of columns that were added are none."""
    return sum((sheet, row_number(cell)) not in findings.headers for sheet, cell, _ in findings.mended)


def _about_mended(findings: Findings) -> Iterator[str]:
    if findings.mended:
        yield f"有 {_count_mended(findings)} 格已在线修改，本文件中是修改后的内容。"
    for sheet, row in findings.unwritten:
        yield f"表“{sheet}”第 {row} 行有在线修改的内容不能写入原来的单元格，请以网上的草稿为准。"


def _about_mended_in_english(findings: Findings) -> Iterator[str]:
    if findings.mended:
        yield f"{_count_mended(findings)} cells were changed online; this workbook has them as they are now."
    for sheet, row in findings.unwritten:
        yield f"A change in row {row} of “{sheet}” cannot be written into its cell: the draft online is what counts."


def _by_cell(findings: Findings) -> Mapping[tuple[str, str], list[Notice]]:
    """The notices by their cell; one about both coordinates is at the latitude's too."""
    found: dict[tuple[str, str], list[Notice]] = defaultdict(list)
    for notice in findings.notices:
        sheet, cell = notice.place.sheet, notice.place.cell
        if sheet is None or cell is None:
            continue
        found[sheet, cell].append(notice)
        if notice.code in ABOUT_BOTH and (other := findings.latitudes.get((sheet, cell))):
            found[sheet, other].append(notice)
    return found
