"""Texts put into XML that a spreadsheet program reads: none becomes markup, a formula or another character."""

import re
from html import escape

from importer.workbook.literal_text import literal_text

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767
"""The most characters that a cell holds."""


def xml_text(text: str) -> bytes:
    """A text for an element; what no workbook can hold is left out, what reads like an escaped sign is escaped."""
    plain = _NOT_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
    return escape(literal_text(plain), quote=False).encode()


def xml_attribute(text: str) -> str:
    """A text for an attribute in double quotes."""
    return escape(_NOT_XML.sub("", text)).replace("\n", "&#10;")


def text_cell(prefix: bytes, name: str, style: int, text: str) -> bytes:
    """A cell that holds a text, whatever its first sign: as the type says that it is one, it is never computed."""
    return b'<%bc r="%b" s="%d" t="inlineStr"><%bis><%bt xml:space="preserve">%b</%bt></%bis></%bc>' % (
        *(prefix, name.encode(), style, prefix, prefix, xml_text(text)),
        *(prefix, prefix, prefix),
    )
