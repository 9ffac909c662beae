"""Publishing while fifty clients ask: no request fails, and none is answered from two editions."""

from pathlib import Path

import pytest

from tests.journeys.edition_on_disk import lay_edition
from tests.publishing_load import Load, edition_of, loaded_site

EDITIONS = range(1, 4)
ANSWERS_OF_EACH = 200


@pytest.mark.parametrize("workers", [1, 2])
def test_a_publication_fails_and_mixes_no_request_of_fifty_clients(tmp_path: Path, workers: int) -> None:
    with loaded_site(tmp_path, workers) as site:
        load = Load(str(site.client.base_url))
        with load.asking():
            for edition in EDITIONS:
                if edition > 1:
                    lay_edition(tmp_path / "public", edition, edition_of(edition))
                load.wait_for(edition, ANSWERS_OF_EACH)
    assert load.faults == []
    assert set(load.editions) == set(EDITIONS)
