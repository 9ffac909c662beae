"""The packaged polygons as they are stored, each decoded when it is asked for.

Decoded, all counties of China take seventy megabytes in every process that holds them; stored they take eleven, and
decoding one costs less than a tenth of a millisecond.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from locator.divisions.polygon_file import bounds_of, decode_polygon

_KEPT = 256
"""So many are kept decoded: a sheet's windows lie in a county and those around it."""


class EncodedPolygons(Mapping[str, Polygon | MultiPolygon]):
    """Polygons in WGS-84 degrees by division code, of which only the last ones that were asked for are held decoded."""

    def __init__(self, encoded: Mapping[str, bytes]) -> None:
        self._encoded = dict(encoded)
        self._bounds = dict(zip(self._encoded, bounds_of([*self._encoded.values()]), strict=True))
        self._decoded = lru_cache(maxsize=_KEPT)(self._decode)

    def __getitem__(self, code: str) -> Polygon | MultiPolygon:
        return self._decoded(code)

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def __contains__(self, code: object) -> bool:
        return code in self._encoded

    def bounds(self, codes: Sequence[str]) -> NDArray[np.float64]:
        """West, south, east and north of some, (n, 4) in degrees: those that the decoded polygons have."""
        return np.array([self._bounds[code] for code in codes]).reshape(-1, 4)

    def _decode(self, code: str) -> Polygon | MultiPolygon:
        return decode_polygon(self._encoded[code])
