"""Texts that say that all is done: 全部, 所有22项, 附件全部事项, 均可办理; and so of the rest, behind 除…外."""

import re
from dataclasses import dataclass

_ALL = "全部|所有|一切|均|都|皆|一律|all"
_REST = "其他|其余|其它|剩余|余下"
# What stands beside these and narrows nothing.
_BESIDE = (
    r"本窗口|窗口|可以|可|能够|能|予以|给予|办理|受理|接办|办|附件[1一]?|清单|目录|列表|新增任务|任务|高频|全国|国家|政务服务"
    r"|跨省通办|通办|跨省|事项|业务|服务|items?|本|表|内|中|里|列|的|之|共计|共|计|合计|项目?|[\s,、:.。()/]"
)
_COUNT = r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:余|多|来)?[项个种]"
_WORDS = re.compile(rf"(?:({_ALL})|({_REST})|{_COUNT}|{_BESIDE}|(全))")
_ABOUT = re.compile("[余多来]")


@dataclass(frozen=True, slots=True)
class AllSaid:
    """A text that says all, and how many that are where it says so; `of_rest` where it says it of the rest alone."""

    count: str | None
    of_rest: bool


def all_said(text: str) -> AllSaid | None:
    """What a plain text says of all, None where it says anything else besides or nothing of all."""
    place, all_, rest, counts = 0, False, False, list[str]()
    while place < len(text):
        found = _WORDS.match(text, place)
        if found is None or (found[3] and _ABOUT.search(found[0])):
            return None
        all_, rest = all_ or bool(found[1] or found[4]), rest or bool(found[2])
        counts += [found[3]] if found[3] else []
        place = found.end()
    if not (all_ or rest) or len(counts) > 1:
        return None
    return AllSaid(counts[0] if counts else None, rest)
