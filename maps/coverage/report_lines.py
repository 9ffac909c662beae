"""Coverage in words: the figure on top, then what it is made of, then each division."""

from collections.abc import Iterator, Sequence

import numpy as np
from rich.cells import cell_len

from locator.finding.day_words import weekday_words
from locator.texts import Lang, sentence
from locator.window import Kind
from maps.coverage.figures import DivisionFigures, Share
from maps.coverage.rates import LevelRate
from maps.coverage.report import CoverageReport
from maps.coverage.weighed_places import BaseKind

_NAMES_TOLD = 20
_WORST_TOLD = 10
_LEAST_TOLD = 0.01


def report_lines(report: CoverageReport, lang: Lang) -> Iterator[str]:
    """All lines of a report."""
    if report.manifest.sample:
        mark = sentence(lang, "sample-mark"), sentence(lang, "sample-sentence")
        yield ("：" if lang is Lang.ZH else ": ").join(mark)
    for level in report.coverage.levels:
        yield from _level_lines(report, level, lang)
    yield from _share_lines(report, lang)
    yield from basis_lines(report, lang)
    yield from _worst_lines(report, lang)
    yield ""
    yield from _table(report, lang)


def basis_lines(report: CoverageReport, lang: Lang) -> Iterator[str]:
    """What has to stand beside every figure: base, mode, thresholds, edition, day, conditions."""
    base, found = report.base, report.coverage
    yield sentence(
        lang,
        "coverage-basis",
        base=sentence(lang, f"coverage-base-{base.kind.value}"),
        source=base.source,
        date=base.date or sentence(lang, "coverage-unknown"),
        km=", ".join(f"{share.km:g}" for share in found.shares),
    )
    published = report.manifest.published_at.date().isoformat()
    yield sentence(lang, "coverage-edition", edition=report.edition, published=published, day=report.day.isoformat())
    if base.kind is BaseKind.AREA:
        yield sentence(lang, "coverage-no-population")
    if base.spread:
        yield sentence(lang, "coverage-spread")
    for one in base.sums:
        if one.division.code.startswith(found.scope.prefix):
            stated, summed = f"{one.stated:,.0f}", f"{one.summed:,.0f}"
            yield sentence(lang, "coverage-sum", division=one.division.full_name, stated=stated, summed=summed)
    own = sentence(lang, "coverage-own-only" if report.own_only else "coverage-across")
    yield sentence(lang, "coverage-counted", windows=found.windows, kiosks=found.kiosks, own=own)
    yield from _condition_lines(report, lang)
    if found.without_base:
        names = _names([one.name for one in found.without_base], lang)
        yield sentence(lang, "coverage-without-base", names=names)


def _level_lines(report: CoverageReport, level: LevelRate, lang: Lang) -> Iterator[str]:
    rate = f"{level.rate:.1%}" if level.rate is not None else sentence(lang, "coverage-unknown")
    yield sentence(
        lang,
        "coverage-rate",
        name=_scope_name(report, lang),
        total=level.total,
        level=sentence(lang, f"coverage-level-{level.level.value}"),
        covered=level.covered,
        what=sentence(lang, f"coverage-what-{_kind(report)}"),
        rate=rate,
    )
    if level.missing:
        yield sentence(lang, "coverage-missing", names=_names([one.name for one in level.missing], lang))


def _share_lines(report: CoverageReport, lang: Lang) -> Iterator[str]:
    base = sentence(lang, f"coverage-base-{report.base.kind.value}")
    for share in report.coverage.shares:
        error = sentence(lang, "coverage-error", error=_points(share.error)) if share.error else ""
        told = percent(share, lang)
        yield sentence(lang, "coverage-share", km=f"{share.km:g}", base=base, share=told, error=error)
    if not report.windows.chosen.any():
        yield sentence(lang, "coverage-no-windows")


def percent(share: Share, lang: Lang) -> str:
    """A share in words."""
    return f"{share.share:.1%}" if share.share is not None else sentence(lang, "coverage-unknown")


