"""Mainland mobiles, however they are dialled and whatever stands between their digits."""

import re

DASH = r"[-‐‑–—－−.·• ]?"
"""What may stand between two digits of a number."""

MOBILE = re.compile(rf"(?<![0-9])(?:(?:\+|00)?86{DASH})?0?1[3-9][0-9]{DASH}[0-9]{{4}}{DASH}[0-9]{{4}}(?![0-9])")
"""A mainland mobile, however it is dialled."""
