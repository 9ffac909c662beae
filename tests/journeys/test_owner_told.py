"""A site without what a government's site must show tells its operator once, at the start; a sample's does not."""

import re
import sys
from pathlib import Path

import pytest

from tests.browser_sites import OWNER
from tests.house import HOUSE
from tests.journeys.edition_on_disk import lay_edition
from tests.public_process import public_process

EACH = (
    "TONGBAN_SPONSOR", "TONGBAN_SITE_CODE", "TONGBAN_ICP_NUMBER", "TONGBAN_POLICE_NUMBER", "TONGBAN_NATIONAL_ZONE",
    "TONGBAN_PROVINCIAL_ZONE", "TONGBAN_RATING_PAGE",
)  # fmt: skip


def told_by(folder: Path, **settings: str) -> list[str]:
    """The settings that the log of a started site names as not set, one a line."""
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(HOUSE), "TONGBAN_DATA": str(folder), **settings}
    with public_process(
        [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"], env, folder / "log"
    ) as site:
        assert site.client.get("/readyz").status_code in (200, 503)
        site.client.get("/")
    lines = [line for line in (folder / "log").read_text("utf-8").splitlines() if "WARNING tongban: " in line]
    named = [{name for name in re.findall("TONGBAN_[A-Z_]+", line) if name in EACH} for line in lines]
    return [name for names in named for name in sorted(names)]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_each_setting_that_is_missing_has_a_line_of_its_own(tmp_path: Path, workers: str) -> None:
    lay_edition(tmp_path / "public")
    assert told_by(tmp_path, TONGBAN_WORKERS=workers) == [*EACH]


def test_what_is_set_is_not_told_of(tmp_path: Path) -> None:
    lay_edition(tmp_path / "public")
    owner = {f"TONGBAN_{name.upper()}": value for name, value in OWNER.items()}
    assert told_by(tmp_path, **owner) == []
    del owner["TONGBAN_ICP_NUMBER"]
    assert told_by(tmp_path, **owner) == ["TONGBAN_ICP_NUMBER"]


def test_a_sample_is_nobody_s_site(tmp_path: Path) -> None:
    lay_edition(tmp_path / "public", sample=True)
    assert told_by(tmp_path) == []


def test_before_the_first_edition_it_is_told_too(tmp_path: Path) -> None:
    assert told_by(tmp_path) == [*EACH]
