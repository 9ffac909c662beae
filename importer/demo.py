"""The demo: made-up sheets of one city, imported and published like anyone's, and served on this machine alone."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import numpy as np
import typer
from platformdirs import user_cache_path

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.columns import Form
from importer.command_options import language
from importer.importing import check_all, keep_drafts, publish_drafts
from importer.publishing.held_press import act_of, held_press
from importer.publishing.identify import Standing
from importer.settings import StaffSettings
from importer.workbook.form import filled_forms
from importer.workplace import Workplace, now
from locator.data_files import own_data_file
from locator.datum import position_in
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.fault import Fault
from locator.position import Datum, Position

_HOST = "127.0.0.1"
_FIRST_PORT = 8000
_END_S = 10.0
_GLANCE_S = 0.2
_BUILT_FROM = "built-from"
_METRES_PER_DEGREE = 111_320.0


def add_commands(app: typer.Typer) -> None:
    """Add `demo` to the one command line."""
    app.command("demo")(_demo)


def _demo(ctx: typer.Context) -> None:
    """造一份示例数据并在本机打开。 Build the demo and serve it on this machine."""
    lang = language(ctx)
    folder = user_cache_path("tongban", appauthor=False) / "demo"
    build_demo(folder, lang)
    _serve(folder, _free_port(_FIRST_PORT), lang)


def build_demo(folder: Path, lang: str) -> None:
    """Have the demo's data in a folder: made anew where there is none, or where the program or its sheets changed."""
    stamp = _stamp()
    if _is_built(folder, stamp):
        return
    typer.echo("building the demo …" if lang == "en" else "正在生成示例数据……", err=True)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "sheets").mkdir(parents=True)
    # Built past environment and file: the demo is nobody's store, key or limits.
    work = Workplace(StaffSettings.model_construct(data=folder), Divisions.load(), now)
    rules = work.rules(None, None)
    for sheet in demo_sheets(work.divisions, rules.form):
        (folder / "sheets" / sheet.name).write_bytes(sheet.content)
    checking = Checking(rules, work.settings.limits(), Standing(), Choice())
    with held_press(work, "demo") as press:
        checked = check_all(checking, [folder / "sheets"], press, lambda files: files)
        drafts = keep_drafts(checked, checking, press, act_of(work))
        publish_drafts(checked, drafts, press, act_of(work), sample=True)
    (folder / _BUILT_FROM).write_text(stamp, "ascii")


@dataclass(frozen=True, slots=True)
class DemoSheet:
    """One office's filled form: a file's name and its bytes (.xlsx)."""

    name: str
    content: bytes


def demo_sheets(divisions: Divisions, form: Form) -> Iterator[DemoSheet]:
    """The demo's sheets, one for each office of `data/demo.toml`; positions in GCJ-02, as offices give them."""
    plan = tomllib.loads(own_data_file("demo.toml").read_text("utf-8"))
    fields = [column.field for column in form.printed()]
    for office in plan["office"]:
        division = divisions.find(office["division"])
        seat = divisions.seat(office["division"])
        if division is None or seat is None:  # the operator's own divisions lack the demo's city
            continue
        region = f"{division.city}{division.name}"
        rows = [
            {**_row(window, number, seat.position, plan), "region_name": region, "division_code": division.code}
            for number, window in enumerate(office["windows"], 1)
        ]
        yield DemoSheet(f"{division.name}.xlsx", filled_forms(form, fields, {office["unit"]: rows}))


def _row(window: dict[str, object], number: int, seat: Position, plan: dict[str, object]) -> dict[str, object]:
    lon, lat = position_in(_beside(seat, window), Datum.GCJ02)
    return {
        "number": number,
        "window_name": f"{window['name']}（{plan['mark']}）",
        "address": window["address"],
        "manager_name": f"示例{'甲乙丙丁'[number % 4]}",
        "manager_mobile": f"1390000{number:04d}",
        "office_phone": window["phone"],
        "office_hours": plan["hours"],
        "transit": window["transit"],
        "longitude": round(lon, 6),
        "latitude": round(lat, 6),
    }


