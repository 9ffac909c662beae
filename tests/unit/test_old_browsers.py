"""Our scripts and styles hold to what browsers of early 2020 can do: Chrome 80, Safari 13.1, and what is built on them.

What is only missed there, as a gap or a colour, may stand; what stops a script, or takes a whole rule away, may not.
"""

import re
from pathlib import Path

import pytest

from tests.house import HOUSE, ROOMS

COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL)
TOO_NEW_IN_SCRIPTS = {
    r"\?\?=|\|\|=|&&=": "known ??= 1;",
    r"\.at\(": "line.at(-1)",
    r"\.replace(All|Children)\(": "name.replaceAll(a, b)",
    r"\.(findLast|findLastIndex|toSorted|toReversed|toSpliced)\(": "all.findLast(is)",
    r"\bObject\.(hasOwn|groupBy)\b": "Object.hasOwn(one, key)",
    r"\bPromise\.(any|withResolvers)\b": "Promise.any(all)",
    r"\bAbortSignal\.": "AbortSignal.timeout(9)",
    r"\bstructuredClone\b|\brandomUUID\b": "structuredClone(one)",
    r"\.submitter\b|\.requestSubmit\(|\.show(Modal|Popover)\(": "form.requestSubmit()",
    # Safari 13 knows `addListener` alone.
    r"matchMedia\([^)]*\)\.addEventListener": 'matchMedia("print").addEventListener("change", x)',
    r"addEventListener\([^;]*\bsignal\b": 'one.addEventListener("click", x, { signal });',
    r"\(\?<[=!]": "/(?<=a)b/",
    r"\b\d+_\d+\b": "10_000",
    r"\bstatic \{|#\w+ *[=;(]": "#kept = 1;",
    r"(?m)^(const [^\n]* = )?await ": "const all = await some();",
}
TOO_NEW_IN_STYLES = {
    r"(?<![\w-])inset(-\w+)*:": "a { inset: 0; }",
    r"(padding|margin)-(block|inline):": "a { padding-block: 0; }",
    r":(is|where)\(": ":is(h1, h2) { }",
    r":not\([^)]*,": "a:not(.b, .c) { }",
    r"aspect-ratio:": "a { aspect-ratio: 1; }",
    r"@(layer|container|property|scope)\b": "@layer base { }",
    r"\b(color-mix|oklch|light-dark)\(": "a { color: oklch(1 0 0); }",
    r"@media[^{]*[<>]": "@media (width >= 9px) { }",
    # Only behind the same in a unit that is known.
    r"(?<!vh; )\b[\w-]+: \d+[sdl]v[hw]\b": "a { height: 55svh; }",
}
TOO_NEW_TO_BE_LISTED = re.compile(r":has\(|:focus-visible|:user-|:modal|:popover-open|::details-content")


def files(kind: str) -> dict[str, str]:
    """Every script or style sheet of the house, and what our templates hold of them, without what readers are told."""
    paths = [path for room in ROOMS for path in sorted((HOUSE / room).rglob(f"*.{kind}"))]
    element = {"js": "script", "css": "style"}[kind]
    templates = [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.html"))]
    texts = {named(path): path.read_text("utf-8") for path in paths}
    for path in templates:
        texts[named(path)] = "\n".join(re.findall(rf"(?s)<{element}\b[^>]*>(.*?)</{element}>", path.read_text("utf-8")))
    return {name: COMMENT.sub("", text) for name, text in texts.items() if text}


def named(path: Path) -> str:
    """A file's place in the house."""
    return path.relative_to(HOUSE).as_posix()


def found(patterns: dict[str, str], texts: dict[str, str]) -> list[tuple[str, str]]:
    """What of texts is one of the patterns, with the texts' names."""
    return [(name, hit.group()) for name, text in texts.items() for one in patterns for hit in re.finditer(one, text)]


def lists_that_go(style: str) -> list[str]:
    """The lists of selectors of which an old browser does not know one, and so takes none."""
    selectors = re.findall(r"([^{};]+)\{", style)
    return [one.strip() for one in selectors if "," in one and TOO_NEW_TO_BE_LISTED.search(one) and "@" not in one]


def test_no_script_asks_for_more_than_browsers_of_2020_have() -> None:
    scripts = files("js")
    assert {"maps/live_map/static/map_list.js", "locator/site/saved/worker/offline.js"} < scripts.keys()
    assert "maps/live_map/templates/map.html" in scripts
    assert found(TOO_NEW_IN_SCRIPTS, scripts) == []


def test_no_style_asks_for_more_than_browsers_of_2020_have() -> None:
    styles = files("css")
    assert {"maps/live_map/static/map.css", "locator/site/static/site.css"} < styles.keys()
    assert found(TOO_NEW_IN_STYLES, styles) == []


def test_no_selector_takes_those_beside_it_along_where_it_is_not_known() -> None:
    assert [(name, one) for name, style in files("css").items() for one in lists_that_go(style)] == []
    assert lists_that_go("a { } .mark, .mark:focus-visible { } b:focus-visible { }") == [".mark, .mark:focus-visible"]


def test_no_style_takes_a_browser_s_own_outline_from_what_has_the_focus() -> None:
    bare = re.compile(r"([^{};]+)\{[^{}]*\boutline: (?:0|none)\b")
    # The edge of a printed card, which nobody can be on.
    assert {one.strip() for style in files("css").values() for one in bare.findall(style)} == {"main"}


@pytest.mark.parametrize(("pattern", "line"), [*TOO_NEW_IN_SCRIPTS.items(), *TOO_NEW_IN_STYLES.items()])
def test_what_is_too_new_is_found(pattern: str, line: str) -> None:
    assert found({pattern: line}, {"file": line})
