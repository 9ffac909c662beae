"""An office that is out of service, and since when or in what season, if anybody says so: 暂停办公, 寒假休息."""

import re
from dataclasses import replace

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY
from locator.hours.readings.days import EVERY
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.sketch import Sketch, Statement
from locator.hours.tokens.words import Word

_NOW = ("现", "目前", "已", "即日", "今日")
_SINCE_NOW = "自|即日|今日|起|本|该|此|各|所有|全部|现|已|目前|因故"
_ITS_NAMES = "政务|办事|服务|便民|综合|窗口|大厅|中心|单位|对外|业务|办理|办公"
_THE_OFFICE = re.compile(f"(?:{_SINCE_NOW}|{_ITS_NAMES})*")


def close_bare(sketch: Sketch, statement: Statement) -> None:
    """暂停服务 closes all there is; where it is of some it may, as a 休息 that says of nothing what is off."""
    before = statement.before
    if before is not None and before.segment.has(*CLOSING) and not before.is_bare:
        return
    sure = statement.segment.has(Word.SUSPENDED) and _is_all_of_it(statement)
    sure = sure and not _may_be_of_the_last(sketch, statement)
    if statement.segment.has(Word.SUSPENDED, Word.OFF, Word.OTHER_DUTIES):
        in_doubt = Effect.MAY_CLOSE if sketch.groups else Effect.DOUBTFUL
        sketch.clauses.append(Clause(Effect.CLOSED if sure else in_doubt, EVERY))


def _may_be_of_the_last(sketch: Sketch, statement: Statement) -> bool:
    """工作日9:00-17:00，周六9:00-12:00，暂停办公: behind a comma it may be of the hours right before it alone."""
    segment, before = statement.segment, statement.before
    if segment.gap != 1 or segment.has(Word.BEGINS) or any(own.text in _NOW for own in segment.of(Word.NOISE)):
        return False
    if before is not None and before.anchor == statement.anchor and before.segment.limits and not before.is_bare:
        return True  # 周六9:00-12:00仅办理取件，暂停受理
    last = sketch.cores[statement.anchor - 1] if statement.anchor else None
    return last is not None and last.kind is CoreKind.RANGE and len({*last.groups}) < len(sketch.groups)


def _is_all_of_it(statement: Statement) -> bool:
    """Whether the whole office is out of service, and now: not 户籍窗口暂停办理, nor 如遇特殊情况暂停服务."""
    beside = [phrase for phrase in statement.segment.phrases if phrase.kind is not Word.SUSPENDED]
    return all(phrase.kind in (Word.NOISE, Word.BEGINS) and _THE_OFFICE.fullmatch(phrase.text) for phrase in beside)


def close_some_time(sketch: Sketch, statement: Statement) -> None:
    """寒假休息 without dates: nobody says when that is, so all that it could close is in doubt."""
    sketch.suspicions.add(Suspicion.UNDATED)
    parts = statement.parts or tuple(replace(part, half=None) for group in sketch.groups for part in group.days)
    for part in dict.fromkeys(parts):
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, part.days, statement.spans or WHOLE_DAY))
