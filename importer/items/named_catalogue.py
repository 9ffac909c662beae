"""A catalogue as a person names it: a file, an edition by its number, or whatever is live."""

from pathlib import Path

from importer.publishing.press import EditionMissing
from importer.workplace import Workplace
from locator.items.catalogue import Catalogue, read_catalogue


def named_catalogue(name: str | None, work: Workplace) -> Catalogue:
    """The catalogue of a file, of an edition where the name is a number, and the one in force without a name.

    Raises
    ------
    CatalogueUnreadable
        If the file cannot be used.
    EditionMissing
        If there is no edition of this number.
    EditionUnreadable
        If it is damaged.
    """
    if name is None:
        return work.live_catalogue()
    if not (name.isascii() and name.isdigit()):
        return read_catalogue(Path(name), [Path(name)])
    folders, edition = work.folders, int(name)
    if edition not in folders.numbers():
        raise EditionMissing(edition)
    return folders.catalogue(folders.manifest(edition))
