"""Coverage with all that has to stand beside it: edition, day, base, conditions; and what of it is said in words."""

from dataclasses import dataclass
from datetime import date

from locator.editions.edition import Manifest
from locator.texts import Lang, sentence
from maps.coverage.covering_windows import Conditions, CoveringWindows
from maps.coverage.figures import Coverage
from maps.coverage.population.by_code import StatedSum
from maps.coverage.population.findings import Finding
from maps.coverage.weighed_places import BaseKind


@dataclass(frozen=True, slots=True)
class Base:
    """What shares are of, whose it is and of when; `spread` where people of divisions were spread over their land."""

    kind: BaseKind
    source: str
    date: str | None
    step_m: float
    spread: bool = False
    findings: tuple[Finding, ...] = ()
    sums: tuple[StatedSum, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The figures of one edition on one day; `unmatched` windows of towns name none of the operator's list."""

    manifest: Manifest
    coverage: Coverage
    windows: CoveringWindows
    conditions: Conditions
    base: Base
    own_only: bool
    unmatched: int = 0

    @property
    def edition(self) -> int:
        """The edition's number."""
        return self.manifest.edition

    @property
    def day(self) -> date:
        """The day of which the windows' state is."""
        return self.conditions.day

    def weight_words(self, lang: Lang = Lang.ZH) -> str:
        """How the base was weighed, how distances were measured, and whether the windows are made up."""
        key = "coverage-weight-points"
        if self.base.spread:
            key = "coverage-weight-spread"
        elif self.base.kind is BaseKind.AREA:
            key = "coverage-weight-grid"
        words = [
            sentence(lang, key, step=f"{self.base.step_m:g}")
            if key != "coverage-weight-points"
            else sentence(lang, key)
        ]
        if self.manifest.sample:
            words.append(sentence(lang, "sample-mark"))
        return ("；" if lang is Lang.ZH else "; ").join(words)
