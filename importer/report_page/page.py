"""The report as one page: no script, no other host, the same on paper; written piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from importer.columns import Form
from importer.notices import NoticeTable
from importer.report_page.counts_part import counts_html, files_html, kinds_html
from importer.report_page.file_part import FileParts
from importer.report_page.kept_files import KeptFiles
from importer.report_page.points_part import PointsMaps
from importer.report_page.where_to_read import where_to_read
from importer.report_page.words import number, said
from locator.readers.moments import SHANGHAI
from locator.texts import Lang
from maps.file_parts import hashes
from maps.still_map.still_map import SIGNS, still_style

MOST_MAPS = 40
"""So many files have a map."""

_FEW_FILES = 30
_STYLE = Path(__file__).parent / "static/report.css"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What a report is made with: the notices' table, the form, its maps, its language, and when it is made.

    `imported`: it is made at an import.
    """

    notices: NoticeTable
    form: Form
    maps: PointsMaps
    lang: str
    moment: datetime
    imported: bool = False


def report_page(kept: KeptFiles, words: ReportWords) -> Iterator[str]:
    """The page in pieces."""
    lang = words.lang
    yield from _head(words, sample=kept.is_sample)
    yield counts_html(kept, lang)
    yield from _contents(kept, lang)
    sections = [files_html(kept, lang), kinds_html(kept, words.notices, lang)]
    # Behind many files nobody would find the kinds, least of all on paper.
    yield from sections if len(kept.lines) <= _FEW_FILES else reversed(sections)
    parts = FileParts(words.notices, words.form, words.maps, lang)
    if len(kept.parts) > MOST_MAPS:
        yield f'<p class="more">{said(lang, "maps-fewer", shown=number(MOST_MAPS))}</p>'
    for place, part in enumerate(kept.parts):
        yield parts.html(part, with_map=place < MOST_MAPS)
    yield where_to_read(lang)
    yield f"</main>\n<footer><p>{said(lang, 'by-import' if words.imported else 'by')}</p></footer>\n</body></html>\n"


def _head(words: ReportWords, *, sample: bool) -> Iterator[str]:
    lang = words.lang
    style = still_style() + _STYLE.read_text("utf-8")
    policy = f"default-src 'none'; style-src {hashes([style])}; base-uri 'none'; form-action 'none'"
    title, moment = said(lang, "title"), words.moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    yield f'<!DOCTYPE html>\n<html lang="{Lang(lang).html}"><head><meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{title} · {moment}</title>\n<style>{style}</style></head>\n<body>{SIGNS}\n"
    if sample:
        mark = said(lang, "sample-mark")
        told = f'<strong lang="zh-CN">{mark}</strong> {said(lang, "sample")}'
        yield f'<aside class="sample" aria-label="{mark}"><p>{told}</p></aside>\n'
    yield f"<header><h1>{title}</h1><p>{said(lang, 'made', moment=moment)}</p></header>\n<main>\n"


def _contents(kept: KeptFiles, lang: str) -> Iterator[str]:
    entries = [("files", "files"), ("kinds", "kinds")] if len(kept.lines) else []
    entries.append(("where", "where"))
    links = "".join(f'<li><a href="#{anchor}">{said(lang, key)}</a></li>' for anchor, key in entries)
    yield f'<nav aria-label="{said(lang, "contents")}"><ul>{links}</ul></nav>\n'
