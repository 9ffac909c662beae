"""The elder view's files: a page's own with what the view adds behind them, under names of their own."""

import pytest

from locator.site.elder.files import elder_name, with_elder_files

SITE = {"site.css": b"a{}", "map.css": b"b{}", "map-elder.css": b"c{}", "share.js": b"const a = 1;\n", "print.js": b""}


def test_what_the_view_changes_stands_behind_what_it_changes() -> None:
    files = with_elder_files(SITE)
    assert files["map-elder.css"] == b"b{}c{}"
    assert files["site-elder.css"].startswith(b"a{}/* The elder view")
    assert {name: files[name] for name in SITE if name != "map-elder.css"} == {
        name: content for name, content in SITE.items() if name != "map-elder.css"
    }


def test_the_script_that_reads_aloud_keeps_clear_of_the_page_s_own() -> None:
    files = with_elder_files(SITE)
    assert files["share-elder.js"] == b"{\nconst a = 1;\n}\n" + files["aloud.js"]
    assert "locate-elder.js" not in files


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("site.css", "site-elder.css"),
        ("share.js", "share-elder.js"),
        ("print.js", "print.js"),
        ("icon.svg", "icon.svg"),
        ("aloud.js", "aloud.js"),
    ],
)
def test_a_file_of_which_nothing_changes_is_the_usual_one(name: str, called: str) -> None:
    assert elder_name(name, with_elder_files(SITE)) == called


def test_a_change_to_no_file_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        with_elder_files({"site.css": b"", "none-elder.css": b""})
