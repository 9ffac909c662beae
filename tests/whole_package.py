"""What is broken in a workbook's package: parts and relations that lead nowhere, cells out of order, unknown formats.

A spreadsheet program that meets one of these offers to repair the file (ECMA-376 part 1, 18.3.1; part 2, 8 and 9).
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath, split
from xml.etree import ElementTree as ET

from importer.workbook.cells import column_number, row_number

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_XML = (".xml", ".rels", ".vml")
_LIST = "[Content_Types].xml"


def broken_in(content: bytes) -> list[str]:
    """A line for each thing that is broken; none where a spreadsheet program opens it as it is."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    doubled = [f"{name} twice" for name in set(names) if names.count(name) > 1]
    trees = {name: ET.fromstring(part) for name, part in parts.items() if name.endswith(_OF_XML)}  # noqa: S314  # ours
    formats = len(trees["xl/styles.xml"].findall(f"{_MAIN}cellXfs/{_MAIN}xf"))
    lines = [*doubled, *_of_types(trees[_LIST], parts)]
    for name, tree in trees.items():
        lines += _of_relations(name, tree, trees, parts)
        if tree.tag == f"{_MAIN}worksheet":
            lines += (f"{name}: {line}" for line in _of_sheet(tree, formats))
    titles = [sheet.get("name", "").casefold() for sheet in trees["xl/workbook.xml"].iter(f"{_MAIN}sheet")]
    numbers = [sheet.get("sheetId") for sheet in trees["xl/workbook.xml"].iter(f"{_MAIN}sheet")]
    if len({*titles}) < len(titles) or len({*numbers}) < len(numbers):
        lines.append("two sheets of one name or number")
    return lines


def _of_types(listed: ET.Element, parts: Mapping[str, bytes]) -> Iterator[str]:
    own = [one.get("PartName", "")[1:] for one in listed.iter(f"{_TYPES}Override")]
    usual = {one.get("Extension", "").lower() for one in listed.iter(f"{_TYPES}Default")}
    yield from (f"{name} is listed and not there" for name in own if name not in parts)
    yield from (f"{name} is listed twice" for name in {*own} if own.count(name) > 1)
    untold = (name for name in parts if name not in {*own, _LIST} and name.rpartition(".")[2].lower() not in usual)
    yield from (f"nobody says what {name} is" for name in untold)


def _of_relations(
    name: str, tree: ET.Element, trees: Mapping[str, ET.Element], parts: Mapping[str, bytes]
) -> Iterator[str]:
    folder, file = split(name)
    if name.endswith(".rels"):
        base = dirname(folder)
        for one in tree.iter(_RELATION):
            target = one.get("Target", "")
            part = target[1:] if target.startswith("/") else normpath(join(base, target))
            if one.get("TargetMode") != "External" and part not in parts:
                yield f"{name} leads to {part}, which is not there"
        ids = [one.get("Id") for one in tree.iter(_RELATION)]
        if len({*ids}) < len(ids):
            yield f"{name} has an id twice"
        return
    related = trees.get(join(folder, "_rels", f"{file}.rels"))
    known = {one.get("Id") for one in related.iter(_RELATION)} if related is not None else set()
    for one in tree.iter():
        asked = (value for key, value in one.attrib.items() if key.startswith(_IDS))
        yield from (f"{name} asks for {value}, which is no relation of it" for value in asked if value not in known)


def _of_sheet(tree: ET.Element, formats: int) -> Iterator[str]:
    rows = [int(row.get("r", 0)) for row in tree.iter(f"{_MAIN}row")]
    if rows != sorted({*rows}):
        yield "rows out of order"
    for row in tree.iter(f"{_MAIN}row"):
        places = [cell.get("r", "") for cell in row]
        columns = [column_number(place.rstrip("0123456789")) for place in places]
        if columns != sorted({*columns}) or any(row_number(place) != int(row.get("r", 0)) for place in places):
            yield f"cells out of order in row {row.get('r')}"
    unknown = {one.get("s") for one in tree.iter(f"{_MAIN}c") if int(one.get("s", 0)) >= formats}
    yield from (f"no format {style}" for style in unknown)
