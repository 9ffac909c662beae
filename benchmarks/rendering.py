"""What share of a page's time goes into filling its templates, and how many pages a second 200 clients get.

    python benchmarks/rendering.py [--json] [--windows 3000] [--answers 40] [--seconds 20] [--workers 2]

Shares are of the processor's time of the site itself, asked in one process without a socket; how the questions are
mixed stands in `benchmarks/page_load/mix.py`. Pages a second are those of `tongban serve`, asked by 200 clients of one
other process over connections that they keep, beside as many questions for a stylesheet alone: what the server and the
clients can do at most. It ends with status 1 where an answer was not as it should be, or where templates take more of
the mix than the bound.
"""

import argparse
import asyncio
import json
import random
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import httpx

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.page_load.clients import ask_on
from benchmarks.page_load.mix import SHARES, Asker
from benchmarks.page_load.shares import Steps, answer, watched
from benchmarks.served_sites.made_up_windows import made_up
from benchmarks.served_sites.served_edition import served
from importer.publishing.edition_writer import NewEdition, make_live, write_edition
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.public_site import PublicSite, public_site
from locator.window import Window
from tongban import public_rooms

MOST_IN_TEMPLATES = 0.5
MIX = "the mix"
_NOW = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


def site_over(data: Path, divisions: Divisions) -> PublicSite:
    """The public site in this process, on a Monday morning that does not pass."""
    settings = PublicSettings.model_validate({"data": data, "access_log_every": 0})
    folders, calendar = EditionFolders(data / "public"), known_calendar(_NOW.year)
    return public_site(
        settings, folders, divisions=divisions, calendar=calendar, clock=lambda: _NOW, rooms=public_rooms()
    )


def asker_of(windows: list[Window], divisions: Divisions, style: str) -> Asker:
    """Draws questions about windows, and the counties that they stand in."""
    counties = {window.division.code for window in windows}
    names = [found.full_name for code in sorted(counties) if (found := divisions.find(code)) is not None]
    return Asker(names, [window.id for window in windows], style)


async def shares(data: Path, divisions: Divisions, windows: list[Window], answers: int) -> Mapping[str, Steps]:
    """Of each kind of question, so many answers, once as many were given that nobody counted; and of all as mixed."""
    found: dict[str, Steps] = {}
    site = site_over(data, divisions)
    async with site.router.lifespan_context(site):
        asker = asker_of(windows, divisions, site.frame.static.address("site.css"))
        for name in SHARES:
            for number in range(2 * answers):
                if number in (0, answers):
                    found[name] = Steps()
                asked = asker.question(name, random.Random(number))  # noqa: S311 – a benchmark's questions
                with watched(found[name]):
                    await answer(site, asked, found[name])
    found[MIX] = Steps()
    for name, share in SHARES.items():
        found[MIX].add(found[name], share)
    return found


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second to 200 clients: of the mix, of a stylesheet alone, and what went wrong."""

    a_second: float
    style_a_second: float
    faults: list[str]


def load(data: Path, divisions: Divisions, windows: list[Window], seconds: float, workers: int) -> Load:
    """The site as it really runs, asked the mix and then the stylesheet."""
    with served(data, workers=workers) as site:
        style = re.search(r'href="(/static/[^"]+\.css)"', httpx.get(f"{site.origin}/", trust_env=False).text)
        if style is None:
            raise ValueError("the first page has no stylesheet")
        asker = asker_of(windows, divisions, style[1])
        mixed = asyncio.run(ask_on(site.origin, asker, seconds))
        least = asyncio.run(ask_on(site.origin, replace(asker, only="a style"), seconds / 4))
    return Load(mixed.a_second, least.a_second, mixed.faults + least.faults)


def table(found: Mapping[str, Steps], loaded: Load | None) -> str:
    """What was found, to be read."""
    lines = [f"{'':28} {'ms':>7} {'templates':>10} {'compressing':>12} {'bytes sent':>11}"]
    for name, steps in found.items():
        each, in_parts = steps.whole / steps.answers * 1000, [part / steps.whole for part in steps.parts.values()]
        shares_told = f"{in_parts[0]:10.0%} {in_parts[1]:12.0%}"
        lines.append(f"{name:28} {each:7.2f} {shares_told} {steps.sent / steps.answers:11,.0f}")
    if loaded is not None:
        of_style = loaded.a_second / loaded.style_a_second
        lines.append(
            f"{loaded.a_second:.0f} pages a second, {of_style:.2f} of a stylesheet's {loaded.style_a_second:.0f}"
        )
    return "\n".join(lines)


def exceeded(found: Mapping[str, Steps], loaded: Load | None) -> list[str]:
    """What is not as it should be."""
    share = found[MIX].parts["templates"] / found[MIX].whole
    above = (
        [f"{share:.0%} in templates, at most {MOST_IN_TEMPLATES:.0%} are wanted"] if share > MOST_IN_TEMPLATES else []
    )
    return [*above, *(loaded.faults[:20] if loaded is not None else ())]


def main() -> int:
    """Measure and print; gives 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, default=3_000)
    parser.add_argument("--answers", type=int, default=40, help="of each kind of question, for the shares")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long 200 clients ask; 0: not at all")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    divisions, windows = Divisions.load(), list(made_up(given.windows))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        write_edition(data / "public", NewEdition(1, windows, datetime.now(SHANGHAI), "", sample=False))
        make_live(data / "public", 1)
        found = asyncio.run(shares(data, divisions, windows, given.answers))
        loaded = load(data, divisions, windows, given.seconds, given.workers) if given.seconds else None
    if given.json:
        steps = {name: asdict(one) for name, one in found.items()}
        print(json.dumps({"shares": steps, "load": asdict(loaded) if loaded is not None else None}))
    else:
        print(table(found, loaded))
    above = exceeded(found, loaded)
    for line in above:
        print(line, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
