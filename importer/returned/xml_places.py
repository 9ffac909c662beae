"""Where elements stand in a part's XML, so that a few are changed and every other byte stays as it was."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from importer.workbook.xml_events import HasDocumentType

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_DECLARATION = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TOLD_UTF_8 = b'<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a part: `name` without its prefix, `path` the names above it, and where it stands in the bytes.

    Its start tag is `[start:opened]`, what it holds `[opened:closed]`, all of it `[start:end]`; an element that is
    closed at once has `opened`, `closed` and `end` at the same place.
    """

    name: str
    path: tuple[str, ...]
    prefix: bytes
    attributes: Mapping[str, str]
    start: int
    opened: int
    closed: int
    end: int

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is closed at once: `<row/>`."""
        return self.opened == self.end


Change = tuple[int, int, bytes]
"""Bytes from one place up to another, and what stands there instead."""


def in_utf8(xml: bytes) -> bytes:
    """The same part in UTF-8, as which most are written."""
    if xml.startswith(_UTF_8_MARK):
        return xml[len(_UTF_8_MARK) :]
    if xml.startswith(_UTF_16_MARKS):
        return _DECLARATION.sub(_TOLD_UTF_8, xml.decode("utf-16").encode())
    told = _DECLARATION.match(xml)
    if told is None or told[1].lower() in (b"utf-8", b"utf8", b"us-ascii"):
        return xml
    return _DECLARATION.sub(_TOLD_UTF_8, xml.decode(told[1].decode()).encode())


IsWanted = Callable[[str, tuple[str, ...], Mapping[str, str]], bool]
"""Whether an element is wanted, by its name, the names above it and its attributes."""


def elements(xml: bytes, is_wanted: IsWanted) -> list[Element]:
    """The elements that are wanted, in the order in which they begin.

    `xml` is in UTF-8. The names above are those of all elements that hold it, the outermost first.

    Raises
    ------
    HasDocumentType, xml.parsers.expat.ExpatError
        If it is not the plain XML of a spreadsheet program.
    """
    return _Walk(xml, is_wanted).done()


class _Walk:
    """A way through a part, with the elements that are open."""

    def __init__(self, xml: bytes, is_wanted: IsWanted) -> None:
        self._xml, self._is_wanted = xml, is_wanted
        self._found: list[Element | None] = []
        self._path: list[str] = []
        self._begun: list[tuple[int, str, Mapping[str, str], int] | None] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        self._parser.StartDoctypeDeclHandler = _refuse

    def done(self) -> list[Element]:
        try:
            self._parser.Parse(self._xml, True)  # noqa: FBT003 - expat takes it by place alone
        finally:
            # It holds us by its handlers: a circle, and the process that marks workbooks looks for none.
            del self._parser
        return [one for one in self._found if one is not None]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._is_wanted(local, tuple(self._path), attributes):
            self._begun.append((len(self._found), name, attributes, self._parser.CurrentByteIndex))
            self._found.append(None)
        else:
            self._begun.append(None)
        self._path.append(local)

    def _end(self, _: str) -> None:
        self._path.pop()
        own = self._begun.pop()
        if own is not None:
            place, name, attributes, at = own
            closing = self._parser.CurrentByteIndex
            self._found[place] = _element(self._xml, name, tuple(self._path), attributes, at, closing)


def _refuse(*_: object) -> None:
    raise HasDocumentType


def _element(
    xml: bytes, name: str, path: tuple[str, ...], attributes: Mapping[str, str], start: int, closing: int
) -> Element:
    tag = _TAG.match(xml, start)
    if tag is None:
        raise ValueError("a tag that has no end")
    prefix, _, local = name.rpartition(":")
    opened = tag.end()
    if xml[opened - 2 : opened] == b"/>":
        closed = end = opened
    else:
        closed, end = closing, xml.index(b">", closing) + 1
    return Element(local, path, f"{prefix}:".encode() if prefix else b"", attributes, start, opened, closed, end)


def changed(xml: bytes, changes: Iterable[Change]) -> bytes:
    """The part with changes made; of several at one place the first stands first."""
    pieces, last = [], 0
    for start, end, instead in sorted(changes, key=lambda change: change[:2]):
        pieces += [xml[last:start], instead]
        last = max(last, end)
    return b"".join([*pieces, xml[last:]])


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with an attribute set; `value` needs no escaping."""
    given = f' {name}="{value}"'.encode()
    replaced, count = re.subn(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", given, tag, count=1)
    if count:
        return replaced
    at = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:at].rstrip() + given + tag[at:]


def without_attribute(tag: bytes, name: str) -> bytes:
    """A start tag without an attribute."""
    return re.sub(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)
