"""Modules joined to one: in order, each in its own scope, and nothing passed over that is not understood."""

import pytest

from locator.site.joined_modules import NotJoinable, joined_modules


def test_what_is_imported_stands_before_who_imports_it_and_once() -> None:
    files = {
        "map.js": b'import { mark } from "./marks.js";\nimport { say as said } from "./words.js";\nmark(said);\n',
        "marks.js": b'import { say } from "./words.js";\nconst own = 1;\nexport function mark() { return say(own); }\n',
        "words.js": b"const own = 2;\nexport const say = (value) => value + own;\nexport class Unused {}\n",
        "late.js": b"never();\n",
    }
    assert joined_modules("map.js", files).decode() == (
        "const $words = (() => {\nconst own = 2;\nconst say = (value) => value + own;\nclass Unused {}\n"
        "return { say, Unused };\n})();\n"
        "const $marks = (() => {\nconst { say } = $words;\nconst own = 1;\nfunction mark() { return say(own); }\n"
        "return { mark };\n})();\n"
        "const { mark } = $marks;\nconst { say: said } = $words;\nmark(said);\n"
    )


def test_what_is_asked_for_at_need_stays_apart_and_the_entry_keeps_its_exports() -> None:
    files = {"map.js": b'export async function more() { return import("./late.js"); }\nimport("./late.js");\n'}
    assert joined_modules("map.js", files) == files["map.js"]


@pytest.mark.parametrize(
    "line",
    [
        'import words from "./words.js";',
        'import * as words from "./words.js";',
        'import "./words.js";',
        "import { say } from './words.js';",
        'import { say } from "https://elsewhere/words.js";',
        "export default 1;",
        "export let count = 0;",
        "export { own };",
    ],
)
def test_what_is_not_understood_is_refused(line: str) -> None:
    files = {"map.js": b'import { a } from "./a.js";\n', "a.js": f"{line}\n".encode(), "words.js": b""}
    with pytest.raises(NotJoinable, match=r"a\.js: "):
        joined_modules("map.js", files)


def test_a_circle_is_refused_and_told() -> None:
    files = {"a.js": b'import { b } from "./b.js";\n', "b.js": b'import { a } from "./a.js";\n'}
    with pytest.raises(NotJoinable, match=r"a\.js → b\.js → a\.js"):
        joined_modules("a.js", files)


def test_a_missing_module_is_an_error() -> None:
    with pytest.raises(KeyError):
        joined_modules("a.js", {"a.js": b'import { b } from "./b.js";\n'})
