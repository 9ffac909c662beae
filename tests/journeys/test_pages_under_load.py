"""Two hundred clients ask the pages of two processes: each answer comes, whole and with the right status."""

import asyncio
import sys
from pathlib import Path

from benchmarks.page_load.clients import CLIENTS, ask_on
from benchmarks.page_load.mix import SHARES
from locator.divisions.divisions import Divisions
from tests.page_load import asker_of, province_process

SECONDS = 20


def test_two_hundred_clients_get_every_page_for_twenty_seconds(tmp_path: Path, divisions: Divisions) -> None:
    with province_process(tmp_path, divisions, workers=2) as site:
        counted = asyncio.run(ask_on(str(site.client.base_url), asker_of(site, divisions), SECONDS))
    sys.stdout.write(f"{counted.a_second:.0f} a second: {dict(counted.answers)}\n")
    assert counted.faults == []
    assert {name for name, _ in counted.answers} == {*SHARES}
    assert counted.answers.total() >= CLIENTS  # each of them got at least one
    assert "no answer to" not in site.log.read_text("utf-8")  # which is what a fault of ours is logged as
