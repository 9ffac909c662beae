"""Whether a map may show borders, and what stands at its bottom left."""

from dataclasses import dataclass

from locator.editions.edition import Manifest
from locator.settings import PublicSettings
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class MapLicence:
    """By what right a map shows borders.

    Parameters
    ----------
    review_number
        The 审图号 that the operator has been given for the map, if any.
    internal
        Whether the map is for use within the house: a staff page's, or the demo's (an edition that is a sample).
    """

    review_number: str | None
    internal: bool

    @property
    def borders(self) -> bool:
        """Whether borders may be shown; without them a map has points and lists."""
        return self.reviewed or self.internal

    @property
    def reviewed(self) -> bool:
        """Whether there is a 审图号."""
        return bool(self._number)

    def mark(self, lang: Lang) -> str | None:
        """What stands at the bottom left of the map; None where there is nothing to say, as no border is shown."""
        if self._number:
            return sentence(lang, "map-reviewed", number=self._number)
        return sentence(lang, "map-unreviewed") if self.internal else None

    def line(self, lang: Lang) -> str:
        """What a public map says: its mark, or why there are neither borders nor names on it."""
        return self.mark(lang) or sentence(lang, "map-without-review")

    @property
    def _number(self) -> str:
        return (self.review_number or "").strip()


def public_licence(settings: PublicSettings, manifest: Manifest | None) -> MapLicence:
    """That of the public site's maps: internal where the live edition is a sample, as in the demo."""
    return MapLicence(settings.map_review_number, internal=manifest is not None and manifest.sample)
