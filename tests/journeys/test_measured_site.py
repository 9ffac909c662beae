"""The site that the benchmarks visit: where it does not start they say why, instead of ending without a word."""

from pathlib import Path

import pytest

from benchmarks.served_sites.served_edition import NotServed, served
from tests.journeys.edition_on_disk import lay_edition


def test_a_folder_without_an_edition_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotServed, match="holds no edition") as refused, served(tmp_path / "data"):
        pass
    assert str(tmp_path / "data") in str(refused.value)


def test_a_site_that_does_not_start_is_told_with_what_it_said(tmp_path: Path) -> None:
    lay_edition(tmp_path / "public")
    with pytest.raises(NotServed, match=r"ended without an address:\n.*nowhere"), served(tmp_path, "nowhere"):
        pass
