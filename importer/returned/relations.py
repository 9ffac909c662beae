"""The relations between a workbook's parts, and the list of what each part is (ECMA-376 part 2, 8.3 and 9.1)."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath, split

from importer.returned.xml_places import changed, elements, in_utf8
from importer.returned.xml_text import xml_attribute

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its id, the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    target: str


def relations_part(part: str) -> str:
    """Where the relations of a part stand."""
    folder, name = split(part)
    return join(folder, "_rels", f"{name}.rels")


def relations_of(xml: bytes, part: str) -> list[Relation]:
    """The relations of a part to other parts of its workbook, in their order."""
    found = elements(in_utf8(xml), lambda name, _, __: name == "Relationship")
    return [
        Relation(
            one.attributes.get("Id", ""),
            one.attributes.get("Type", "").rpartition("/")[2],
            _target(part, one.attributes["Target"]),
        )
        for one in found
        if "Target" in one.attributes and one.attributes.get("TargetMode") != "External"
    ]


def _target(part: str, target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(join(dirname(part), target))


def with_relation(xml: bytes | None, part: str, kind: str, target: str) -> tuple[bytes, str]:
    """The relations of a part with one more, and its id."""
    xml = in_utf8(xml) if xml is not None else _EMPTY
    taken = {one.attributes.get("Id") for one in elements(xml, lambda name, _, __: name == "Relationship")}
    own = next(name for name in (f"rIdTb{number}" for number in range(1, len(taken) + 2)) if name not in taken)
    [root] = elements(xml, lambda _, path, __: not path)
    tag = f'Relationship Id="{own}" Type="{_RELATIONS}/{kind}" Target="{xml_attribute(relpath(target, dirname(part)))}"'
    new = b"<" + root.prefix + tag.encode() + b"/>"
    if root.is_empty_tag:
        name = root.prefix + root.name.encode()
        opened = xml[root.start : root.end].removesuffix(b"/>").rstrip() + b">"
        return xml[: root.start] + opened + new + b"</" + name + b">" + xml[root.end :], own
    return changed(xml, [(root.closed, root.closed, new)]), own


def without_relation(xml: bytes, kind: str) -> bytes:
    """The relations without those of a kind."""
    xml = in_utf8(xml)
    found = elements(xml, lambda name, _, told: name == "Relationship" and told.get("Type", "").endswith(f"/{kind}"))
    return changed(xml, [(one.start, one.end, b"") for one in found])


def with_types(xml: bytes, workbook: str, added: dict[str, str]) -> bytes:
    """The list of what parts are with some parts added, by name; a workbook with macros becomes one without.

    Raises
    ------
    ValueError
        If nothing is listed: no spreadsheet program opens such a workbook, however it is marked.
    """
    xml = in_utf8(xml)
    [root] = elements(xml, lambda _, path, __: not path)
    if root.is_empty_tag:
        raise ValueError("no part is listed")
    known = elements(xml, lambda name, _, __: name in ("Override", "Default"))
    drawn = any(one.attributes.get("Extension", "").lower() == "vml" for one in known)
    prefix = root.prefix.decode()
    new = [] if drawn else [f'<{prefix}Default Extension="vml" ContentType="{_VML}"/>']
    taken = {one.attributes.get("PartName") for one in known}
    new += [
        f'<{prefix}Override PartName="/{xml_attribute(name)}" ContentType="{kind}"/>'
        for name, kind in added.items()
        if f"/{name}" not in taken
    ]
    main = [one for one in known if one.attributes.get("PartName") == f"/{workbook}"]
    changes = [
        (one.start, one.end, _main(prefix, workbook)) for one in main if "main+xml" in one.attributes["ContentType"]
    ]
    return changed(xml, [*changes, (root.closed, root.closed, "".join(new).encode())])


def _main(prefix: str, workbook: str) -> bytes:
    return f'<{prefix}Override PartName="/{xml_attribute(workbook)}" ContentType="{_MAIN}"/>'.encode()
