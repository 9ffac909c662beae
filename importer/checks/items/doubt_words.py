"""Why a 可办事项 cell counts as not stated, and what a readable one was read by, in both languages."""

from collections.abc import Sequence
from itertools import groupby

from locator.items.stated.stated_items import Doubt, Reading, StatedItems
from locator.spelling.plain_text import plain
from locator.window import ALL_ITEMS

_DOUBTS = {
    Doubt.LIKE: (
        "{within}不能确定是目录里的哪一项（请只写编号或名称，不加条件）",
        "{within_en} not surely one item of the catalogue (write ids or names, without conditions)",
    ),
    Doubt.NO_SUCH_ID: ("中的编号“{part}”不在事项目录里", "has the id “{part}”, which the catalogue has not"),
    Doubt.NO_SUCH_NUMBER: ("中的序号“{part}”不在事项清单里", "has the number “{part}”, which the list has not"),
    Doubt.LISTS_DIFFER: (
        "中的序号“{part}”在各份清单里指的不是同一项，请改写事项编号或名称",
        "has the number “{part}”, which is another item in another list (write ids or names)",
    ),
    Doubt.BARE_NUMBER: (
        "只有一个数，看不出是项数还是序号，请写“全部”、事项编号或名称",
        "is one number alone, how many or which (write “全部”, ids or names)",
    ),
    Doubt.COUNT: ("写的项数“{part}”对不上", "says a count, “{part}”, that does not fit"),
    Doubt.CONTRADICTION: ("前后不一致{of}", "contradicts itself{of_en}"),
    Doubt.OPEN: ("没有列全（以“等”或省略号结尾），请逐项列出", "ends in “等” or dots (list all of them)"),
    Doubt.ONLY_NOT: (
        "只写了不办的事项，请写能办的，或写“除……外均可办理”",
        "names only what is not done (write what is, or “除……外均可办理”)",
    ),
    Doubt.EXCEPTION: ("除外的事项读不懂{of}", "has an exception that is not understood{of_en}"),
    Doubt.NONE_KNOWN: ("里没有目录里的事项{of}", "has no item of the catalogue{of_en}"),
    Doubt.UNCLEAR: ("读不懂{of}", "is not understood{of_en}"),
}
_READINGS = {
    Reading.IDS: ("编号写法已整理", "ids were put right"),
    Reading.NAMES: ("按事项名称读作编号", "names were read as ids"),
    Reading.NUMBERS: ("按清单序号读作编号", "numbers of the list were read as ids"),
    Reading.COUNT: ("按清单的项数读", "read by how many the list has"),
    Reading.EXCEPTION: ("按现有目录去掉除外的事项", "the excepted ones were taken off the present catalogue"),
    Reading.NEGATION: ("写明不办的未计入", "what is said not to be done was left out"),
}
_SHOWN = 80
_FEWEST_OF_A_RUN = 3


def doubt_words(text: str, found: StatedItems) -> dict[str, str]:
    """Words of `text-suspicious` for a cell whose items count as not stated; its text is not said twice."""
    zh, en = _DOUBTS[found.doubt or Doubt.UNCLEAR]
    part = _short(found.part)
    words = {"part": part, "of": "", "of_en": "", "within": "", "within_en": "is"}
    if part and plain(part) != plain(text):
        words |= {"of": f"（“{part}”）", "of_en": f" (“{part}”)"}
        words |= {"within": f"中的“{part}”", "within_en": f"has “{part}”,"}
    return {
        "reason": f"{zh.format(**words)}，按没有注明处理",
        "reason_en": f"{en.format(**words)}, and counts as not stated",
    }


def reading_words(text: str, found: StatedItems, more: int, others: Sequence[str]) -> dict[str, str]:
    """Words of `value-tidied` for the first of such cells of a column; `others` are the matters that were left out."""
    why = [_READINGS[reading] for reading in Reading if reading in found.readings]
    if others:
        named = [_short(other) for other in others]
        why.append(
            (f"目录里没有的未计入：{'、'.join(named)}", f"not in the catalogue and left out: {', '.join(named)}")
        )
    was, tidy = f"“{_short(' '.join(text.split()))}”", f"“{short_list(found.items or ())}”"
    return {
        "was": was,
        "was_en": was,
        "tidy": tidy,
        "tidy_en": tidy,
        "why": "，".join(zh for zh, _ in why),
        "why_en": "; ".join(en for _, en in why),
        "more": f"，同列另有 {more} 处" if more else "",
        "more_en": f", as were {more} more cells of this column" if more else "",
    }


def short_list(items: Sequence[str]) -> str:
    """Items as a cell may name them, runs of ids as one: 2022-01至2022-05、2022-08."""
    if items == ALL_ITEMS:
        return "全部"
    runs = groupby(enumerate(items), lambda one: _run(one[0], one[1]))
    return "、".join(_told([item for _, item in run]) for _, run in runs)


def _told(run: Sequence[str]) -> str:
    return f"{run[0]}至{run[-1]}" if len(run) >= _FEWEST_OF_A_RUN else "、".join(run)


def _run(place: int, item: str) -> tuple[str, int]:
    year, _, number = item.partition("-")
    return (year, int(number) - place) if number.isdigit() else (item, place)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
