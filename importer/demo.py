"""The demo: made-up sheets of a province, imported and published like anyone's, and served on this machine alone."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

import typer
from platformdirs import user_cache_path

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.command_options import language
from importer.demo_findings import DemoFindings
from importer.demo_plan import DemoPlan
from importer.demo_sheets import demo_sheets, demo_workbooks
from importer.importing import check_all, keep_drafts, publish_drafts
from importer.publishing.held_press import act_of, held_press
from importer.publishing.identify import Standing
from importer.settings import StaffSettings
from importer.workplace import Workplace, now
from locator.corrections.sealed_box import public_key_in
from locator.data_files import own_data_file
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.fault import Fault

_HOST = "127.0.0.1"
_FIRST_PORT = 8000
_END_S = 10.0
_GLANCE_S = 0.2
_ANSWER_S = 60.0
_BUILT_FROM = "built-from"


def add_commands(app: typer.Typer) -> None:
    """Add `demo` to the one command line."""
    app.command("demo")(_demo)


def _demo(ctx: typer.Context) -> None:
    """造一份示例数据并在本机打开。 Build the demo and serve it on this machine."""
    lang = language(ctx)
    folder = user_cache_path("tongban", appauthor=False) / "demo"
    build_demo(folder, lang)
    for line in DemoFindings.kept(folder).lines(lang):
        typer.echo(line)
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
    for name, content in demo_workbooks(demo_sheets(work.divisions, DemoPlan.read()), rules.form):
        (folder / "sheets" / name).write_bytes(content)
    checking = Checking(rules, work.settings.limits(), Standing(), Choice())
    with held_press(work, "demo") as press:
        checked = check_all(checking, [folder / "sheets"], press, lambda files: files)
        drafts = keep_drafts(checked, checking, press, act_of(work))
        publish_drafts(checked, drafts, press, act_of(work), sample=True)
    findings = DemoFindings.of([file.judged for file in checked.files], rules.notices)
    findings.keep(folder)
    (folder / _BUILT_FROM).write_text(stamp, "ascii")


def _stamp() -> str:
    """What the demo is built from: this program's version, the sheets' table and how they are drawn from it."""
    try:
        release = version("tongban")
    except PackageNotFoundError:
        release = "source"
    drawn_by = (Path(__file__).with_name(f"demo_{part}.py") for part in ("offices", "plan", "faults", "sheets"))
    made_of = b"".join(path.read_bytes() for path in (own_data_file("demo.toml"), *drawn_by))
    return f"{release} {sha256(made_of).hexdigest()}"


def _is_built(folder: Path, stamp: str) -> bool:
    try:
        built_from = (folder / _BUILT_FROM).read_text("ascii")
        folders = EditionFolders(folder / "public")
        live = folders.current()
        DemoFindings.kept(folder)
        takes_notes = public_key_in(folder / "public") is not None
        return built_from == stamp and takes_notes and live is not None and folders.manifest(live).sample
    except (OSError, ValueError, EditionUnreadable):
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
        yield "Three things to try:"
        yield f"  page: {site}/?place={quote('天心区')}"
        yield f"  API:  {query}"
        yield f"  command: {command}"
        yield "One system user runs it all: an arrangement, not a wall (docs/operating.md). Ctrl-C ends it."
    else:
        yield f"通办演示（示例数据，窗口均为虚构）：{site}"
        yield "可以试试："
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
    """Wait until the site answers; False where it ended instead.

    It listens before it can answer: a question that it has is left to it until it does, also on a busy machine.
    """
    ourselves = build_opener(ProxyHandler({}))  # whatever proxy the environment names, this is our own address
    while site.poll() is None:
        try:
            with ourselves.open(f"http://{_HOST}:{port}/readyz", timeout=_ANSWER_S):
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
