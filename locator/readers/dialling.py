"""Dialling: the link that calls a number as published, from wherever it is followed."""

import re

from locator.readers.phone_number import is_local, is_mobile, is_short_of_a_place

_NO_DIGIT = re.compile(r"[^0-9+]")


def tel_uri(phone: str, area_code: str | None) -> str:
    """The link that dials a number in national form: E.164 (RFC 3966), with the extension as `ext`.

    Short numbers are dialled with `area_code`, the window's, so that a telephone from elsewhere reaches the right one;
    those that are one and the same everywhere (400-800-1234, 95599) as they are.
    """
    number, _, extension = phone.partition(" 转 ")
    area, _, local = number.rpartition("-") if number.startswith("0") else ("", "", number)
    digits = _NO_DIGIT.sub("", local)
    if not area and (is_short_of_a_place(digits) or is_local(digits)):
        area = area_code if area_code is not None and area_code.startswith("0") else ""
    return f"tel:{_dialled(area, digits)}" + (f";ext={extension}" if extension.isdecimal() else "")


def uri_from_outside(uri: str) -> str:
    """The same link for a telephone outside the mainland, where no `tel:073112345` is to be dialled: with +86."""
    return f"tel:+86{uri.removeprefix('tel:0')}" if uri.startswith("tel:0") else uri


def _dialled(area: str, digits: str) -> str:
    if area and is_local(digits):
        return f"+86{area[1:]}{digits}"
    return f"+86{digits}" if is_mobile(digits) else f"{area}{digits}"
