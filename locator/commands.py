"""The public commands: `find` and `serve`."""

import re
from datetime import datetime
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand

from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.editions.snapshot import Snapshot
from locator.fault import Fault
from locator.finding.finder import Finder
from locator.finding.found_lines import choice_lines, found_lines
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import read_listed_places
from locator.finding.places.typed_positions import typed_position
from locator.finding.refusal import PlaceAmbiguous, Refusal
from locator.finding.search import NearestQuery
from locator.hours.operator_files import operators_times
from locator.readers.moments import MomentOfNoDay, MomentUnreadable, MomentWithoutTime, read_moment
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence

USUAL_ADDRESS = "127.0.0.1:8000"


def add_commands(app: typer.Typer) -> None:
    """Add the public commands to the one command line."""
    app.command("find")(_find)
    app.command("serve", cls=ServeCommand)(_serve)


class ServeCommand(TyperCommand):
    """`--public` may stand alone; the site is then at its usual address."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the usual address put in where none follows."""
        bare = "--public" in args and (args[-1] == "--public" or args[args.index("--public") + 1].startswith("-"))
        if bare:
            args = [*args]
            args.insert(args.index("--public") + 1, USUAL_ADDRESS)
        return super().parse_args(ctx, args)


def _find(
    ctx: typer.Context,
    at: Annotated[str | None, typer.Option(help="经度,纬度 · longitude,latitude", metavar="LON,LAT")] = None,
    place: Annotated[
        str | None, typer.Option(help="区划、地址或窗口 · division, address or window", metavar="TEXT")
    ] = None,
    k: Annotated[int, typer.Option("-k", help="最多几个 · how many at most", min=1, max=50)] = 5,
    item: Annotated[str | None, typer.Option(help="事项编号 · id of an item")] = None,
    home: Annotated[str | None, typer.Option(help="户籍地等的区划代码 · code of the home division")] = None,
    group: Annotated[str | None, typer.Option(help="合作区域的编号 · id of a group of divisions")] = None,
    when: Annotated[str | None, typer.Option(help="什么时候去 · when", metavar="ISO")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="只要营业的 · only those open")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")] = False,
) -> None:
    """找最近的窗口。 The nearest windows."""
    lang: Lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    settings = read_settings(PublicSettings)
    now = shanghai_now()
    try:
        query = _query(at, place, k, item, home, group, when, only_open)
        snapshot = _live_snapshot(EditionFolders(settings.public), lang)
        times = operators_times(known_calendar(), settings.holidays, settings.seasons)
        divisions = Divisions.load(settings.divisions)
        listed = read_listed_places(settings.places, divisions) if settings.places is not None else None
        finder = Finder(snapshot, divisions, times, KnownPlaces(divisions, listed))
        # The document is the same in every language, as that of the site is.
        answer = finder.nearest(query, now, Lang.ZH if as_json else lang)
    except Refusal as refusal:
        _stop(*(choice_lines(refusal, lang) if isinstance(refusal, PlaceAmbiguous) else [refusal.sentence(lang)]))
    if as_json:
        typer.echo(answer.json())
    else:
        for line in found_lines(
            finder, answer, query.when or now, lang, arriving=query.when is not None, item=query.item
        ):
            typer.echo(line)


def _serve(
    ctx: typer.Context,
    public: Annotated[
        str, typer.Option(help="公众网站的地址 · address of the public site", metavar="HOST:PORT")
    ] = USUAL_ADDRESS,
) -> None:
    """提供公众网站，直到 Ctrl-C。 Serve the public site until Ctrl-C."""
    from locator.site.serving import serve_public  # noqa: PLC0415  # `find` is quicker without a server

    host, port = _host_and_port(public)
    serve_public(host, port, (ctx.obj or {}).get("public_rooms", tuple)())


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (host and re.fullmatch(r"[0-9]{1,5}", port) and int(port) <= 65535):
        raise Fault(f"“{text}”不是“主机:端口”（{USUAL_ADDRESS}）。", f"“{text}” is no HOST:PORT ({USUAL_ADDRESS}).")
    return host, int(port)


def _query(
    at: str | None,
    place: str | None,
    k: int,
    item: str | None,
    home: str | None,
    group: str | None,
    when: str | None,
    only_open: bool,
) -> NearestQuery:
    if (at is None) == (place is None):
        raise Refusal("find-where")
    if at is not None and typed_position(at) is None:
        raise Refusal("find-where")
    return NearestQuery(
        place=place if at is None else at,
        k=k,
        item=item,
        home=home,
        group=group,
        when=_moment(when),
        open=only_open,
    )


def _moment(text: str | None) -> datetime | None:
    try:
        return read_moment(text) if text is not None else None
    except MomentWithoutTime as failure:
        raise Refusal("moment-without-time", "when", text=failure.text) from failure
    except MomentOfNoDay as failure:
        key = "moment-no-such-day" if failure.month is None else "moment-no-such-month"
        raise Refusal(key, "when", text=failure.text, month=failure.month) from failure
    except MomentUnreadable as failure:
        raise Refusal("moment-unreadable", "when", text=text) from failure


def _live_snapshot(folders: EditionFolders, lang: Lang) -> Snapshot:
    try:
        edition = folders.current()
        if edition is None:
            _stop(sentence(lang, "find-no-edition"))
        return Snapshot.load(folders, edition)
    except EditionUnreadable as failure:
        _stop(sentence(lang, "find-unreadable", why=failure.line(lang)))


def _stop(*lines: str) -> NoReturn:
    for line in lines:
        indent = "  " if line.startswith("  ") else ""
        typer.echo(indent + " ".join(line.split()), err=True)
    raise typer.Exit(2)
