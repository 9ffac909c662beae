"""A file of the base map as it is sent."""

import gzip
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentFile:
    """Its content, gzipped, and a tag that changes with it."""

    gzipped: bytes
    tag: str


def sent_file(plain: bytes) -> SentFile:
    """A content as it is sent."""
    return SentFile(gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:16])
