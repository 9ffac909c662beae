"""Words put together out of parts: 停止 + 取号, 中午 + 不 + 打烊, 请 + 提前 + 电话 + 预约."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

Parts = Sequence[Sequence[str]]


def composed(products: Mapping[str, Sequence[Parts]], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each word with its kind, one part of each list after another; but for those that are words of their own."""
    made: set[str] = set()
    for kind, lists in products.items():
        for parts in lists:
            for word in map("".join, product(*parts)):
                if word not in known and word not in made:
                    made.add(word)
                    yield word, kind
