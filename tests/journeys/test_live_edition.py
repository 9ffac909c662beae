"""Editions that arrive, are damaged or vanish while the site serves."""

import json
from dataclasses import replace
from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.editions.edition import MANIFEST, WINDOWS, EditionFolders
from locator.finding.finder import Finder
from locator.readers.workdays import known_calendar
from locator.site.live_edition import LiveEdition
from tests.journeys.edition_on_disk import TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

HERE = "/api/v1/nearest?lon=112.98&lat=28.11"


def served(client: SiteClient) -> tuple[int, list[str]]:
    answer = client.get(HERE).json()
    return answer["edition"], [match["window"]["id"] for match in answer["matches"]]


def look(client: SiteClient, site_live: LiveEdition) -> dict[str, object]:
    client.run(site_live.look())
    ready: dict[str, object] = client.get("/readyz").json()
    return ready


def test_a_new_edition_is_served_after_the_next_look(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        assert served(client) == (1, [TIANXIN.id])
        lay_edition(public, 2, [YUELU])
        assert look(client, site.live) == {"ready": True, "edition": 2, "trouble": None}
        assert served(client) == (2, [YUELU.id])


def test_the_first_edition_may_come_after_the_start(tmp_path: Path, divisions: Divisions) -> None:
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        assert client.get(HERE).status_code == 503
        lay_edition(tmp_path / "public", 1, [TIANXIN])
        look(client, site.live)
        assert served(client) == (1, [TIANXIN.id])


def test_a_damaged_edition_keeps_the_old_one_live_and_is_named(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        lay_edition(public, 2, [YUELU])
        file = public / "editions" / "2" / WINDOWS
        whole = file.read_bytes()
        file.chmod(0o644)
        file.write_bytes(whole[:-1])
        ready = look(client, site.live)
        assert ready["edition"] == 1
        assert ready["trouble"] == "windows.parquet of edition 2 is not the file that was published"
        assert served(client) == (1, [TIANXIN.id])
        file.write_bytes(whole)
        for _ in range(4):
            ready = look(client, site.live)
        assert ready == {"ready": True, "edition": 2, "trouble": None}


def test_a_manifest_of_a_later_version_is_named(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    manifest = public / "editions" / "1" / MANIFEST
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"version": 9}), "utf-8")
    with SiteClient(site_over(tmp_path, divisions)) as client:
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert "manifest version 9" in ready.json()["trouble"]


def test_a_pointer_that_is_gone_or_broken_leaves_the_edition_serving(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        (public / "current").unlink()
        assert look(client, site.live)["trouble"] == "the pointer to the live edition is gone"
        (public / "current").write_text("../../etc", "ascii")
        assert look(client, site.live)["trouble"] == "the pointer current holds no edition's number"
        assert served(client) == (1, [TIANXIN.id])
        (public / "current").write_text("1\n", "ascii")
        assert look(client, site.live)["trouble"] is None


def test_trouble_names_no_path_of_this_machine(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    (public / "current").mkdir(parents=True)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        trouble = client.get("/readyz").json()["trouble"]
    assert trouble == "the pointer current cannot be read"
    assert str(tmp_path) not in trouble


def test_an_edition_put_back_under_its_number_is_read_anew(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        other = tmp_path / "other"
        lay_edition(other, 1, [replace(TIANXIN, id="other")])
        folder = EditionFolders(public).folder(1)
        folder.rename(tmp_path / "aside")
        EditionFolders(other).folder(1).rename(folder)
        look(client, site.live)
        assert served(client) == (1, ["other"])


def test_an_edition_that_cannot_be_read_is_not_read_again_at_every_look(tmp_path: Path, divisions: Divisions) -> None:
    public = tmp_path / "public"
    lay_edition(public, 1, [TIANXIN])
    loads: list[int] = []

    class Counted(LiveEdition):
        def _loaded(self, edition: int) -> Finder:
            loads.append(edition)
            return super()._loaded(edition)

    (public / "editions" / "1" / WINDOWS).unlink()
    site = site_over(tmp_path, divisions)
    live = Counted(EditionFolders(public), divisions, known_calendar(2026))
    with SiteClient(site) as client:
        for _ in range(64):
            client.run(live.look())
    assert 2 <= len(loads) <= 8
