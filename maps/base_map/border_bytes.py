"""Lines as bytes, small enough to be sent with a page; `maps/static/borders.js` reads them.

A stream of numbers, each as little as it takes: zigzag (0, -1, 1, -2 … are 0, 1, 2, 3 …), then seven bits a byte from
the lowest, the eighth set where more follow. First the units of a degree; then for each line its kind, how many points
it has, and their steps, longitude and latitude, each from the point before: the first from the last of the line before,
and that of the first line from 0, 0.
"""

from collections.abc import Iterable

import numpy as np

from maps.base_map.border_lines import BorderLine, Units

_SEVENS = 7 * np.arange(5)  # 35 bits are enough for 180 degrees in any unit that a map could use


def border_bytes(lines: Iterable[BorderLine], per_degree: int) -> bytes:
    """The lines, in their order; `per_degree` is the number of their units in a degree."""
    last = np.zeros((1, 2), np.int64)
    stream = [np.array([per_degree])]
    for line in lines:
        steps = np.diff(np.concatenate([last, line.points]), axis=0)
        stream += [np.array([line.kind, len(line.points)]), steps.ravel()]
        last = line.points[-1:]
    return _variable_length(np.concatenate(stream))


def _variable_length(numbers: Units) -> bytes:
    zigzag = (numbers << 1) ^ (numbers >> 63)
    sevens = zigzag[:, None] >> _SEVENS
    needed = sevens > 0
    needed[:, 0] = True
    followed = np.column_stack([needed[:, 1:], np.zeros(len(numbers), np.bool_)])
    octets = (sevens & 127) | (followed << 7)
    return octets[needed].astype(np.uint8).tobytes()
