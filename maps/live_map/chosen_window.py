"""The one window that the map is to open on."""

from collections.abc import Mapping
from dataclasses import dataclass

from locator.editions.snapshot import Snapshot
from locator.finding.links import page_of


@dataclass(frozen=True, slots=True)
class ChosenWindow:
    """What the page says of it where no script runs, and where it stands for the script, in WGS-84 degrees."""

    id: str
    name: str
    page: str
    lon: float
    lat: float

    @classmethod
    def of(cls, snapshot: Snapshot, row: int) -> "ChosenWindow":
        """The window of a row."""
        window_id, name = str(snapshot.ids[row]), snapshot.column("name")[row].as_py()
        return cls(window_id, name, page_of(window_id), float(snapshot.lon[row]), float(snapshot.lat[row]))

    def place(self) -> Mapping[str, object]:
        """What the script is told."""
        return {"id": self.id, "lon": self.lon, "lat": self.lat}
