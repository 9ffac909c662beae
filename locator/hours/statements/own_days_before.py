"""Whose a rest is that stands in a sentence without days: 周六：上午9:00-12:00；下午：休息 is of the Saturday alone."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import bits
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.sketch.sketch import Sketch, Statement, nearby
from locator.hours.statements.breaks import is_of_noon, is_of_the_house
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_HALVES = (Word.MORNING, Word.AFTERNOON, Word.EVENING)


class _Noons(NamedTuple):
    """Whether several statements are about a noon, and the groups that they are of."""

    several: bool
    groups: frozenset[int]


def of_days_before(sketch: Sketch, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; rests that stand in a sentence of their own know the days before them, and whose they may be too.

    A single break at the end is of all days: 周一至周四8:30-17:30；周五8:30-16:00；午休12:00-13:00.
    """
    spoken = [_noon_groups(sketch, statement) for statement in statements if _is_at_noon(statement)]
    noons = _Noons(len(spoken) > 1, frozenset(number for groups in spoken for number in groups))
    return [_placed(sketch, statement, noons) for statement in statements]


def days_halved(statement: Statement) -> tuple[DayPart, ...]:
    """周六上午正常上班，下午休息: the days named right before, with the other half or a doubt: 周六值班."""
    before = statement.before
    if before is None or before.anchor != statement.anchor or before.sentence != statement.sentence:
        return ()
    halves = [part.half or before.half for part in before.parts]
    of_days = bool(halves) and (all(halves) or before.segment.has(Word.DUTY, Word.APPOINTMENT))
    return tuple(replace(part, half=None) for part in before.parts) if of_days else ()


def reach_others(sketch: Sketch, statement: Statement, first: int) -> None:
    """Let what was closed from a place on be perhaps closed on the other days that the statement may be of."""
    closed = [clause for clause in sketch.clauses[first:] if clause.effect is Effect.CLOSED]
    for part in statement.others:
        sketch.clauses += [replace(clause, effect=Effect.MAY_CLOSE, days=part.days) for clause in closed]


def _placed(sketch: Sketch, statement: Statement, noons: _Noons) -> Statement:
    begin = _sentence_before(sketch, statement)
    if _is_at_noon(statement):
        return _placed_at_noon(sketch, statement, noons, begin)
    if begin is None or days_halved(statement):
        return statement
    own = _groups_of(sketch, begin, statement.anchor)
    if statement.half not in _HALVES or not statement.segment.has(*CLOSING, Word.DUTY):
        return statement
    behind_it = _groups_of(sketch, statement.anchor, len(sketch.cores))
    others = () if statement.segment.has(Mark.COLON) else _running_on(sketch, statement, own | behind_it)
    return replace(statement, sentence=begin, others=others)


def _placed_at_noon(sketch: Sketch, statement: Statement, noons: _Noons, begin: int | None) -> Statement:
    if begin is None:
        near = nearby(sketch, statement) if is_of_the_house(statement) else sketch.groups
        named = {number for number, group in enumerate(sketch.groups) if group in near}
        others = _days_but(sketch, named | noons.groups)
        return replace(statement, others=others) if others else statement
    behind = any(core.kind is CoreKind.RANGE for core in sketch.cores[statement.anchor :])
    if not noons.several and not behind:
        return statement
    own = _groups_of(sketch, begin, statement.anchor)
    return replace(statement, sentence=begin, others=_days_but(sketch, own | noons.groups))


def _sentence_before(sketch: Sketch, statement: Statement) -> int | None:
    """Where the sentence began that named the last days, if hours followed them and nothing since."""
    if statement.sentence != statement.anchor or statement.parts or statement.season is not None:
        return None
    cores = sketch.cores[: statement.anchor]
    days = next((at for at in range(len(cores) - 1, -1, -1) if cores[at].kind is CoreKind.DAYS), None)
    if days is None or not _have_hours(cores[days], cores[days + 1 :]):
        return None
    return next((at for at in range(days, -1, -1) if cores[at].gap == 2), 0)


def _have_hours(days: Core, behind: Sequence[Core]) -> bool:
    """Whether hours of the days follow them, or nothing at all: 周六：上午办公；下午休息."""
    return any(set(core.groups) & set(days.groups) for core in behind) if behind else not days.groups


def _is_at_noon(statement: Statement) -> bool:
    return is_of_noon(statement) or statement.segment.has(Word.NO_BREAK)


def _noon_groups(sketch: Sketch, statement: Statement) -> set[int]:
    """The groups that a break or its denial is of: those of its sentence, or of the days before that."""
    begin = _sentence_before(sketch, statement)
    return _groups_of(sketch, statement.sentence if begin is None else begin, statement.anchor)


def _groups_of(sketch: Sketch, begin: int, end: int) -> set[int]:
    return {number for core in sketch.cores[begin:end] for number in core.groups}


def _days_but(sketch: Sketch, groups: Collection[int]) -> tuple[DayPart, ...]:
    """The days of all other groups."""
    others = (group for number, group in enumerate(sketch.groups) if number not in groups)
    return tuple(dict.fromkeys(replace(part, half=None) for group in others for part in group.days))


def _running_on(sketch: Sketch, statement: Statement, groups: Collection[int]) -> tuple[DayPart, ...]:
    """The days of other groups whose hours run on into the half-day; what begins in it has been told apart."""
    if statement.half is None:
        return ()
    half = HALF_SPANS[statement.half]
    told = {
        number
        for number, group in enumerate(sketch.groups)
        if any(bits((span,)) & bits(half) and not bits((span,)) & ~bits(half) for span in group.spans)
    }
    return _days_but(sketch, told.union(groups))
