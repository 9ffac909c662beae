"""A window's stable public id: kept through renaming, moving and re-ordering, and needing no store.

A row's id is, in this order: its own 窗口编号; the id of the published window that it is (the same division and name,
else the same name and place, else the same place); a new one made of its division and name. Only windows that this
upload may touch are compared.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from itertools import chain, count

from importer.publishing.window_match import (
    Candidate,
    Distinguishing,
    by_name,
    by_name_and_place,
    by_place,
    distinguishing,
    matched,
    metres,
    name_key,
)
from locator.window import Window

_OWN_ID = re.compile(r"[A-Za-z0-9-]{1,40}")
# Eight letters of base32 are five bytes, ten bits to a pair: the library's encoder takes ten times as long as SHA-256.
_HASH_BYTES = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(one + other for one in _LETTERS for other in _LETTERS)


class AnyOf(Container[str]):
    """What is in any of several sets, none of which is copied: of a folder's files each sees all before it."""

    def __init__(self, *sets: Container[str]) -> None:
        self._sets = sets

    def __contains__(self, each: object) -> bool:
        return any(each in one for one in self._sets)


def is_window_id(text: str) -> bool:
    """Whether a 窗口编号 can be an id: up to forty letters, digits and hyphens."""
    return bool(_OWN_ID.fullmatch(text))


def give_ids(
    candidates: Sequence[Candidate],
    published: Iterable[Window],
    taken: Container[str],
    listed: Container[str] = frozenset(),
) -> list[str]:
    """An id for each candidate, all different.

    Parameters
    ----------
    candidates
        The rows, in any order: it does not matter for which window is which, unless two rows agree in division, name
        and position.
    published
        The windows that the upload may touch: the office's own, or with a summary those of its scope.
    taken
        The ids of all published windows, whoever owns them: a new id is none of these.
    listed
        The ids that earlier files of the same import gave: a row is one of these windows by its name, never by its
        place alone, as within one file.

    Notes
    -----
    Each pass sees only what the passes before left over, on both sides, so that two rows never become one window.
    Where several windows bear one name, the nearest pairs are taken first. A renamed window is known by its place only
    where it is of the same kind and the numbers in both names agree: 窗口02 at the counter beside 窗口01 is another.
    """
    known = {window.id: window for window in published}
    ids = _stated(candidates, known)
    if known:
        _match_published(candidates, known, listed, ids)
    _new_ids(candidates, ids, taken)
    return [ids[index] for index in range(len(candidates))]


def unlike_ids(windows: Sequence[Window]) -> list[str] | None:
    """The ids that `give_ids` gives rows that state none where nothing is public; None where several would have one."""
    ids = [new_id(window.division.code, window.name) for window in windows]
    return ids if len(set(ids)) == len(ids) else None


def _match_published(
    candidates: Sequence[Candidate], known: dict[str, Window], listed: Container[str], ids: dict[int, str]
) -> None:
    """Give the rows that are published windows the ids of these, pass by pass."""
    ids |= matched(_left(candidates, ids), _without(known, set(ids.values())), by_name)
    # A slip in the code makes no second window. A summary gathers many offices, and two of them may share a hall.
    of_one_office = {row: each for row, each in _left(candidates, ids).items() if each.office is not None}
    ids |= matched(of_one_office, _without(known, set(ids.values())), by_name_and_place)
    ids |= matched(_left(candidates, ids), _without(known, AnyOf(set(ids.values()), listed)), by_place)


def _left(candidates: Sequence[Candidate], ids: Collection[int]) -> dict[int, Candidate]:
    return {index: candidate for index, candidate in enumerate(candidates) if index not in ids}


def _without(known: dict[str, Window], used: Container[str]) -> list[Window]:
    return [window for window_id, window in known.items() if window_id not in used]


def _stated(candidates: Sequence[Candidate], known: dict[str, Window]) -> dict[int, str]:
    """The 窗口编号 that can be kept. Of several rows with one, the row that is more like the window has it."""
    claims: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if is_window_id(candidate.stated_id):
            claims[candidate.stated_id].append(index)

    def unlike(index: int, stated_id: str) -> tuple[object, ...]:
        mine, window = candidates[index], known.get(stated_id)
        if window is None:
            return distinguishing(mine), index
        renamed = name_key(window.name) != name_key(mine.name)
        return renamed, metres(mine.position, window.position), distinguishing(mine), index

    return {min((unlike(row, stated_id), row) for row in rows)[1]: stated_id for stated_id, rows in claims.items()}


def _new_ids(candidates: Sequence[Candidate], ids: dict[int, str], public: Container[str]) -> None:
    """Give the rows that have no id yet new ones."""
    left = _left(candidates, ids)
    rows = list(map(distinguishing, left.values()))
    named = [(row.division_code, row.name) for row in rows]
    given = ids_of_new(named, rows.__getitem__, AnyOf(set(ids.values()), public))
    ids.update(zip(left, given, strict=True))


def ids_of_new(
    named: Sequence[tuple[str, str]],
    distinguished: Callable[[int], Distinguishing],
    taken: Container[str] = frozenset(),
) -> list[str]:
    """New ids for rows by their division codes and names, the latter without spaces; none of them taken.

    Those of one name are numbered from west to east, as `distinguished` has each, so that the sheet's order does not
    matter.
    """
    made = [_made_of(code, name) for code, name in named]
    often = Counter(made)
    alike: dict[str, list[int]] = {base: [] for base, rows in often.items() if rows > 1 or base in taken}
    for index, base in enumerate(made if alike else ()):
        if base in alike:
            alike[base].append(index)
    for base, several in alike.items():
        numbered = _numbered(base, taken)
        for index in sorted(several, key=lambda index: (distinguished(index), index)):
            made[index] = next(numbered)
    return made


def _numbered(base: str, taken: Container[str]) -> Iterator[str]:
    """An id, and the same with numbers from 2 on, but for those that are taken."""
    return (each for each in chain((base,), (f"{base}-{number}" for number in count(2))) if each not in taken)


def new_id(division_code: str, name: str) -> str:
    """The id of a window never seen before: `430103-` and eight base32 letters of SHA-256 over code and name."""
    return _made_of(division_code, name_key(name))


def _made_of(division_code: str, key: str) -> str:
    bits = int.from_bytes(hashlib.sha256(f"{division_code}\n{key}".encode()).digest()[:_HASH_BYTES], "big")
    first, second, third, fourth = bits >> 30, bits >> 20 & 1023, bits >> 10 & 1023, bits & 1023
    return f"{division_code}-{_PAIRS[first]}{_PAIRS[second]}{_PAIRS[third]}{_PAIRS[fourth]}"
