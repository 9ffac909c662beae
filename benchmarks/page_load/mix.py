"""What two hundred citizens ask of the pages, in which shares, and what each question has to be answered with."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

SHARES: Mapping[str, int] = {
    "first page": 16,
    "results by name": 22,
    "results by position": 14,
    "a name that was typed": 4,
    "results that are open": 3,
    "results for an item": 4,
    "a wish": 4,
    "a window": 14,
    "a card": 1,
    "a calendar": 1,
    "what is wrong with a window": 1,
    "the items": 2,
    "an item": 3,
    "the questions": 2,
    "an answer": 2,
    "the map": 2,
    "a view of the map": 3,
    "a style": 1,
    "an unknown window": 1,
}
"""Of a hundred questions; most people look for a window near them, and open one."""

WISHES = ("公积金", "临时身份证", "社保卡", "毕业了户口想迁回爸妈家", "养老金")
ITEMS = ("2022-01", "2022-04", "2022-05", "2022-22")
ANSWERS = ("what", "distance", "privacy")
_ZOOM = 9
_AROUND_DEG = 1.0
_STATUS: Mapping[str, int] = {"a name that was typed": 303, "an unknown window": 404}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it is called in the mix, the request, and the status that it is to be answered with."""

    name: str
    path: str
    form: Mapping[str, str] | None
    status: int


@dataclass(frozen=True, slots=True)
class Asker:
    """Draws questions.

    Parameters
    ----------
    places
        Names of divisions.
    windows
        Ids of windows.
    style
        The address of a stylesheet.
    only
        The one kind of question that is asked; all of them in their shares where it is None.
    """

    places: Sequence[str]
    windows: Sequence[str]
    style: str
    only: str | None = None

    def questions(self, seed: int) -> Iterator[Asked]:
        """Questions without end, the same ones for the same seed; the seed tells of which kind the first one is."""
        drawn = random.Random(seed)  # noqa: S311 – a benchmark's questions
        yield self.question(self.only or [*SHARES][seed % len(SHARES)], drawn)
        while True:
            (name,) = drawn.choices([*SHARES], [*SHARES.values()])
            yield self.question(self.only or name, drawn)

    def question(self, name: str, drawn: random.Random) -> Asked:
        """One of a kind."""
        form = self._form(name, drawn)
        path = "/" if form is not None else self._path(name, drawn)
        return Asked(name, path, form, _STATUS.get(name, 200))

    def _form(self, name: str, drawn: random.Random) -> Mapping[str, str] | None:
        if name == "results by position":
            return {"place": "", "at": f"{drawn.uniform(110, 117):.4f},{drawn.uniform(23, 30):.4f}", "within": "30"}
        return {"place": drawn.choice(self.places)} if name == "a name that was typed" else None

    def _path(self, name: str, drawn: random.Random) -> str:
        place, window = quote(drawn.choice(self.places)), quote(drawn.choice(self.windows))
        item, answer, wish = drawn.choice(ITEMS), drawn.choice(ANSWERS), quote(drawn.choice(WISHES))
        lon, lat = drawn.uniform(110, 117), drawn.uniform(23, 30)
        sides = {"west": lon, "south": lat, "east": lon + _AROUND_DEG, "north": lat + _AROUND_DEG}
        view = urlencode({**{side: f"{degrees:.3f}" for side, degrees in sides.items()}, "zoom": _ZOOM})
        paths = {
            "first page": "/",
            "results by name": f"/?place={place}",
            "results that are open": f"/?place={place}&open=true",
            "results for an item": f"/?place={place}&item={item}&home=430100",
            "a wish": f"/?place={place}&wish={wish}",
            "a window": f"/windows/{window}",
            "a card": f"/windows/{window}/card",
            "a calendar": f"/windows/{window}.ics",
            "what is wrong with a window": f"/windows/{window}/wrong",
            "the items": "/items",
            "an item": f"/items/{item}",
            "the questions": "/help",
            "an answer": f"/help/{answer}",
            "the map": "/map",
            "a view of the map": f"/map/view?{view}",
            "a style": self.style,
            "an unknown window": f"/windows/none-{drawn.randrange(1000)}",
        }
        return paths[name]
