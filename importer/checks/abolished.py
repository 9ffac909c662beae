"""Codes of divisions that are no more: led to their successor where there is one, else told of with what there is."""

from dataclasses import dataclass

from importer.checks.rules import CheckRules, NoticeMaker
from importer.notices import Confidence, Notice, Severity, Suggestion
from locator.divisions.division import Division
from locator.divisions.history import Abolition


@dataclass(frozen=True, slots=True)
class Abolished:
    """What a code stood for, and the divisions in force that have its land today, by ascending code."""

    was: Abolition
    successors: tuple[Division, ...]

    @property
    def successor(self) -> Division | None:
        """The one that took its place; null where there are several or none."""
        return self.successors[0] if len(self.successors) == 1 else None


def abolished(code: str, rules: CheckRules) -> Abolished | None:
    """What became of a code; null where it is in force, or where it never was a division that we know."""
    known = rules.divisions.find(code)
    if known is not None and known.in_force:
        return None
    was = rules.history.find(code)
    if was is None:
        if known is None or known.abolished_on is None:
            return None
        was = Abolition(code, known.name, known.abolished_on.year, ())
    found = (rules.divisions.find(each) for each in rules.history.successors(code, lambda each: _stands(each, rules)))
    return Abolished(was, tuple(division for division in found if division is not None))


def _stands(code: str, rules: CheckRules) -> bool:
    division = rules.divisions.find(code)
    return division is not None and division.in_force


def abolished_notice(gone: Abolished, make: NoticeMaker, index: int, guess: Suggestion | None) -> Notice:
    """The notice about one row's code; `guess` is what the row itself speaks for.

    A row whose code has one successor is published under it. Of several the row's own guess is proposed where it is
    one of them; where there is none, whatever it is.
    """
    was, successor = gone.was, gone.successor
    words = {"code": was.code, "name": was.name, "year": str(was.year)}
    if successor is not None:
        place = successor.full_name
        suggestion: Suggestion | None = Suggestion(
            successor.code, Confidence.CERTAIN, f"{was.name}已改设为{place}", f"{was.name} became {place}"
        )
        zh, en = (
            f"将按{place}（{successor.code}）公开，请改用新代码。",
            f"it will be shown under {place} ({successor.code})",
        )
        severity = Severity.WARNING
    else:
        zh, en = _several_or_none(gone)
        codes = {division.code for division in gone.successors}
        suggestion = guess if guess is not None and (guess.value in codes or not codes) else None
        severity = Severity.ERROR
    words |= {"consequence": zh, "consequence_en": en}
    return make.cell(
        "division-abolished", index, "division_code", severity=severity, suggestion=suggestion, words=words
    )


def _several_or_none(gone: Abolished) -> tuple[str, str]:
    if not gone.successors:
        return (
            "没有查到现在的代码，本行不能发布，请填写窗口所在县（市、区）现行的六位代码。",
            "what took its place is not known; give the code in force of the county that the window is in",
        )
    names = [f"{division.code} {division.name}" for division in gone.successors]
    return (
        f"原辖区现分属 {'、'.join(names)}，本行不能发布，请填写窗口所在的那一个。",
        f"its land is now part of {', '.join(names)}; give the one that the window is in",
    )
