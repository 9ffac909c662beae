"""What is wrong with a population file, and what was done about it: a sentence a kind, with the lines that have it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from locator.texts import Lang, sentence

_NAMED = 8
_LONGEST = 30


class Severity(StrEnum):
    """Whether people were left out (`ERROR`), may be wrong (`WARNING`), or only something was assumed (`INFO`)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingKind(StrEnum):
    """What may be found; its sentence is the text of `population-` and its value."""

    CODE_UNKNOWN = "code-unknown"
    CODE_TWICE = "code-twice"
    CODE_PARTED = "code-parted"
    CODE_FORMER = "code-former"
    CODE_ZONE = "code-zone"
    NUMBER_MISSING = "number-missing"
    NUMBER_UNREADABLE = "number-unreadable"
    NUMBER_NEGATIVE = "number-negative"
    POSITION_UNREADABLE = "position-unreadable"
    POSITION_OUTSIDE = "position-outside"
    SUM_DIFFERS = "sum-differs"
    SUM_INCOMPLETE = "sum-incomplete"
    LAND_UNKNOWN = "land-unknown"


_SEVERITIES = {
    FindingKind.CODE_FORMER: Severity.INFO,
    FindingKind.CODE_ZONE: Severity.INFO,
    FindingKind.SUM_DIFFERS: Severity.WARNING,
    FindingKind.SUM_INCOMPLETE: Severity.WARNING,
    FindingKind.NUMBER_MISSING: Severity.WARNING,
    FindingKind.POSITION_OUTSIDE: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of finding, and all places that have it as they are told: a line with its text, or a division."""

    kind: FindingKind
    places: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _SEVERITIES.get(self.kind, Severity.ERROR)

    def line(self, lang: Lang) -> str:
        """The sentence, with the first of the places."""
        told = ("；" if lang is Lang.ZH else "; ").join(self.places[:_NAMED])
        if len(self.places) > _NAMED:
            told = sentence(lang, "population-and-more", places=told, count=len(self.places))
        return sentence(lang, f"population-{self.kind.value}", places=told)


class Findings:
    """Collects findings while a file is read."""

    def __init__(self) -> None:
        self._places: dict[FindingKind, list[str]] = defaultdict(list)

    def add(self, kind: FindingKind, number: int, text: str = "") -> None:
        """A line of the file, by its number, and what stands there."""
        self.name(kind, f"#{number}" + (f" “{_short(text)}”" if text else ""))

    def name(self, kind: FindingKind, place: str) -> None:
        """A place that is no line."""
        self._places[kind].append(place)

    def all(self) -> Iterator[Finding]:
        """All findings in the order of their kinds."""
        for kind in FindingKind:
            if kind in self._places:
                yield Finding(kind, tuple(self._places[kind]))


def _short(text: str) -> str:
    """What a file says, on one line, without what a terminal would obey."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
