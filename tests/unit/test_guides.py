"""An operator's links to official guides: addresses of the web alone, and each fault told with its line."""

from pathlib import Path

import pytest

from locator.fault import Fault
from locator.items.guides import Guide, read_guides

HEADER = "item,division,url\n"


def guides(tmp_path: Path, lines: str):
    table = tmp_path / "guides.csv"
    table.write_text(HEADER + lines, "utf-8")
    return read_guides(table)


def test_an_item_has_its_guides_by_division(tmp_path: Path) -> None:
    read = guides(tmp_path, "2022-05,4301,https://example.invalid/a?b=1\n2022-05,,http://example.invalid/\n")
    assert read.of("2022-05") == (
        Guide("4301", "https://example.invalid/a?b=1"),
        Guide("", "http://example.invalid/"),
    )
    assert read.of("2022-01") == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2022-05,,javascript:alert(1)", "url"),
        ("2022-05,,//example.invalid/", "url"),
        ("2022-05,,data:text/html;x", "url"),
        ("2022-05,,https://", "url"),
        ("2022-05,,https://a b.invalid/", "url"),
        ("2022-05,,https://[::1", "url"),
        ("2022-05,,https://someone@example.invalid/", "url"),
        ("2022-05,,https://example.invalid/" + "a" * 500, "url"),
        ("2022-05,43010,https://example.invalid/", "division"),
        ("<b>,,https://example.invalid/", "item"),
        ("2022-05,,https://example.invalid/\n2022-05,,https://example.invalid/b", "further up"),
    ],
)
def test_what_is_no_guide_is_refused_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(Fault) as fault:
        guides(tmp_path, line)
    assert "guides.csv, line" in fault.value.line("en")
    assert told in fault.value.line("en")
