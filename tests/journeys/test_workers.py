"""Several processes that answer over one edition: published to under load, killed, and stopped."""

import os
import re
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from benchmarks.served_sites.process_memory import children_of
from locator.editions.edition import WINDOWS
from tests.journeys.edition_on_disk import lay_edition
from tests.public_process import PublicProcess
from tests.publishing_load import ASK, edition_of, loaded_site

MOST_REQUESTS = 20_000
CLIENTS = 200


@pytest.fixture
def site(tmp_path: Path) -> Iterator[PublicProcess]:
    """Two workers over a first edition."""
    with loaded_site(tmp_path, workers=2, log_every=1) as site:
        yield site


def ended(process: int) -> bool:
    """Whether it is gone, or waits for nothing but to be counted out by whoever took it over."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def connections_of(process: int) -> int:
    """How many sockets a process has open."""
    links = [link for link in Path(f"/proc/{process}/fd").iterdir() if link.is_symlink()]
    return sum(str(link.readlink()).startswith("socket:") for link in links)


def serves(site: PublicProcess, edition: int) -> bool:
    answer = site.client.get(ASK)
    return answer.status_code == 200 and answer.json()["edition"] == edition


def until(holds: Callable[[], bool], client: httpx.Client) -> None:
    """Ask for something small until something holds; the test ends here if it never does."""
    for _ in range(MOST_REQUESTS):
        with suppress(httpx.HTTPError):  # who is killed breaks off what was asked of it
            if holds():
                return
            client.get("/healthz")
    pytest.fail("it never came to that")


def test_publishing_leaves_the_processes_of_one_edition(site: PublicProcess, tmp_path: Path) -> None:
    before = children_of(site.pid)
    lay_edition(tmp_path / "public", 2, edition_of(2))
    until(lambda: children_of(site.pid) != before and len(children_of(site.pid)) == 1, site.client)
    (holder,) = children_of(site.pid)
    assert len(children_of(holder)) == 2
    assert site.client.get(ASK).json()["edition"] == 2


def test_others_take_the_place_of_workers_that_were_killed_together(site: PublicProcess) -> None:
    (holder,) = children_of(site.pid)
    first = children_of(holder)
    for worker in first:
        os.kill(worker, signal.SIGKILL)
    until(lambda: len(children_of(holder)) == 2 and not set(first) & set(children_of(holder)), site.client)
    assert site.client.get(ASK).json()["edition"] == 1


def test_another_takes_the_place_of_a_holder_that_was_killed_and_its_workers_end(site: PublicProcess) -> None:
    (holder,) = children_of(site.pid)
    workers = children_of(holder)
    os.kill(holder, signal.SIGKILL)
    until(lambda: all(map(ended, (*workers, holder))), site.client)
    until(lambda: serves(site, 1), site.client)


def test_an_edition_that_could_not_be_read_again_is_served_once_it_can(site: PublicProcess, tmp_path: Path) -> None:
    file = tmp_path / "public" / "editions" / "1" / WINDOWS
    whole = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(whole[:-1])
    (holder,) = children_of(site.pid)
    os.kill(holder, signal.SIGKILL)
    until(lambda: not serves(site, 1) and bool(site.client.get("/readyz").json()["trouble"]), site.client)
    file.write_bytes(whole)
    until(lambda: serves(site, 1), site.client)


def test_an_edition_that_cannot_be_read_is_named_by_every_worker_and_the_old_one_answers(
    site: PublicProcess, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    lay_edition(other, 2, edition_of(2))
    file = other / "editions" / "2" / WINDOWS
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-1])
    (other / "editions" / "2").rename(tmp_path / "public" / "editions" / "2")
    (other / "current").replace(tmp_path / "public" / "current")
    until(lambda: site.client.get("/readyz").json()["trouble"] is not None, site.client)
    ready = site.client.get("/readyz").json()
    assert ready["edition"] == 1
    assert "2" in ready["trouble"]


def test_nothing_is_left_when_the_first_process_is_gone_however_it_ended(site: PublicProcess) -> None:
    (holder,) = children_of(site.pid)
    family = [holder, *children_of(holder)]
    url = str(site.client.base_url)
    os.kill(site.pid, signal.SIGKILL)
    for process in family:
        for _ in range(MOST_REQUESTS):
            if ended(process):
                break
            with suppress(httpx.HTTPError):
                httpx.get(f"{url}/healthz", trust_env=False)
        assert ended(process)


def test_the_log_tells_of_the_edition_and_of_no_position(site: PublicProcess) -> None:
    site.client.get(ASK)
    until(lambda: "GET /api/v1/nearest 200" in site.log.read_text("utf-8"), site.client)
    said = site.log.read_text("utf-8")
    assert re.search(r"edition 1 is live: 50 windows", said)
    assert "lon=" not in said


def test_clients_who_come_at_once_are_shared_by_the_processes(site: PublicProcess) -> None:
    host, port = site.client.base_url.host, site.client.base_url.port
    assert port
    (holder,) = children_of(site.pid)
    workers = children_of(holder)
    before = [connections_of(worker) for worker in workers]
    with ExitStack() as staying:
        clients = [staying.enter_context(socket.create_connection((host, port))) for _ in range(CLIENTS)]
        for client in clients:
            client.sendall(b"GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n")
        for client in clients:
            assert client.recv(100).startswith(b"HTTP/1.1 200 ")
        taken = [connections_of(worker) - least for worker, least in zip(workers, before, strict=True)]
    assert sum(taken) == CLIENTS
    assert min(taken) > 0, taken
