"""Five minutes of fifty clients and a publication every few seconds: no request fails, and no memory is lost."""

import time
from pathlib import Path

import pytest

from benchmarks.served_sites.process_memory import held_kb
from tests.journeys.edition_on_disk import lay_edition
from tests.publishing_load import Load, edition_of, loaded_site

SECONDS = 300
ANSWERS_OF_EACH = 2_000
SETTLED = 5
"""After so many editions what is kept on purpose is there, and nothing is to be added to it."""
MAY_GROW = 1.1


@pytest.mark.parametrize("workers", [1, 2])
def test_five_minutes_of_publications_fail_no_request_and_lose_no_memory(tmp_path: Path, workers: int) -> None:
    with loaded_site(tmp_path, workers) as site:
        load, edition, settled_kb = Load(str(site.client.base_url)), 1, 0
        with load.asking():
            ends = time.monotonic() + SECONDS
            while time.monotonic() < ends and not load.faults:
                load.wait_for(edition, ANSWERS_OF_EACH)
                settled_kb = held_kb(site.pid) if edition == SETTLED else settled_kb
                edition += 1
                lay_edition(tmp_path / "public", edition, edition_of(edition))
            load.wait_for(edition, ANSWERS_OF_EACH)
        assert load.faults == []
        assert set(load.editions) == set(range(1, edition + 1))
        assert edition > 2 * SETTLED
        assert held_kb(site.pid) < MAY_GROW * settled_kb
