"""XML as a run of beginnings, ends and texts. A document type is refused, so that no entity is ever expanded."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

Attributes = Mapping[str, str]


class XmlReader(Protocol):
    """What is done at each element and text. Names are `namespace local`, or `local` alone."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Text of the element that began last; a long one comes in pieces."""


class HasDocumentType(ValueError):
    """The XML declares a type of its own, which no spreadsheet program writes and every entity bomb needs."""


def read_xml(xml: bytes | str, reader: XmlReader) -> None:
    """Hand every element and text of some XML to a reader.

    Raises
    ------
    HasDocumentType, xml.parsers.expat.ExpatError
        If it is not the plain XML of a spreadsheet program.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by place alone


def _refuse(*_: object) -> None:
    raise HasDocumentType
