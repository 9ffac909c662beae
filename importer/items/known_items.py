"""Which known item a name in a further list is: the same, one that was renamed a little, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from importer.checks.cell_text import tidy_line
from locator.items.catalogue import Catalogue
from locator.items.item import Item

_NOT_THE_NAME = re.compile(r"[\s“”\"'‘’，,、。.；;：:（）()【】\[\]《》·—-]+")
_ACTS = re.compile("(?:办理|申领|申请|登记|业务|服务|手续)+$")
"""What is said of almost any matter."""
_LEAST_CORE = 5
"""A shorter one, such as 失业 of 失业登记, is too little to know a matter by."""
_ALIKE = 0.8
"""How alike two names are at least. 住房公积金汇缴 and 补缴 are as well, so that likeness is only ever proposed."""
_BESIDES = 0.05
"""By so much the likest item has to be liker than the next one, or none is proposed."""
_COMPARED_SIGNS = 120


@dataclass(frozen=True)
class KnownItems:
    """The items of a catalogue, by what lists call them."""

    catalogue: Catalogue

    def same(self, name: str) -> Item | None:
        """The item that some list calls so; spaces and punctuation do not count."""
        return self._by_name.get(_bare(name))

    def alike(self, name: str) -> Item | None:
        """The one item whose name is a little different; None where there is none, or where it may be several."""
        bare = _bare(name)[:_COMPARED_SIGNS]
        core = _core(bare)
        of_core = [id_ for id_, names in self._names.items() if core in map(_core, names)]
        if len(core) < _LEAST_CORE:
            of_core = []
        # The same words in another order have the same signs: 租房提取住房公积金, 住房公积金租房提取.
        signs = _signs(core)
        found = of_core or [id_ for id_, names in self._names.items() if signs and signs in map(_signs, names)]
        if len(found) == 1:
            return self.catalogue.find(found[0])
        ranked = sorted(((_likeness(bare, names), id_) for id_, names in self._names.items()), reverse=True)
        if not ranked or ranked[0][0] < _ALIKE:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _BESIDES:
            return None
        return self.catalogue.find(ranked[0][1])

    def key(self, name: str) -> str:
        """What is compared of a name: two rows with the same are the same item."""
        return _bare(name)

    @cached_property
    def _by_name(self) -> dict[str, Item]:
        return {_bare(name): item for item in self.catalogue.items for name in _listed(item)}

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {
            item.id: list(dict.fromkeys(_bare(name)[:_COMPARED_SIGNS] for name in (*_listed(item), *item.aliases)))
            for item in self.catalogue.items
        }


def _listed(item: Item) -> Iterator[str]:
    yield item.name
    for listing in item.listings:
        yield listing.name


def _bare(name: str) -> str:
    return _NOT_THE_NAME.sub("", tidy_line(name)).lower()


def _core(bare: str) -> str:
    return _ACTS.sub("", bare)


def _signs(bare: str) -> str:
    """What a name is written with, whatever the order; empty where that is too little to know a matter by."""
    signs = sorted(_core(bare).replace("的", ""))
    return "".join(signs) if len(signs) >= _LEAST_CORE else ""


def _likeness(name: str, others: list[str]) -> float:
    matcher = SequenceMatcher(None, b=name, autojunk=False)
    best = 0.0
    for other in others:
        matcher.set_seq1(other)
        # The quick bounds first: most names are far from each other.
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            best = max(best, matcher.ratio())
    return best
