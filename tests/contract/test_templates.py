"""What several templates need is written in one of them."""

import pytest

from tests.house import HOUSE, ROOMS

TEMPLATES = sorted(path for room in ROOMS for path in (HOUSE / room).rglob("templates/*.html"))


@pytest.mark.parametrize(
    "part",
    ['<path d="M6.6 3 10 3.8', '<input type="hidden" name="{{ name }}" value="{{ value }}">', '<ul class="ways">'],
    ids=["the telephone's sign", "fields that nobody fills in", "ways to ask elsewhere"],
)
def test_what_several_templates_need_is_written_once(part: str) -> None:
    written = {path.name: path.read_text("utf-8").count(part) for path in TEMPLATES}
    assert sum(written.values()) == 1, {name: count for name, count in written.items() if count}
