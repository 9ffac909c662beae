"""One file's part of the report: its counts, a map of its positions, and its notices, the gravest first."""

from collections.abc import Iterator

from importer.columns import Form
from importer.notices import Confidence, Notice, NoticeTable
from importer.report_page.counts_part import severity_html
from importer.report_page.kept_files import SAMPLE_MARK, FilePart
from importer.report_page.markup import joined, text_html
from importer.report_page.points_part import PointsMaps
from importer.report_page.words import number, said
from maps.safe_text import html_text

_LONGEST_SENTENCE = 800
_LONGEST_VALUE = 200
_LONGEST_SHEET = 60


class FileParts:
    """Writes the parts of files."""

    def __init__(self, notices: NoticeTable, form: Form, maps: PointsMaps, lang: str) -> None:
        self._notices, self._form, self._maps, self._lang = notices, form, maps, lang

    def html(self, part: FilePart, *, with_map: bool) -> str:
        """One file's part."""
        line, lang = part.line, self._lang
        parts = (
            f'<section class="file" id="f{line.number}"><h3>{text_html(line.name)}{_sample(part)}</h3>',
            f"<p>{self._counts(part)}</p>",
            self._maps.html(part) if with_map else "",
            '<ol class="notices">',
            *(self._notice(notice) for notice in part.notices),
            "</ol>",
            *self._left_out(part),
            f'<p class="back"><a href="#files">{said(lang, "to-top")}</a></p></section>',
        )
        return joined(parts)

    def _counts(self, part: FilePart) -> str:
        line, lang = part.line, self._lang
        if line.unread:
            return said(lang, "file-unread")
        counted = {"rows": line.rows, "publishable": line.publishable, "rejected": line.rejected}
        counts = said(lang, "file-counts", **{key: number(count) for key, count in counted.items()})
        every = sum(line.severities)
        told = said(lang, "file-notices", count=number(every))
        if part.told < every:
            told += f"（{said(lang, 'together', told=number(part.told))}）"
        return f"{counts} {told}"

    def _left_out(self, part: FilePart) -> Iterator[str]:
        if part.told > len(part.notices):
            more = number(part.told - len(part.notices))
            yield f'<p class="more">{said(self._lang, "more-notices", more=more)}</p>'

    def _notice(self, notice: Notice) -> str:
        finding = text_html(self._notices.finding(notice, self._lang), _LONGEST_SENTENCE)
        return (
            f'<li class="{notice.severity.value}"><p class="place">{severity_html(notice.severity, self._lang)} '
            f'<span class="at">{self._place(notice)}</span> '
            f'<span class="code">{html_text(notice.code)}</span></p>'
            f"<div><p>{finding}</p>{self._texts(notice)}</div></li>"
        )

    def _place(self, notice: Notice) -> str:
        """Sheet, cell or row, and column."""
        place, lang = notice.place, self._lang
        if place.sheet is None:
            return said(lang, "whole-file")
        parts = [said(lang, "sheet", sheet=text_html(place.sheet, _LONGEST_SHEET))]
        if place.cell:
            parts.append(f"<b>{text_html(place.cell)}</b>")
        elif place.row:
            parts.append(f"<b>{said(lang, 'row', row=place.row)}</b>")
        if (column := self._form.by_field.get(place.field or "")) is not None:
            parts.append(text_html(column.label_en if lang == "en" else column.label))
        return " ".join(parts)

    def _texts(self, notice: Notice) -> str:
        """What stands in the cell, and what should; of what may not be repeated a notice has no value."""
        lang, told = self._lang, []
        if notice.as_sent:
            told.append((said(lang, "as-sent"), f"<code>{text_html(notice.as_sent, _LONGEST_VALUE)}</code>"))
        if (proposal := notice.suggestion) is not None:
            sure = said(lang, "certain" if proposal.confidence is Confidence.CERTAIN else "likely")
            reason = proposal.reason_en if lang == "en" else proposal.reason
            value = f"<code>{text_html(proposal.value, _LONGEST_VALUE)}</code>"
            told.append(
                (
                    said(lang, "proposal"),
                    f"{value} <span class=soft>{sure}{'：' if lang == 'zh' else ': '}{text_html(reason)}</span>",
                )
            )
        if not told:
            return ""
        return "<dl>" + "".join(f"<div><dt>{label}</dt><dd>{text}</dd></div>" for label, text in told) + "</dl>"


def _sample(part: FilePart) -> str:
    """The mark of a file that is made up."""
    return f' <strong class="mark" lang="zh-CN">{SAMPLE_MARK}</strong>' if part.line.sample else ""
