"""The table of views that the map is weighed over: screens from a phone to a wide desk, all zooms, usual and elder."""

from collections.abc import Iterable, Sequence

from locator.position import Position
from maps.live_map.cell_grid import FINEST
from tests.journeys.site_client import SiteClient

VIEW_LIMIT = 10_000
"""The most bytes of a view, as it is sent."""
SCREENS = {"a phone": (390, 844), "a tablet": (768, 1024), "a desk": (1280, 800), "a wide desk": (1920, 1080)}
LOOKS = ("usual", "elder")


def weight(client: SiteClient, address: str, look: str = "usual") -> int:
    """The bytes of an answer's body as it is sent, compressed where the site compresses it."""
    answer = client.get(address, headers={"cookie": f"view={look}"})
    assert answer.status_code == 200, answer.text
    return answer.num_bytes_downloaded


def box(middle: Position, screen: tuple[int, int], zoom: int) -> str:
    """The edges of a screen's view around a place, north and south no less far than they are there."""
    degrees = 360 / 256 / 2**zoom
    wide, high = (side / 2 * degrees for side in screen)
    south, north = max(middle.lat - high, -89), min(middle.lat + high, 89)
    return f"west={middle.lon - wide:.4f}&south={south:.4f}&east={middle.lon + wide:.4f}&north={north:.4f}&zoom={zoom}"


def weights(client: SiteClient, middles: Sequence[Position], filters: Iterable[str] = ("",)) -> dict[str, int]:
    """The bytes of every view of the table around some places, by what it is; filters are fields of an address."""
    return {
        f"{screen} ({look}) at zoom {zoom} around {middle} {chosen}": weight(
            client, f"/map/view?{box(middle, size, zoom)}{chosen}", look
        )
        for chosen in filters
        for middle in middles
        for screen, size in SCREENS.items()
        for look in LOOKS
        for zoom in range(FINEST + 1)
    }
