"""What a still map shows, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Grade(StrEnum):
    """How sound a place is; the three differ in shape as well as in colour."""

    SOUND = "sound"
    CHECK = "check"
    MEND = "mend"


GRAVEST_FIRST = (Grade.MEND, Grade.CHECK, Grade.SOUND)


@dataclass(frozen=True, slots=True)
class StillMark:
    """A place with something to be told of, in WGS-84 degrees; `row` is the number that it is labelled with."""

    lon: float
    lat: float
    grade: Grade
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class StillContent:
    """A whole map.

    Parameters
    ----------
    label
        What it is called by programs that read pages aloud.
    sound_lon, sound_lat
        Places (n,) of which there is nothing to tell, in WGS-84 degrees.
    marks
        Places that are labelled, the gravest first.
    codes
        The divisions whose places these are.
    rows_word
        How a label of rows is written, with `{rows}` in it.
    """

    label: str
    sound_lon: NDArray[np.float64]
    sound_lat: NDArray[np.float64]
    marks: Sequence[StillMark]
    codes: Sequence[str]
    rows_word: str
