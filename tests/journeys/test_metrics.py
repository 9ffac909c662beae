"""The site's figures: at an address of their own, in Prometheus's format, of endpoints and never of those who asked."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from locator.divisions.divisions import Divisions
from locator.site.public_site import PublicSite
from locator.site.traffic.metric_text import Metric, Sample, metric_text
from locator.site.traffic.metrics_site import metrics_site
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.public_process import public_process

HERE = "/api/v1/nearest?lon=112.987654&lat=28.115678"
SAMPLE = re.compile(
    r"(?P<name>[a-z_]+)(?:\{(?P<labels>(?:[a-z]+=\"(?:[^\"\\\n]|\\[\\n\"])*\",?)+)\})? (?P<value>[0-9.e+-]+)"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A page of figures, read strictly: every line is a figure, or says what one means or of which kind it is."""

    values: dict[str, float]
    kinds: dict[str, str]

    @classmethod
    def read(cls, text: str) -> "Figures":
        values: dict[str, float] = {}
        kinds: dict[str, str] = {}
        assert text.endswith("\n")
        for line in text.splitlines():
            if told := re.fullmatch(r"# TYPE ([a-z_]+) (counter|gauge|histogram)", line):
                assert told[1] not in kinds
                kinds[told[1]] = told[2]
            elif not re.fullmatch(r"# HELP [a-z_]+ [^\n]+", line):
                found = SAMPLE.fullmatch(line)
                assert found, line
                owner = re.sub("_(bucket|sum|count)$", "", found["name"])
                assert found["name"] in kinds or kinds[owner] == "histogram", line
                key = f"{found['name']}{{{found['labels']}}}" if found["labels"] else found["name"]
                assert key not in values
                values[key] = float(found["value"])
        return cls(values, kinds)

    def count(self, endpoint: str, status: int) -> float:
        return self.values.get(f'tongban_http_requests_total{{endpoint="{endpoint}",status="{status}"}}', 0)


def figures(site: PublicSite) -> Figures:
    """What a site's figures are now."""
    assert site.traffic is not None
    with SiteClient(metrics_site(site.traffic)) as watcher:
        answer = watcher.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return Figures.read(answer.text)


@pytest.fixture
def site(tmp_path: Path, divisions: Divisions) -> PublicSite:
    """A site with figures, over an edition."""
    lay_edition(tmp_path / "public")
    return site_over(tmp_path, divisions, metrics="127.0.0.1:0", rate_limit_per_minute="6")


def test_answers_are_counted_by_endpoint_and_status(site: PublicSite) -> None:
    with SiteClient(site) as client:
        for url in (HERE, HERE, "/api/v1/nearest?lon=x", "/api/v1/windows/none", f"/api/v1/windows/{TIANXIN.id}"):
            client.get(url)
        for url in ("/", f"/windows/{TIANXIN.id}", "/no/such/page", "/api/nothing", HERE):
            client.get(url)
        client.post("/", data={"place": "112.987654,28.115678"})
        counted = figures(site)
    assert counted.count("/api/v1/nearest", 200) == 2
    assert counted.count("/api/v1/nearest", 400) == 1
    assert counted.count("/api/v1/windows/{id}", 200) == 1
    assert counted.count("/api/v1/windows/{id}", 404) == 1
    assert counted.count("/windows/{id}", 200) == 1
    assert counted.count("/", 200) == 2
    assert counted.count("none", 404) == 1
    assert (counted.count("/api/v1/nearest", 429), counted.count("none", 429)) == (1, 0)
    assert counted.count("/api/{rest:path}", 404) == 1


def test_durations_are_a_histogram_whose_parts_agree(site: PublicSite) -> None:
    with SiteClient(site) as client:
        for _ in range(3):
            client.get(HERE)
        counted = figures(site)
    name = "tongban_http_request_duration_seconds"
    assert counted.kinds[name] == "histogram"
    bounds = [value for key, value in counted.values.items() if key.startswith(f'{name}_bucket{{endpoint="/api/v1/n')]
    assert bounds == sorted(bounds)
    assert len(bounds) == 12
    assert bounds[-1] == counted.values[f'{name}_count{{endpoint="/api/v1/nearest"}}'] == 3
    assert 0 < counted.values[f'{name}_sum{{endpoint="/api/v1/nearest"}}'] < 60


def test_the_edition_and_what_is_the_matter_with_the_next_one_are_told(
    site: PublicSite, tmp_path: Path, divisions: Divisions
) -> None:
    before_the_first = site_over(tmp_path / "empty", divisions, metrics="127.0.0.1:0")
    with SiteClient(before_the_first):
        assert figures(before_the_first).values.keys() & {"tongban_edition", "tongban_windows"} == set()
    with SiteClient(site) as client:
        counted = figures(site).values
        assert (counted["tongban_edition"], counted["tongban_windows"]) == (1, len(WINDOWS))
        assert (counted["tongban_edition_trouble"], counted["tongban_edition_failed_loads_total"]) == (0, 0)
        lay_edition(tmp_path / "public", 2)
        file = tmp_path / "public" / "editions" / "2" / "windows.parquet"
        file.chmod(0o644)
        file.write_bytes(file.read_bytes()[:-1])
        client.run(site.live.look())
        counted = figures(site).values
    assert counted["tongban_edition"] == 1
    assert (counted["tongban_edition_trouble"], counted["tongban_edition_failed_loads_total"]) == (1, 1)


def test_the_figures_of_a_running_site_are_at_their_own_address_alone_and_name_nobody(tmp_path: Path) -> None:
    lay_edition(tmp_path / "public")
    command = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    env = {"TONGBAN_DATA": str(tmp_path), "TONGBAN_METRICS": "127.0.0.1:0"}
    with public_process(command, env, tmp_path / "log") as process:
        process.answers()
        process.client.get(HERE, headers={"user-agent": "SECRET-AGENT", "x-forwarded-for": "203.0.113.7"})
        told = re.search(r"metrics at 127\.0\.0\.1 port ([0-9]+)", (tmp_path / "log").read_text("utf-8"))
        assert told
        with httpx.Client(base_url=f"http://127.0.0.1:{told[1]}", trust_env=False) as watcher:
            text = watcher.get("/metrics").text
            assert watcher.get("/api/v1/nearest").status_code == 404
        assert process.client.get("/metrics").status_code == 404
    counted = Figures.read(text)
    assert counted.count("/api/v1/nearest", 200) == 3
    assert counted.count("/static/{name}", 200) >= 1
    for private in ("112.98", "28.11", "天心", "SECRET-AGENT", "203.0.113", "127.0.0.1", TIANXIN.id, "?"):
        assert private not in text


def test_by_default_nothing_is_counted_and_no_address_taken(tmp_path: Path, divisions: Divisions) -> None:
    assert site_over(tmp_path, divisions).traffic is None


def test_a_label_can_hold_any_text() -> None:
    text = metric_text([Metric("odd", "gauge", "Odd.", [Sample(1.5, {"of": 'a"b\\c\nd'})])])
    assert text.splitlines()[2] == r'odd{of="a\"b\\c\nd"} 1.5'
    assert Figures.read(text).values == {r'odd{of="a\"b\\c\nd"}': 1.5}