def _condition_lines(report: CoverageReport, lang: Lang) -> Iterator[str]:
    asked, windows = report.conditions, report.windows
    yield sentence(lang, "coverage-kind", kind=sentence(lang, f"coverage-kind-{_kind(report)}"))
    if asked.item is not None:
        yield sentence(lang, "coverage-item", item=asked.item)
    if asked.mode is not None:
        yield sentence(lang, "coverage-mode", mode=sentence(lang, f"mode-{asked.mode.value}"))
    if asked.open_on is not None and asked.open_on.moment is not None:
        moment = asked.open_on.moment.isoformat(" ", "minutes")[:16]
        yield sentence(lang, "coverage-open-moment", moment=moment)
    elif asked.open_on is not None:
        day = asked.open_on.day
        yield sentence(lang, "coverage-open-day", day=day.isoformat(), weekday=weekday_words(day, lang))
    prefix = report.coverage.scope.prefix
    for why, left_out in windows.left_out.items():
        count = int(np.count_nonzero(np.char.startswith(left_out, prefix)))
        if count:
            counted = "-counted" if why == "unstated" and asked.unstated else ""
            yield sentence(lang, f"coverage-left-{why}{counted}", count=count)
    if report.unmatched:
        yield sentence(lang, "coverage-towns-unmatched", count=report.unmatched)
    unknown = [code for code in windows.unknown if code.startswith(prefix)]
    if unknown:
        yield sentence(lang, "coverage-unknown-codes", count=len(unknown), codes=_names(unknown, lang))


def _worst_lines(report: CoverageReport, lang: Lang) -> Iterator[str]:
    worst = report.coverage.worst
    if not worst:
        return
    told = worst[:_WORST_TOLD]
    shown = sentence(lang, "coverage-worst-shown", shown=len(told)) if len(told) < len(worst) else ""
    yield sentence(lang, "coverage-worst", count=len(worst), shown=shown)
    for number, place in enumerate(told, 1):
        yield sentence(
            lang,
            "coverage-worst-place",
            number=number,
            distance=_km(place.distance_m),
            division=place.division.full_name,
            lon=f"{place.lon:.4f}",
            lat=f"{place.lat:.4f}",
        )
    if report.coverage.as_far:
        yield sentence(lang, "coverage-worst-ties", count=report.coverage.as_far)


def _table(report: CoverageReport, lang: Lang) -> Iterator[str]:
    """The divisions, a line each, columns below each other."""
    heads = [sentence(lang, f"coverage-column-{name}") for name in ("windows", "kiosks")]
    people = report.base.kind is not BaseKind.AREA
    if people:
        heads.append(
            sentence(lang, f"coverage-column-{'people' if report.base.kind is BaseKind.POPULATION else 'settlements'}")
        )
    heads += [sentence(lang, f"coverage-column-{name}") for name in ("median", "p90", "worst")]
    heads += [sentence(lang, "coverage-column-within", km=f"{share.km:g}") for share in report.coverage.shares]
    rows = [[*heads, sentence(lang, "coverage-column-name")]]
    rows += [_row(one, lang, people=people) for one in report.coverage.divisions]
    return _laid_out(rows)


def _row(one: DivisionFigures, lang: Lang, *, people: bool) -> list[str]:
    unknown = sentence(lang, "coverage-unknown")
    far = one.distances
    metres = (far.median_m, far.p90_m, far.worst_m) if far is not None else (None,) * 3
    return [
        str(one.windows),
        str(one.kiosks),
        *([f"{one.weight:,.0f}"] if people else []),
        *(_km(each) if each is not None else unknown for each in metres),
        *(percent(share, lang) for share in one.shares),
        f"{one.division.code} {one.division.name}",
    ]


def _laid_out(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines, numbers at the right of their columns; the names are the last."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, name in rows:
        padded = [" " * (width - cell_len(cell)) + cell for cell, width in zip(cells, widths, strict=True)]
        yield "  ".join([*padded, name])


def _scope_name(report: CoverageReport, lang: Lang) -> str:
    division = report.coverage.scope.division
    return division.full_name if division is not None else sentence(lang, "coverage-country")


def _kind(report: CoverageReport) -> str:
    kind: Kind | None = report.conditions.kind
    return kind.value if kind is not None else "any"


def _names(names: Sequence[str], lang: Lang) -> str:
    told = ("、" if lang is Lang.ZH else ", ").join(names[:_NAMES_TOLD])
    return told if len(names) <= _NAMES_TOLD else sentence(lang, "coverage-more", names=told, count=len(names))


def _points(error: float) -> str:
    """An error in percentage points, never told as none where there is one."""
    return f"{max(error * 100.0, _LEAST_TOLD):.2f}"


def _km(metres: float) -> str:
    return f"{metres / 1000.0:.2f}"
