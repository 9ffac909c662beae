"""The styles of a workbook, with some added: each cell keeps its own look, but for the fill that marks it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from importer.returned.looks import LOOKS
from importer.returned.xml_places import Change, Element, changed, elements, with_attribute

EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
"""The styles of a workbook that has none."""
_LISTS = ("fonts", "fills", "cellXfs")
_MEMBERS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_PALE = b'<patternFill patternType="solid"><fgColor rgb="FFEAF1FA"/><bgColor indexed="64"/></patternFill>'
_WRAPPED = b'<alignment vertical="top" wrapText="1"/>'
_FONTS = (
    b'<b/><sz val="11"/><name val="Calibri"/>',
    b'<b/><sz val="14"/><name val="Calibri"/>',
    b'<u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/>',
)
_BOLD, _LARGE, _LINK = range(3)
_GRID = b"<border>%b<diagonal/></border>" % b"".join(
    b'<%b style="thin"><color rgb="FFA6A6A6"/></%b>' % (side, side) for side in (b"left", b"right", b"top", b"bottom")
)
"""Lines around what we say: without them the texts of two rows that stand close are read as one."""


class NoStyles(ValueError):
    """The part has no lists of fonts, fills and formats, without which no cell has a look."""


@dataclass(slots=True)
class CellStyles:
    """The formats of a workbook's cells, and those that are added while it is marked.

    A format is a place in the list that cells name by their `s`.
    """

    xml: bytes
    lists: Mapping[str, Element]
    members: Mapping[str, list[Element]]
    added: list[bytes] = field(default_factory=list)
    _known: dict[tuple[int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, xml: bytes) -> "CellStyles":
        """The styles of a part; `NoStyles` if it is none."""
        found = elements(xml, lambda name, path, _: (len(path) == 1 and name in _MEMBERS) or path[1:] in _PATHS)
        lists = {one.name: one for one in found if len(one.path) == 1}
        members = {
            name: [one for one in found if one.path[1:] == (name,) and one.name == _MEMBERS[name]] for name in _MEMBERS
        }
        if any(name not in lists or not members[name] for name in _LISTS):
            raise NoStyles
        return cls(xml, lists, members)

    @property
    def _prefix(self) -> bytes:
        return self.lists["cellXfs"].prefix

    def _first(self, name: str) -> int:
        return len(self.members[name])

    def marked(self, style: int, severity: str) -> int:
        """A cell's format with the fill of a severity."""
        key = (style, severity)
        if key not in self._known:
            formats = self.members["cellXfs"]
            own = formats[style] if style < len(formats) else formats[0]
            tag = self.xml[own.start : own.opened]
            fill = self._first("fills") + 1 + tuple(LOOKS).index(severity)
            tag = with_attribute(with_attribute(tag, "fillId", str(fill)), "applyFill", "1")
            self._known[key] = self._add(tag + self.xml[own.opened : own.end])
        return self._known[key]

    def marked_before(self) -> frozenset[int]:
        """The formats that have a fill of ours from an earlier check."""
        ours = {place for place, fill in enumerate(self.members["fills"]) if _is_ours(self.xml[fill.start : fill.end])}
        formats = enumerate(self.members["cellXfs"])
        return frozenset(place for place, one in formats if int(one.attributes.get("fillId", 0)) in ours)

    def unmarked(self, style: int) -> int:
        """A format without its fill: what it was before an earlier check nobody knows any more."""
        key = (style, "")
        if key not in self._known:
            own = self.members["cellXfs"][style]
            tag = with_attribute(self.xml[own.start : own.opened], "fillId", "0")
            self._known[key] = self._add(tag + self.xml[own.opened : own.end])
        return self._known[key]

    def label(self) -> int:
        """That of a heading of ours."""
        return self._new("label", fonts=_BOLD, fill=0, ruled=True)

    def title(self) -> int:
        """That of the results' title."""
        return self._new("title", fonts=_LARGE)

    def plain(self) -> int:
        """That of a short line."""
        return self._new("plain")

    def text(self) -> int:
        """That of a text that may be long, and stays a text when it is edited."""
        return self._new("text", wrapped=True)

    def sign(self, severity: str) -> int:
        """That of a severity's sign and word."""
        return self._new(severity, fill=1 + tuple(LOOKS).index(severity), wrapped=True)

    def link(self) -> int:
        """That of a link within the workbook."""
        return self._new("link", fonts=_LINK, wrapped=True)

    def _new(
        self,
        name: str,
        *,
        fonts: int | None = None,
        fill: int | None = None,
        wrapped: bool = False,
        ruled: bool = False,
    ) -> int:
        key = (-1, name)
        if key not in self._known:
            font = self._first("fonts") + fonts if fonts is not None else 0
            own = self._first("fills") + fill if fill is not None else 0
            border = self._first("borders") if (ruled or wrapped) and "borders" in self.lists else 0
            tag = b'<%bxf numFmtId="0" fontId="%d" fillId="%d" borderId="%d" xfId="0" quotePrefix="%d"' % (
                *(self._prefix, font, own, border, wrapped),
            )
            tag += b' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
            aligned = _WRAPPED.replace(b"<", b"<" + self._prefix)
            self._known[key] = self._add(tag + (b">%b</%bxf>" % (aligned, self._prefix) if wrapped else b"/>"))
        return self._known[key]

    def _add(self, one: bytes) -> int:
        self.added.append(one)
        return self._first("cellXfs") + len(self.added) - 1

    def part(self) -> bytes:
        """The part with all that was added."""
        fills = [_PALE, *(look.fill for look in LOOKS.values())]
        more = {
            "borders": [_GRID] if "borders" in self.lists else [],
            "fonts": [b"<font>%b</font>" % font for font in _FONTS],
            "fills": [b"<fill>%b</fill>" % fill for fill in fills],
        }
        named = {name: [_TAG_NAME.sub(rb"<\1" + self._prefix, one) for one in own] for name, own in more.items()}
        named["cellXfs"] = self.added
        changes: list[Change] = []
        for name, own in named.items():
            if not own:
                continue
            held = self.lists[name]
            count = str(self._first(name) + len(own))
            changes.append(
                (held.start, held.opened, with_attribute(self.xml[held.start : held.opened], "count", count))
            )
            changes.append((held.closed, held.closed, b"".join(own)))
        return changed(self.xml, changes)


def _is_ours(fill: bytes) -> bool:
    return any(look.pattern.encode() in fill and look.ink.encode() in fill.upper() for look in LOOKS.values())


_PATHS = {(name,) for name in _MEMBERS}
_TAG_NAME = re.compile(rb"<(/?)")
