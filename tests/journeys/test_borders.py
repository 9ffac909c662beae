"""Borders over HTTP: where they may be shown, what they are, how they may be kept."""

import asyncio
import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from locator.divisions.divisions import Divisions
from locator.divisions.drawn_set import DrawnSet
from locator.site.room import Room
from maps.base_map.base_map import BaseMap
from maps.base_map.border_lines import BorderKind
from maps.base_map.public_routes import base_map_routes
from tests.border_decoder import decoded
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.small_country import small_country

REVIEWED = "GS(2026)0001号"
HUNAN, PROVINCES = "/map/borders/43", "/map/borders/provinces"
HUNAN_NAMES, NAMES = "/map/borders/43/names", "/map/borders/names"


def client_of(data: Path, review_number: str = "", *, sample: bool = False) -> SiteClient:
    lay_edition(data / "public", sample=sample)
    room = Room(base_map_routes, [], {})
    return SiteClient(site_over(data, small_country(), rooms=[room], map_review_number=review_number))


@pytest.fixture
def client(tmp_path: Path) -> Iterator[SiteClient]:
    with client_of(tmp_path, REVIEWED) as client:
        yield client


def test_without_a_review_there_are_no_borders(tmp_path: Path) -> None:
    with client_of(tmp_path) as client:
        for path in (HUNAN, PROVINCES, HUNAN_NAMES, NAMES):
            refused = client.get(path)
            assert (refused.status_code, refused.headers["cache-control"]) == (404, "no-store")


def test_a_sample_s_map_has_borders_without_a_review(tmp_path: Path) -> None:
    with client_of(tmp_path, sample=True) as client:
        assert client.get(HUNAN).status_code == client.get(PROVINCES).status_code == 200


def test_a_province_s_file_has_its_counties_borders(client: SiteClient) -> None:
    per_degree, lines = decoded(client.get(HUNAN).content)
    assert per_degree == 1000
    assert {line.kind for line in lines} == set(BorderKind) - {BorderKind.UNDETERMINED, BorderKind.DASH}
    assert max(lon for line in lines for lon, _ in line.points) == 114_000


def test_the_country_s_file_has_provinces_and_the_lines_of_every_map_of_the_country(client: SiteClient) -> None:
    per_degree, lines = decoded(client.get(PROVINCES).content)
    assert per_degree == 500
    assert {line.kind for line in lines} == {BorderKind.OUTER, BorderKind.PROVINCE, BorderKind.DASH}
    assert sum(line.kind == BorderKind.DASH for line in lines) == 9


def test_the_country_s_names_are_those_of_its_provinces_and_cities(client: SiteClient) -> None:
    answer = client.get(NAMES)
    assert answer.headers["content-type"] == "application/json"
    told = {level: [name for name, *_ in names] for level, names in answer.json().items()}
    assert told == {"provinces": ["湖南省", "江西省"], "cities": ["南昌市", "长沙市", "株洲市"]}


def test_a_province_s_names_are_those_of_its_counties_each_within_its_own(client: SiteClient) -> None:
    told = {name: (lon, lat) for name, lon, lat, _ in client.get(HUNAN_NAMES).json()["counties"]}
    assert told.keys() == {"430101县", "430201县", "430202县"}
    for name, (lon, lat) in told.items():
        assert small_country().containing(np.array([lon]), np.array([lat])).tolist() == [name[:6]]


@pytest.mark.parametrize("code", ["44", "4", "4301", "430000", "43%2e", "x", "00"])
def test_what_is_no_province_has_no_borders(client: SiteClient, code: str) -> None:
    assert client.get(f"/map/borders/{code}").status_code == 404
    assert client.get(f"/map/borders/{code}/names").status_code == 404


def test_a_file_may_be_kept_and_asked_for_by_its_tag(client: SiteClient) -> None:
    first = client.get(HUNAN)
    assert first.headers["cache-control"] == "public, max-age=86400"
    assert first.headers["content-encoding"] == "gzip"
    again = client.get(HUNAN, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(PROVINCES, headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_who_takes_no_gzip_is_sent_the_same_borders_plain(client: SiteClient) -> None:
    plain = client.get(HUNAN, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == client.get(HUNAN).headers["vary"] == "accept-encoding"
    assert plain.content == client.get(HUNAN).content


class CountedDivisions(Divisions):
    """Counts how often it is drawn, and in which thread."""

    def __init__(self, fails_first: bool = False) -> None:
        country = small_country()
        super().__init__(country, dict)
        self._drawn = country.drawn_set()
        self._fails = fails_first
        self.threads: list[threading.Thread] = []

    def drawn_set(self) -> DrawnSet:
        """The small country's."""
        self.threads.append(threading.current_thread())
        if self._fails and len(self.threads) == 1:
            raise OSError("the disk is away")
        return self._drawn


def test_all_who_wait_share_one_drawing_off_the_loop() -> None:
    divisions = CountedDivisions()
    base_map = BaseMap(divisions)

    async def asked() -> list[bytes]:
        files = [base_map.province_borders(), *(base_map.county_borders("430000") for _ in range(5))]
        return [file.gzipped for file in await asyncio.gather(*files)]

    first, *others = asyncio.run(asked())
    assert len({*others}) == 1
    assert first not in others
    assert [thread is threading.main_thread() for thread in divisions.threads] == [False]
    asyncio.run(base_map.drawn())
    assert len(divisions.threads) == 1


def test_a_drawing_that_failed_is_tried_again() -> None:
    base_map = BaseMap(CountedDivisions(fails_first=True))
    with pytest.raises(OSError, match="away"):
        asyncio.run(base_map.province_borders())
    assert gzip.decompress(asyncio.run(base_map.province_borders()).gzipped)
