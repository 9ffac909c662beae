"""What an operator is told at the start: what a government's site must show, and this one does not."""

import logging

from locator.editions.edition import EditionFolders, EditionUnreadable
from locator.owner_settings import OwnerSettings
from locator.texts import WRITTEN, sentence

SHOWN = ("sponsor", "site_code", "icp_number", "police_number", "national_zone", "provincial_zone", "rating_page")
"""The settings that a government's site has to fill; the hotline is 12345 where nobody says otherwise."""

_log = logging.getLogger("tongban")


def tell_what_is_unset(owner: OwnerSettings, folders: EditionFolders) -> None:
    """A line of the log for each setting that is missing; none where a sample is served, which is nobody's site."""
    if _serves_sample(folders):
        return
    for name in SHOWN:
        if getattr(owner, name) is None:
            key = f"unset-{name.replace('_', '-')}"
            _log.warning("%s", " · ".join(sentence(lang, key) for lang in WRITTEN))


def _serves_sample(folders: EditionFolders) -> bool:
    try:
        live = folders.current()
        return live is not None and folders.manifest(live).sample
    except EditionUnreadable:
        return False  # the look for editions says what is wrong with it
