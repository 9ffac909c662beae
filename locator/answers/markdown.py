"""Markdown made HTML that is safe to show: CommonMark without HTML and pictures, with links of a few kinds alone.

Whoever writes Markdown is not believed: text is escaped, and what could load, run or lead astray is refused.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST = 8
"""So many lists, quotations and kinds of emphasis may stand in each other; the library drops what is much deeper."""

_LINK = re.compile(r"https?://[a-z0-9]|tel:[+0-9]|/(?![/\\])|#", re.IGNORECASE)
_LOWEST_HEADING = 6


class MarkdownRefused(ValueError):
    """Markdown that is not shown; `zh` and `en` say why and what to do; `line` counts from 0, None where unknown."""

    def __init__(self, zh: str, en: str, line: int | None) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
        self.line = line


def html_of(text: str, *, ours_in: str = "") -> str:
    """The HTML of a text in Markdown; its headings begin at h2, as a page's own is the first.

    `ours_in` is added to the addresses of links to this site that name no language, such as `?lang=en`. Other links
    leave no trace of where somebody came from. A link that is alone on its line has the class `alone`.

    Raises
    ------
    MarkdownRefused
        If it shows nothing, is nested deeply, or has a picture, or a link that is not http, https, tel or to this site.
    """
    tokens = _parser.parse(text)
    for token, depth, line in _with_depths(tokens):
        _check(token, depth, line)
        if token.type == "link_open":
            _lead(token, ours_in)
        if token.children and _is_one_link(token.children):
            token.children[0].attrSet("class", "alone")
    _lower_headings(tokens)
    html: str = _parser.renderer.render(tokens, _parser.options, {})
    if not re.search(r">[^<]*[^<\s]", html):
        raise MarkdownRefused("正文是空的", "there is no text in it", None)
    return html


def _with_depths(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, int | None]]:
    """Every token, those inside lines too, with how deep it stands and its line where one is known."""
    line: int | None = None
    for token in tokens:
        line = token.map[0] if token.map else line
        yield token, token.level, line
        depth = token.level
        for inner in token.children or ():
            depth += inner.nesting
            yield inner, depth, line


def _check(token: Token, depth: int, line: int | None) -> None:
    if depth > 2 * DEEPEST:  # a list and its entry are two
        raise MarkdownRefused("层次太深，请写得平一些", "it is nested too deeply; write it flatter", line)
    if token.type == "image":
        raise MarkdownRefused(
            "不显示图片，请去掉，或改成链接", "pictures are not shown: leave it out, or link to it", line
        )
    if token.type == "link_open" and not _LINK.match(str(token.attrs.get("href", ""))):
        shown = str(token.attrs.get("href", ""))[:40]
        raise MarkdownRefused(
            f"链接只能是 http://、https://、tel: 或以 / 开头的本站地址，而不是“{shown}”",
            f"a link begins with http://, https://, tel: or, on this site, with /; not “{shown}”",
            line,
        )


def _lead(link: Token, ours_in: str) -> None:
    address = str(link.attrs["href"])
    if address.startswith("/"):
        path, mark, place = address.partition("#")
        added = ours_in if "?" not in path else ours_in.replace("?", "&")
        link.attrSet("href", path + ("" if "lang=" in path else added) + mark + place)
    else:
        link.attrSet("rel", "noreferrer")


def _is_one_link(line: Sequence[Token]) -> bool:
    """Whether a line is a link and nothing else: a page makes it as large as a finger."""
    kinds = [token.type for token in line]
    return kinds[0] == "link_open" and kinds.index("link_close") == len(kinds) - 1


def _lower_headings(tokens: Sequence[Token]) -> None:
    """Set headings a level lower, and none more than one below that before it, as whoever hears them expects."""
    level = 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + 1, level + 1, _LOWEST_HEADING)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def _new_parser() -> MarkdownIt:
    # Links are judged when all is read, so that a wrong one is told of and not shown as text.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 4 * DEEPEST})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the library's signature
    return parser


_parser = _new_parser()
