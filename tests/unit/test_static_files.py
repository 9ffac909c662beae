"""Static files: their names, and the names in them."""

import asyncio
import gzip
import re

import pytest
from starlette.requests import Request

from locator.site.static_files import StaticFiles, hashed_name
from tests.house import HOUSE


@pytest.mark.parametrize("importing", ['import {{ marks }} from "./{}";', 'later(() => import("./{}"));'])
def test_a_module_names_the_modules_it_imports_by_their_hashes(importing: str) -> None:
    files = {"marks.js": b"export const marks = 1;", "map.js": importing.format("marks.js").encode()}
    static = StaticFiles(files)
    imported = hashed_name("marks.js", files["marks.js"])
    assert static.address("map.js") == "/static/" + hashed_name("map.js", importing.format(imported).encode())


def test_what_is_for_readers_of_the_source_stays_at_home() -> None:
    script = b"// What it is for.\nexport const address = 'https://a';  // kept\n  // why\n  call();\n"
    style = b"/* All\nof it. */\nmain :focus,\na {\n  color: red; /* why */\n  margin: 0 auto;\n}\n"
    sent = {
        "map.js": b"export const address = 'https://a';  // kept\ncall();\n",
        "map.css": b"main :focus,a{color:red;margin:0 auto;}",
    }
    static = StaticFiles({"map.js": script, "map.css": style})
    for name, content in sent.items():
        assert static.address(name) == "/static/" + hashed_name(name, content)


def test_a_change_in_a_module_changes_the_names_of_those_that_import_it() -> None:
    importing = b'import { marks } from "./marks.js";'
    one = StaticFiles({"marks.js": b"export const marks = 1;", "map.js": importing})
    two = StaticFiles({"marks.js": b"export const marks = 2;", "map.js": importing})
    assert one.address("map.js") != two.address("map.js")


def test_a_style_names_its_pictures_by_their_hashes() -> None:
    files = {"leaflet.css": b"a{background:url(images/layers.png)}", "images/layers.png": b"PNG"}
    picture = hashed_name("images/layers.png", b"PNG")
    style = hashed_name("leaflet.css", f"a{{background:url({picture})}}".encode())
    assert StaticFiles(files).address("leaflet.css") == f"/static/{style}"


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "gzip"), ("", None)])
def test_a_file_is_packed_for_those_who_can_unpack_it(accepted: str, encoding: str | None) -> None:
    files = {"map.js": b"export const mark = 1;\n" * 100}
    static = StaticFiles(files)
    name = static.address("map.js").removeprefix("/static/")
    scope = {"type": "http", "path_params": {"name": name}, "headers": [(b"accept-encoding", accepted.encode())]}
    answer = asyncio.run(static.answer(Request(scope)))
    assert answer.headers.get("content-encoding") == encoding
    body = bytes(answer.body)
    assert (gzip.decompress(body) if encoding else body) == files["map.js"]
    assert answer.headers["vary"] == "accept-encoding"


def test_files_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        StaticFiles({"a.js": b'import "x" from "./b.js"', "b.js": b'import "x" from "./a.js"'})


def test_a_file_that_names_a_missing_one_is_refused() -> None:
    with pytest.raises(KeyError):
        StaticFiles({"a.js": b'import { b } from "./b.js"'})


def test_no_script_of_ours_has_a_text_of_several_lines() -> None:
    scripts = [path for room in ("locator", "maps") for path in (HOUSE / room).rglob("static/*.js")]
    assert scripts
    torn = [path.name for path in scripts for line in path.read_text("utf-8").splitlines() if line.count("`") % 2]
    assert torn == []


def test_no_text_in_a_style_of_ours_has_a_space_that_is_not_sent() -> None:
    styles = [path.read_text("utf-8") for room in ("locator", "maps") for path in (HOUSE / room).rglob("static/*.css")]
    texts = [text for style in styles for text in re.findall(r'"[^"]*"', style)]
    assert texts
    assert [text for text in texts if re.search(r"\s[{};,]|[{};,:]\s", text)] == []
