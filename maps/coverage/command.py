"""The command `coverage`."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from locator.clock import shanghai_now
from locator.items.item import Mode
from locator.settings import PublicSettings, read_settings
from locator.texts import Lang, sentence
from locator.window import Kind
from maps.coverage.asked import LEAST_STEP_M, MOST_STEP_M, USUAL_KM
from maps.coverage.document import coverage_document
from maps.coverage.population.findings import Severity
from maps.coverage.progress import bar
from maps.coverage.question import Question, answered
from maps.coverage.report import CoverageReport
from maps.coverage.report_lines import report_lines


class KindAsked(StrEnum):
    """Which windows distances and rates are by."""

    STAFFED = "staffed"
    KIOSK = "kiosk"
    ANY = "any"


def add_commands(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("coverage")(_coverage)


def _coverage(
    ctx: typer.Context,
    division: Annotated[
        str | None, typer.Option(help="区划代码，不写为全国 · code of a division; else the country")
    ] = None,
    km: Annotated[str, typer.Option(help="几公里以内 · thresholds in kilometres", metavar="KM,KM…")] = USUAL_KM,
    population: Annotated[
        Path | None, typer.Option(help="人口：.csv 或 .gpkg · people: .csv or .gpkg", metavar="F")
    ] = None,
    population_date: Annotated[str | None, typer.Option(help="人口是哪一天的 · the date of the population")] = None,
    item: Annotated[str | None, typer.Option(help="只算能办这一事项的窗口 · windows that take an item")] = None,
    mode: Annotated[Mode | None, typer.Option(help="只算能以这种方式办事的窗口 · windows for items of a mode")] = None,
    unstated: Annotated[
        bool, typer.Option("--unstated", help="没有写明事项的也算 · count those that state no items")
    ] = False,
    kind: Annotated[KindAsked, typer.Option(help="按哪种窗口 · by which windows")] = KindAsked.STAFFED,
    open_at: Annotated[
        str | None, typer.Option("--open-on", help="只算那时办公的：周六，或时刻 · open then: saturday, or a moment")
    ] = None,
    own_only: Annotated[
        bool, typer.Option("--own-only", help="不算邻近区划的窗口 · leave out neighbours' windows")
    ] = False,
    step: Annotated[
        float | None,
        typer.Option(help="取样点间距，米 · metres between sample points", min=LEAST_STEP_M, max=MOST_STEP_M),
    ] = None,
    towns: Annotated[
        Path | None, typer.Option(help="乡镇、村的名单：code,name · a list of towns and villages", metavar="F.csv")
    ] = None,
    day: Annotated[
        datetime | None, typer.Option(help="以哪一天为准 · as of a day", formats=["%Y-%m-%d"], metavar="DATE")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")] = False,
) -> None:
    """窗口覆盖情况：各级覆盖率、多大面积或多少人离窗口不远、最远的地方。 Coverage: rates, shares, the worst served."""
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    question = Question(
        day=day.date() if day is not None else shanghai_now().date(),
        division=division,
        km=km,
        population=population,
        population_date=population_date,
        item=item,
        mode=mode,
        unstated=unstated,
        kind=Kind(kind.value) if kind is not KindAsked.ANY else None,
        open_on=open_at,
        own_only=own_only,
        step_m=step,
        towns=towns,
        sheet_rows=(ctx.obj or {}).get("sheet_rows"),
    )
    with bar(sentence(lang, "coverage-reading")) as progress:
        report = answered(question, read_settings(PublicSettings), progress)
    _say(report, lang, as_json=as_json)


def _say(report: CoverageReport, lang: Lang, *, as_json: bool) -> None:
    """Tell what was found in the files on standard error, then the figures; 1 where something of it is an error."""
    for finding in report.base.findings:
        typer.echo(finding.line(lang), err=True)
    if as_json:
        typer.echo(orjson.dumps(coverage_document(report)))
    else:
        for line in report_lines(report, lang):
            typer.echo(line)
    if any(finding.severity is Severity.ERROR for finding in report.base.findings):
        raise typer.Exit(1)
