"""The public commands: `find`, and the server that `serve --public` runs."""

from datetime import datetime
from typing import Annotated, Any, NoReturn

import typer

from locator.divisions import Divisions
from locator.edition import EditionFolders, EditionUnreadable
from locator.finding import Finder, NearestQuery
from locator.found_lines import found_lines
from locator.moments import SHANGHAI, MomentUnreadable, read_moment
from locator.places import read_pair
from locator.refusal import PlaceAmbiguous, Refusal
from locator.settings import PublicSettings
from locator.snapshot import Snapshot
from locator.texts import Lang, sentence
from locator.workdays import known_calendar


def add_commands(app: typer.Typer) -> None:
    """Add the public commands to the one command line."""
    app.command("find")(_find)


def log_config() -> dict[str, Any]:
    """Logging of the public process: everything to standard error, the server's own access lines switched off."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}},
        "loggers": {"uvicorn.access": {"level": "CRITICAL", "propagate": False}},
        "root": {"level": "INFO", "handlers": ["stderr"]},
    }


def serve_public(host: str, port: int) -> None:
    """Serve the public site until told to stop."""
    import uvicorn  # noqa: PLC0415  # `find` is quicker without a server

    from locator.site import public_site  # noqa: PLC0415

    settings = PublicSettings()
    site = public_site(
        settings,
        EditionFolders(settings.public),
        divisions=Divisions.load(settings.divisions),
        calendar=known_calendar(),
        clock=shanghai_now,
    )
    uvicorn.run(
        site,
        host=host,
        port=port,
        log_config=log_config(),
        access_log=False,
        server_header=False,
        proxy_headers=False,  # no address of a client is wanted
        timeout_graceful_shutdown=5,
    )


def shanghai_now() -> datetime:
    """The system's clock."""
    return datetime.now(SHANGHAI)


def _find(
    ctx: typer.Context,
    at: Annotated[str | None, typer.Option(help="经度,纬度 · longitude,latitude", metavar="LON,LAT")] = None,
    place: Annotated[str | None, typer.Option(help="区划名称 · name of a division", metavar="TEXT")] = None,
    k: Annotated[int, typer.Option("-k", help="最多几个 · how many at most", min=1, max=50)] = 5,
    item: Annotated[str | None, typer.Option(help="事项编号 · id of an item")] = None,
    home: Annotated[str | None, typer.Option(help="户籍地等的区划代码 · code of the home division")] = None,
    when: Annotated[str | None, typer.Option(help="什么时候去 · when", metavar="ISO")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="只要营业的 · only those open")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")] = False,
) -> None:
    """找最近的窗口。 The nearest windows."""
    lang: Lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    settings = PublicSettings()
    now = shanghai_now()
    try:
        query = _query(at, place, k, item, home, when, only_open)
        snapshot = _live_snapshot(EditionFolders(settings.public), lang)
        finder = Finder(snapshot, Divisions.load(settings.divisions), known_calendar())
        answer = finder.nearest(query, now)
    except Refusal as refusal:
        _stop(_one_line(refusal, lang))
    if as_json:
        typer.echo(answer.json())
    else:
        for line in found_lines(finder, answer, query.when or now, lang):
            typer.echo(line)


def _query(
    at: str | None,
    place: str | None,
    k: int,
    item: str | None,
    home: str | None,
    when: str | None,
    only_open: bool,
) -> NearestQuery:
    if (at is None) == (place is None):
        raise Refusal("find-where")
    lon, lat = _pair(at) if at is not None else (None, None)
    return NearestQuery(lon=lon, lat=lat, place=place, k=k, item=item, home=home, when=_moment(when), open=only_open)


def _pair(text: str) -> tuple[float, float]:
    pair = read_pair(text)
    if pair is None:
        raise Refusal("find-where")
    return float(pair[0]), float(pair[1])


def _moment(text: str | None) -> datetime | None:
    try:
        return read_moment(text) if text is not None else None
    except MomentUnreadable as failure:
        raise Refusal("moment-unreadable", "when", text=text) from failure


def _live_snapshot(folders: EditionFolders, lang: Lang) -> Snapshot:
    try:
        edition = folders.current()
        if edition is None:
            _stop(sentence(lang, "find-no-edition"))
        return Snapshot.load(folders, edition)
    except EditionUnreadable as failure:
        _stop(str(failure))


def _one_line(refusal: Refusal, lang: Lang) -> str:
    line = refusal.sentence(lang)
    if isinstance(refusal, PlaceAmbiguous):
        line += " " + "; ".join(f"{place.label} {place.division.code}" for place in refusal.choices if place.division)
    return line


def _stop(line: str) -> NoReturn:
    typer.echo(" ".join(line.split()), err=True)
    raise typer.Exit(2)
