"""What pages and maps call an edition."""

from locator.editions.edition import Manifest
from locator.readers.moments import SHANGHAI
from locator.texts import Lang, sentence


def edition_words(manifest: Manifest, lang: Lang) -> str:
    """Its number, and the day on which it was published."""
    published = manifest.published_at.astimezone(SHANGHAI).date().isoformat()
    return sentence(lang, "edition", edition=manifest.edition, date=published)