def _beside(seat: Position, window: dict[str, object]) -> Position:
    east, north = float(str(window["east_m"])), float(str(window["north_m"]))
    shrink = float(np.cos(np.radians(seat.lat)))
    return Position(seat.lon + east / (_METRES_PER_DEGREE * shrink), seat.lat + north / _METRES_PER_DEGREE)


def _stamp() -> str:
    """What the demo is built from: this program's version and the sheets' table."""
    try:
        release = version("tongban")
    except PackageNotFoundError:
        release = "source"
    return f"{release} {sha256(own_data_file('demo.toml').read_bytes()).hexdigest()}"


def _is_built(folder: Path, stamp: str) -> bool:
    try:
        built_from = (folder / _BUILT_FROM).read_text("ascii")
        folders = EditionFolders(folder / "public")
        live = folders.current()
        return built_from == stamp and live is not None and folders.manifest(live).sample
    except (OSError, UnicodeDecodeError, EditionUnreadable):
        return False


def _free_port(first: int) -> int:
    """The first port from here on that nobody listens on; the server takes it a moment later."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
    raise Fault(f"{first} 起的 100 个端口都被占用。", f"The 100 ports from {first} on are all taken.")


def _welcome(folder: Path, port: int, lang: str) -> Iterator[str]:
    site = f"http://{_HOST}:{port}"
    query = f"{site}/api/v1/nearest?place={quote('天心区')}"
    command = f"TONGBAN_DATA='{folder}' {' '.join(_ourselves())} find --at 112.98,28.11"
    if lang == "en":
        yield f"Tongban demo (示例数据: all windows are made up): {site}"
        yield f"  page: {site}/?place={quote('天心区')}"
        yield f"  API:  {query}"
        yield f"  command: {command}"
        yield "One system user runs it all: an arrangement, not a wall (docs/operating.md). Ctrl-C ends it."
    else:
        yield f"通办演示（示例数据，窗口均为虚构）：{site}"
        yield f"  网页：{site}/?place={quote('天心区')}"
        yield f"  接口：{query}"
        yield f"  命令：{command}"
        yield "各进程同属一个系统用户，仅供演示，隔离办法见 docs/operating.md。按 Ctrl-C 结束。"
    yield ""


def _ourselves() -> list[str]:
    """How this program is called once more: by the file that it was started from.

    Not `-m tongban`, which takes a folder of that name in the current one for the program.
    """
    started_from = Path(sys.argv[0]).resolve()
    if started_from.name == "tongban" and os.access(started_from, os.X_OK):
        return [str(started_from)]
    if started_from.name == "tongban.py":
        return [sys.executable, str(started_from)]
    return [sys.executable, "-m", "tongban"]


def _serve(folder: Path, port: int, lang: str) -> None:
    """Run the public site as a process of its own until Ctrl-C or SIGTERM; it learns of the demo's folder and no more.

    The addresses are told once it answers. However this ends, the site ends first.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TONGBAN_")}
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: KeyboardInterrupt
    site = subprocess.Popen(  # noqa: S603  # our own command, no text of anybody's
        [*_ourselves(), "serve", "--public", f"{_HOST}:{port}"],
        env={**kept, "TONGBAN_DATA": str(folder)},
    )
    try:
        if _answers(site, port):
            for line in _welcome(folder, port, lang):
                typer.echo(line)
        code = site.wait()
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # one is enough
        _end(site)
        signal.signal(signal.SIGTERM, before)
    raise typer.Exit(code)


def _answers(site: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the site answers; False where it ended instead."""
    while site.poll() is None:
        try:
            with urlopen(f"http://{_HOST}:{port}/readyz", timeout=_GLANCE_S):  # our own address
                return True
        except OSError:
            time.sleep(_GLANCE_S)
    return False


def _end(site: "subprocess.Popen[bytes]") -> None:
    """End the site: asked first, then made to, also by a second Ctrl-C."""
    try:
        site.terminate()
        site.wait(_END_S)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        site.kill()
        site.wait()
