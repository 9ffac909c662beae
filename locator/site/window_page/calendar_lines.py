"""Content lines of iCalendar (RFC 5545): texts escaped, long lines folded, no sign in them that ends a line."""

import re
from collections.abc import Iterable, Iterator

_FOLD_OCTETS = 75
# All that some reader of text takes for the end of a line, not CR and LF alone.
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")


def text_value(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11): whatever stands in it, it stays one."""
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def file_of(lines: Iterable[str]) -> bytes:
    """The lines as a file: folded, each ended by CR and LF."""
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets (3.1), none of them cut within a sign; each but the first is set in."""
    part, octets = "", 0
    for sign in line:
        width = len(sign.encode())
        if octets + width > _FOLD_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + sign, octets + width
    yield part
