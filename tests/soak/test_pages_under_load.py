"""Five minutes of two hundred clients who ask the pages of two processes: no answer fails, and no memory is lost."""

import asyncio
import sys
from pathlib import Path

from benchmarks.page_load.clients import ask_on
from benchmarks.served_sites.process_memory import held_kb
from locator.divisions.divisions import Divisions
from tests.page_load import asker_of, province_process

WARMING_SECONDS, SECONDS = 60, 240
MAY_GROW = 1.1
"""What is kept on purpose (links, days, answers) is there after a minute of the same questions."""


def test_two_hundred_clients_get_every_page_for_five_minutes(tmp_path: Path, divisions: Divisions) -> None:
    with province_process(tmp_path, divisions, workers=2) as site:
        origin, asker = str(site.client.base_url), asker_of(site, divisions)
        warming = asyncio.run(ask_on(origin, asker, WARMING_SECONDS))
        settled_kb = held_kb(site.pid)
        counted = asyncio.run(ask_on(origin, asker, SECONDS))
        sys.stdout.write(f"{counted.a_second:.0f} a second, {settled_kb} kB and then {held_kb(site.pid)} kB\n")
        assert warming.faults + counted.faults == []
        assert held_kb(site.pid) < MAY_GROW * settled_kb
    assert "no answer to" not in site.log.read_text("utf-8")
