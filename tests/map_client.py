"""What journeys to the map share: where they look, and how they ask."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from locator.divisions.divisions import Divisions
from locator.window import Window
from maps.live_map.room import room
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient

EVERYWHERE = "west=70&south=15&east=140&north=55"
CHANGSHA = "west=112.5&south=27.9&east=113.5&north=28.5"


def over(folder: Path, divisions: Divisions, windows: Sequence[Window]) -> SiteClient:
    """A client of a site over these windows."""
    lay_edition(folder / "public", windows=windows)
    return SiteClient(site_over(folder, divisions, rooms=[room()]))


def view(client: SiteClient, query: str, zoom: int, chosen: str = "usual") -> Any:
    """The answer to a view of the map, as a page in the chosen view asks for it."""
    answer = client.get(f"/map/view?{query}&zoom={zoom}", headers={"cookie": f"view={chosen}"})
    assert answer.status_code == 200, answer.text
    return answer.json()


def loaded_by(client: SiteClient, page: str) -> set[str]:
    """The static files that a page names."""
    return set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(page).text))
