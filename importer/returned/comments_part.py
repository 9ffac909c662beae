"""The comments of a sheet: those of the office stay, ours stand beside them, and earlier ones of ours go."""

import re
from collections.abc import Mapping, Sequence
from html import unescape

from importer.returned.looks import LOOKS
from importer.returned.xml_places import Change, Element, changed, elements
from importer.returned.xml_text import xml_text
from importer.workbook.cells import cell_name, column_number, row_number

AUTHOR = "通办检查"
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>'
)
EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_KIND = (
    b'<v:shapetype%b id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"'
    ' style="position:absolute;margin-left:60pt;margin-top:5pt;width:240pt;height:{height}pt;visibility:hidden">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml"',
    ' xmlns:o="urn:schemas-microsoft-com:office:office"',
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_FIRST_SHAPE = 1_024
_NUMBER = re.compile(rb"[\"']_x0000_s(\d{1,9})[\"']")
# A drawing's XML is none at times: it may hold <br> and other such tags.
_NOTE = re.compile(
    rb"<((?:\w+:)?)shape\s(?:(?!</\1shape>).)*?ObjectType=[\"']Note[\"'](?:(?!</\1shape>).)*?</\1shape>", re.DOTALL
)
_OURS = re.compile(
    rb"<((?:\w+:)?)r>(?:(?!</\1r>).)*?<\1t\b[^<>]*>\s*(?:%b)(?:(?!</\1r>).)*?</\1r>"
    % "|".join(f"【{look.word}】|\\[{look.word_en}\\]" for look in LOOKS.values()).encode(),
    re.DOTALL,
)
"""What an earlier check said below a comment of the office."""
_PLACE = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*(\d{1,7})\s*</")
_LINE_PT, _SIGNS_A_LINE, _LOWEST_PT, _HIGHEST_PT = 14, 20, 60, 400


class NoComments(ValueError):
    """The part is no list of comments, or no drawing of them."""


def with_comments(xml: bytes, told: Mapping[str, str]) -> tuple[bytes, frozenset[str]]:
    """The part of a sheet's comments with ours at the cells named; and the cells that have one of the office's own.

    Where the office has a comment of its own, ours stands below it.
    """
    found = elements(xml, lambda name, _, __: name in ("authors", "author", "commentList", "comment", "text"))
    lists = {one.name: one for one in found if one.name in ("authors", "commentList")}
    if lists.keys() != {"authors", "commentList"}:
        raise NoComments
    names = [unescape(xml[one.opened : one.closed].decode()) for one in found if one.name == "author"]
    author = names.index(AUTHOR) if AUTHOR in names else len(names)
    comments = [one for one in found if one.name == "comment"]
    ours = {one.start for one in comments if one.attributes.get("authorId") == str(author)}
    kept = _texts_of([one for one in found if one.name in ("comment", "text") and one.start not in ours])
    gone = ours | {one.start for one in comments if one.attributes.get("ref") not in kept}  # without a text
    changes: list[Change] = [(one.start, one.end, b"") for one in comments if one.start in gone]
    if AUTHOR not in names:
        changes.append(_put(lists["authors"], b"<%bauthor>%b</%bauthor>", AUTHOR.encode()))
    changes += ((held.opened, held.closed, _with_ours(xml, held, told.get(cell))) for cell, held in kept.items())
    new = [_comment(lists["commentList"].prefix, cell, author, text) for cell, text in told.items() if cell not in kept]
    changes.append(_put(lists["commentList"], b"%b", b"".join(new)))
    return changed(xml, changes), frozenset(kept)


def _texts_of(found: Sequence[Element]) -> dict[str, Element]:
    """The text of each comment, by its cell; `found` are comments and texts in their order."""
    texts: dict[str, Element] = {}
    cell, end = "", 0
    for one in found:
        if one.name == "comment":
            cell, end = one.attributes.get("ref", ""), one.end
        elif one.start < end and not one.is_empty_tag:
            texts[cell] = one
    return texts


def _with_ours(xml: bytes, held: Element, text: str | None) -> bytes:
    """What an office's own comment says, and below it what we say of its cell now."""
    own = _OURS.sub(b"", xml[held.opened : held.closed])
    return own + _run(held.prefix, f"\n{text}") if text is not None else own


def with_shapes(drawing: bytes, told: Mapping[str, str], kept: frozenset[str]) -> bytes:
    """The drawing of a sheet's comments with a shape for each of ours; those of comments that are no more go."""
    drawing = _NOTE.sub(lambda shape: shape[0] if _cell_of(shape[0]) in kept else b"", drawing)
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise NoComments
    first = max((int(number) for number in _NUMBER.findall(drawing)), default=_FIRST_SHAPE) + 1
    new = [(cell, text) for cell, text in told.items() if cell not in kept]
    # Not every program binds the prefixes that Excel uses at the drawing's root.
    spaces = "".join(space for space in _SPACES if space.encode() not in drawing)
    shapes = b"".join(_shape(number, cell, text, spaces) for number, (cell, text) in enumerate(new, first))
    kind = b"" if b'id="_x0000_t202"' in drawing else _KIND % spaces.encode()
    return drawing[:end] + kind + shapes + drawing[end:]


def _cell_of(shape: bytes) -> str:
    place = {name: int(number) + 1 for name, number in _PLACE.findall(shape)}
    return cell_name(place.get(b"Row", 1), place.get(b"Column", 1))


def _put(one: Element, wrapped: bytes, text: bytes) -> Change:
    """Something more at the end of an element, which may have been closed at once."""
    held = wrapped % ((one.prefix, text, one.prefix) if wrapped.count(b"%b") > 1 else text)
    if one.is_empty_tag:
        name = one.prefix + one.name.encode()
        return one.start, one.end, b"<%b>%b</%b>" % (name, held, name)
    return one.closed, one.closed, held


def _run(prefix: bytes, text: str) -> bytes:
    return b'<%br><%bt xml:space="preserve">%b</%bt></%br>' % (prefix, prefix, xml_text(text), prefix, prefix)


def _comment(prefix: bytes, cell: str, author: int, text: str) -> bytes:
    return b'<%bcomment ref="%b" authorId="%d"><%btext>%b</%btext></%bcomment>' % (
        *(prefix, cell.encode(), author, prefix, _run(prefix, text), prefix, prefix),
    )


def _shape(number: int, cell: str, text: str, spaces: str) -> bytes:
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.splitlines())
    height = min(max(_LOWEST_PT, _LINE_PT * (lines + 1)), _HIGHEST_PT)
    row, column = row_number(cell), column_number(cell.rstrip("0123456789"))
    return _SHAPE.format(spaces=spaces, number=number, height=height, row=row - 1, column=column - 1).encode()
