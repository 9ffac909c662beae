"""The browser reads border files as the description says, in the system's Chromium."""

import base64
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from locator.divisions.drawn_set import national_lines
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderKind, BorderLine, border_lines, border_pieces, dash_lines
from maps.base_map.coverage import clean_coverage
from tests.border_decoder import decoded
from tests.house import HOUSE
from tests.small_country import small_country

READ = """async ([module, file]) => {
  const { borderLines } = await import(`data:text/javascript;base64,${module}`);
  return borderLines(Uint8Array.from(atob(file), sign => sign.charCodeAt(0)));
}"""


def small_file() -> bytes:
    drawn = small_country().drawn_set()
    counties = clean_coverage(drawn.codes, drawn.polygons)
    pieces = border_pieces(counties, counties.codes, counties.codes)
    return border_bytes([*border_lines(pieces, 1000), *dash_lines(national_lines().dashes, 1000)], 1000)


def far_file() -> bytes:
    far = np.array([[-180_000_000, 90_000_000], [180_000_000, -90_000_000], [0, 0], [-1, 1]])
    return border_bytes([BorderLine(kind, far) for kind in BorderKind], 1_000_000)


def in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def read_in(page: Page, file: bytes) -> Any:
    module = in_base64((HOUSE / "maps/static/borders.js").read_bytes())
    return page.evaluate(READ, [module, in_base64(file)])


@pytest.mark.parametrize("file", [small_file(), far_file(), border_bytes([], 500)], ids=["small", "far", "empty"])
def test_the_module_reads_what_was_written(page: Page, file: bytes) -> None:
    per_degree, lines = decoded(file)
    assert read_in(page, file) == [
        {
            "kind": BorderKind(line.kind).name.lower(),
            "points": [[lat / per_degree, lon / per_degree] for lon, lat in line.points],
        }
        for line in lines
    ]
