"""Names of offices: when two of them are likely to be one office's, written with more or fewer divisions before it.

The name is all that says whose a window is, and one short name may be many offices' (鼓楼区数据局), so names that are
alike are told of and never taken for one.
"""

import re

_DIVISION_BEFORE = re.compile(r"[\u4e00-\u9fff]+(?:省|自治区|市|区|县|州|盟|旗|地区)")


def are_alike(one: str, other: str) -> bool:
    """Whether two different names differ only by divisions before the shorter (长沙市天心区数据局, 天心区数据局)."""
    short, long = sorted(("".join(one.split()), "".join(other.split())), key=len)
    if not short or not long.endswith(short):
        return False
    before = long.removesuffix(short)
    return one != other and (not before or bool(_DIVISION_BEFORE.fullmatch(before)))
