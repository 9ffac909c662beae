"""The report's first parts: what was counted, the kinds of findings, and the files, the worst first."""

from collections.abc import Iterator

from importer.notices import GRAVITY, Notice, NoticeTable, Severity
from importer.report_page.kept_files import FileLine, KeptFiles
from importer.report_page.markup import joined, text_html
from importer.report_page.words import SIGNS, number, said
from maps.safe_text import html_text


def severity_html(severity: Severity, lang: str) -> str:
    """A severity as sign and word, so that it needs no colour."""
    word = said(lang, severity.value)
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[severity]}</span>'
    return f'<span class="grade {severity.value}">{sign} {word}</span>'


def counts_html(kept: KeptFiles, lang: str) -> str:
    """The figures, large, and what the severities mean."""
    figures = [
        ("count-files", kept.files),
        ("count-rows", kept.rows),
        ("count-publishable", kept.publishable),
        ("count-rejected", kept.rejected),
    ]
    if kept.unread:
        figures.append(("count-unread", kept.unread))
    told = "".join(f"<div><dt>{said(lang, key)}</dt><dd>{number(count)}</dd></div>" for key, count in figures)
    meanings = "".join(
        _meaning(severity, count, lang) for severity, count in zip(GRAVITY, kept.severities(), strict=True)
    )
    if not kept.notices:
        meanings = f'<li class="well">{said(lang, "all-well", files=number(kept.files))}</li>'
    return f'<dl class="figures">{told}</dl>\n<ul class="meanings">{meanings}</ul>'


def _meaning(severity: Severity, count: int, lang: str) -> str:
    meaning, times = said(lang, f"meaning-{severity.value}"), said(lang, "times", count=number(count))
    return f"<li>{severity_html(severity, lang)} <strong>{times}</strong> {meaning}</li>"


def kinds_html(kept: KeptFiles, notices: NoticeTable, lang: str) -> str:
    """A line for each kind: its severity, code and count, and what to do, as the table of notices has it."""
    if not kept.kinds:
        return ""
    heads = "".join(f'<th scope="col">{said(lang, key)}</th>' for key in ("severity", "count", "kind"))
    parts = (
        f'<section id="kinds"><h2>{said(lang, "kinds")}</h2>',
        f'<table class="kinds"><thead><tr>{heads}</tr></thead><tbody>',
        *(_kind(kept.first[kind], count, notices, lang) for kind, count in kept.kinds_in_order()),
        "</tbody></table></section>",
    )
    return joined(parts)


def _kind(first: Notice, count: int, notices: NoticeTable, lang: str) -> str:
    """A line for a kind, with what its example is told; where that is graver or less grave, what the first one is."""
    wording, severity = notices.wordings[first.code], first.severity
    english, exemplary = lang == "en", wording.is_exemplary(severity)
    sentence = notices.finding(wording.in_the_example() if exemplary else first, lang)
    leading = said(lang, "told-as" if exemplary else "first-told-as")
    example = said(
        lang,
        "example",
        example=wording.example_en if english else wording.example,
        mend=wording.mend_en if english else wording.mend,
    )
    return (
        f'<tr><td>{severity_html(severity, lang)}</td><td class="count">{number(count)}</td>'
        f"<td><b>{html_text(first.code)}</b><p>{text_html(example)}</p>"
        f'<p class="soft">{leading}{text_html(sentence)}</p></td></tr>'
    )


def files_html(kept: KeptFiles, lang: str) -> str:
    """A line for each of the worst files, with a link to its part where it has one."""
    if not len(kept.lines):
        return ""
    with_parts = {part.line.number for part in kept.parts}
    heads = (
        f'<th scope="col">{said(lang, "file")}</th><th scope="col">{said(lang, "rows")}</th>'
        f'<th scope="col">{said(lang, "rejected")}</th>'
        + "".join(f'<th scope="col">{severity_html(severity, lang)}</th>' for severity in GRAVITY)
    )
    parts = (
        f'<section id="files"><h2>{said(lang, "files")}</h2>',
        f'<table class="files"><thead><tr>{heads}</tr></thead><tbody>',
        *(_line(line, lang, linked=line.number in with_parts) for line in kept.lines),
        "</tbody></table>",
        *_left_out(kept, lang),
        "</section>",
    )
    return joined(parts)


def _line(line: FileLine, lang: str, *, linked: bool) -> str:
    name = text_html(line.name, 160)
    if linked:
        name = f'<a href="#f{line.number}">{name}</a>'
    rows = said(lang, "unread") if line.unread else number(line.rows)
    labels = (said(lang, "rows"), said(lang, "rejected"), *(SIGNS[severity] for severity in GRAVITY))
    told = (rows, *(number(count) if count else "—" for count in (line.rejected, *line.severities)))
    cells = "".join(_cell(label, text) for label, text in zip(labels, told, strict=True))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(label: str, text: str) -> str:
    """A figure; on a phone, where there is no line of headings, its label stands before it."""
    return f'<td class="count" data-label="{html_text(label)}">{text}</td>'


def _left_out(kept: KeptFiles, lang: str) -> Iterator[str]:
    """What the list leaves out."""
    faulty = kept.files - kept.faultless
    if faulty > len(kept.lines):
        more = number(faulty - len(kept.lines))
        yield f'<p class="more">{said(lang, "more-files", shown=number(len(kept.lines)), more=more)}</p>'
    if faulty > len(kept.parts):
        more = number(faulty - len(kept.parts))
        yield f'<p class="more">{said(lang, "more-parts", shown=number(len(kept.parts)), more=more)}</p>'
    if kept.faultless:
        yield f'<p class="more">{said(lang, "faultless", files=number(kept.faultless))}</p>'
