"""Words that are no item's name: whether they may mean one all the same, or are surely another matter."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from locator.items.catalogue import Catalogue
from locator.items.stated.known_names import names_of
from locator.items.stated.plain_cell import plain_cell
from locator.spelling.plain_text import plain

if TYPE_CHECKING:
    from locator.items.wishes.reading import WishReader

_VERY_ALIKE, _ALIKE, _BESIDES = 0.8, 0.5, 0.05
_SHORT, _RUN = 4, 3
_LONGEST = 60
_KEPT = 10_000
_NARROWING = re.compile(
    "仅|限|只|不|未|除|停|需|须|凭|预约|部分|个别|暂|待|另|或|其他|其它|线上|网上|网办|咨询|引导|宣传|辅导|指导|打印|[上中下]午|[周日月年]|:"
)
_IDLE = re.compile("办理|受理|业务|事项|服务|申请|窗口|综合|相关|有关|各类|其他|其它|其余|类|的|等|办|跨省|通办|异地")
# Whole fields, which may hold items that nobody named; and words that point elsewhere or name no matter.
_FIELDS = re.compile(
    "|".join(
        (
            "公安|户政|户籍|户口|人社|人力资源|社保|社会保障|社会保险|医保|医疗|税|公积金|交通|水利|水务|海事|住建|住房|养老",
            "民生|便民|政务|行政|审批|证明|证件|证照|缴费|查询|高频|重点|一网|一窗|代收|全程|终端|省内|全省|长株潭|湾区|区域",
            "见|附|另|参照|公告|网站|官网|http|清单|目录|第|全部|所有|部分|除|不|未|无法|停|仅|只|限",
        )
    )
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether words may mean an item of the catalogue, and the name of the one that they are likely to mean."""

    is_like: bool
    name: str | None = None


class Unjudged:
    """Takes all words for what may be an item, without a look: where there are too many to be judged."""

    def of(self, _words: str) -> Likeness:
        """No judgement."""
        return Likeness(is_like=True)


class Likenesses:
    """Judges words by the items' names, and by what people call items and other matters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names = [(plain(plain_cell(name)), item.name) for item in catalogue.items for name in names_of(item)]
        self._judged: dict[str, Likeness] = {}

    def of(self, words: str) -> Likeness:
        """The judgement of a part's words; very long ones are never another matter."""
        if len(words) > _LONGEST or any(map(str.isdigit, words)):
            return Likeness(is_like=True)
        if len(self._judged) >= _KEPT:
            self._judged.clear()
        if words not in self._judged:
            self._judged[words] = self._judge(words)
        return self._judged[words]

    def _judge(self, words: str) -> Likeness:
        wish = self._wishes.read(words)
        if _NARROWING.search(words) and not (wish.outside and not wish.items):
            return Likeness(is_like=True)
        (likest, best), *others = self._ranked(plain(words))
        if best >= _VERY_ALIKE:
            is_clear = not wish.outside and (not others or best - others[0][1] >= _BESIDES)
            return Likeness(is_like=True, name=likest if is_clear else None)
        if wish.items:
            return Likeness(is_like=True, name=wish.items[0].name if wish.sure else None)
        return Likeness(is_like=not wish.outside and (best >= _ALIKE or self._shares(words)))

    def _ranked(self, words: str) -> list[tuple[str, float]]:
        """The items by their own names, each with how alike what it is called is to the words; the likest first."""
        from locator.spelling.slips import likeness  # noqa: PLC0415  # as for `_wishes`

        by_item: dict[str, float] = {}
        for name, item in self._names:
            by_item[item] = max(by_item.get(item, 0.0), likeness(words, name))
        return sorted(by_item.items(), key=lambda one: -one[1]) or [("", 0.0)]

    def _shares(self, words: str) -> bool:
        """Whether words say nothing but what many matters are called, name a whole field, or share a run of signs."""
        own = plain(_IDLE.sub("", words))
        if len(own) < 2 or _FIELDS.search(own):  # one sign says nothing
            return True
        run = 2 if len(own) <= _SHORT else _RUN
        pieces = {own[start : start + run] for start in range(len(own) - run + 1)}
        return any(piece in name for piece in pieces for name, _ in self._names)

    @cached_property
    def _wishes(self) -> "WishReader":
        # A tenth of a second and 9 MB, for which cells of plain names need not wait.
        from locator.items.wishes.reading import WishReader  # noqa: PLC0415

        return WishReader(self._catalogue)
