"""The geocoder that an operator has chosen."""

from dataclasses import dataclass, field

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.geocoder_settings import GeocoderSettings
from locator.geocoding.formats import FORMATS, Format
from locator.geocoding.geocoder import Geocoder
from locator.geocoding.geocoder_host import GeocoderHost


@dataclass(frozen=True, slots=True)
class Chosen:
    """A geocoder that can be asked: how, where, and with whose key."""

    form: Format
    address: str
    key: str | None = field(repr=False)
    wait_s: float

    def geocoder(self, divisions: Divisions) -> Geocoder:
        """The geocoder itself; its connections are of the event loop that first asks it."""
        return Geocoder(self.form, GeocoderHost(self.form, self.address, self.key, self.wait_s), divisions)


def chosen_geocoder(settings: GeocoderSettings) -> Chosen | None:
    """What the settings choose; None where they name none.

    Raises
    ------
    Fault
        If it lacks a key or an address.
    """
    if settings.geocoder is None:
        return None
    form, key = FORMATS[settings.geocoder], settings.geocoder_key_text()
    address = settings.geocoder_address or form.address
    if form.key_name is not None and not key:
        raise Fault(
            f"TONGBAN_GEOCODER 为 {settings.geocoder} 时，还要在 TONGBAN_GEOCODER_KEY 里填密钥。",
            f"With TONGBAN_GEOCODER={settings.geocoder} a key is needed: set TONGBAN_GEOCODER_KEY.",
        )
    if address is None:
        raise Fault(
            f"TONGBAN_GEOCODER 为 {settings.geocoder} 时，还要在 TONGBAN_GEOCODER_ADDRESS 里填它的地址。",
            f"With TONGBAN_GEOCODER={settings.geocoder} an address is needed: set TONGBAN_GEOCODER_ADDRESS.",
        )
    return Chosen(form, address, key, settings.geocoder_wait_s)


def geocoder_names(settings: GeocoderSettings) -> tuple[str, str] | None:
    """The Chinese and the English name of the geocoder that the settings name; None where they name none."""
    form = FORMATS[settings.geocoder] if settings.geocoder is not None else None
    return (form.zh, form.en) if form is not None else None
