"""What of a workbook is more than text: formulas, links to the outside, markup in comments. Told by its bare XML."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def live_texts(content: bytes) -> list[str]:
    """Each formula, outer relation, link with an address, and drawn text of a workbook, part by part."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sorted(each for name in archive.namelist() for each in _of_part(name, archive.read(name)))


def _of_part(name: str, part: bytes) -> Iterator[str]:
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    for one in ET.fromstring(part).iter():  # noqa: S314  # made by us or by a test
        if one.tag in (f"{_SHEET}f", f"{_SHEET}definedName", f"{_SHEET}oleObject"):
            yield f"{one.tag.rpartition('}')[2]} {one.text}"
        elif one.get("TargetMode") == "External":
            yield f"outside {one.get('Target')}"
        elif one.tag == f"{_SHEET}hyperlink" and any(key.endswith("}id") for key in one.attrib):
            yield f"link {sorted(one.attrib.items())}"
        elif one.tag.endswith("}script") or one.get("onclick") or one.get("href"):
            yield f"markup {one.tag}"
