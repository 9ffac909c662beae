"""Faults as RFC 9457 `application/problem+json`: one table from exception to status, and sentences that are public.

No text from inside ever reaches the caller: what is not in the table is 500 with one fixed sentence.
"""

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from starlette.exceptions import HTTPException
from starlette.responses import Response

from locator.finding.refusal import (
    AnswerUnknown,
    BodyTooLarge,
    ItemUnknown,
    NoEdition,
    ParameterFault,
    PlaceAmbiguous,
    PlaceUnknown,
    Refusal,
    TooManyRequests,
    ValueUnknown,
    WindowUnknown,
)
from locator.texts import Lang, sentence

MEDIA_TYPE = "application/problem+json"

STATUS: Mapping[type[Refusal], int] = {
    ParameterFault: 400,
    ValueUnknown: 422,
    PlaceUnknown: 422,
    PlaceAmbiguous: 422,
    WindowUnknown: 404,
    ItemUnknown: 404,
    AnswerUnknown: 404,
    NoEdition: 503,
    BodyTooLarge: 413,
    TooManyRequests: 429,
}
"""The status of each kind of refusal."""

_ON_PAGES: Mapping[str, str] = {"item-unknown": "item-gone", "group-unknown": "group-not-here"}
"""What is said on pages in place of sentences that lead programs to the API and operators to the command."""

_HTTP_KEYS: Mapping[int, str] = {403: "asked-elsewhere", 404: "path-unknown", 405: "method-unknown"}


def status_of(fault: Exception) -> int:
    """The HTTP status of a fault; 500 for whatever is not foreseen."""
    if isinstance(fault, Refusal):
        return STATUS[type(fault)]
    return fault.status_code if isinstance(fault, HTTPException) else 500


def public_sentence(fault: Exception, lang: Lang) -> str:
    """What a caller is told of a fault."""
    if isinstance(fault, Refusal):
        return fault.sentence(lang)
    if isinstance(fault, HTTPException):
        return sentence(lang, _HTTP_KEYS.get(fault.status_code, "inside"))
    return sentence(lang, "inside")


def page_sentence(fault: Exception, lang: Lang) -> str:
    """The same in a citizen's words, as pages say it."""
    if isinstance(fault, Refusal) and fault.key in _ON_PAGES:
        return sentence(lang, _ON_PAGES[fault.key], **fault.values)
    return public_sentence(fault, lang)


def problem_response(fault: Exception, lang: Lang) -> Response:
    """A fault as an answer for programs."""
    headers = {"content-language": lang.value, "cache-control": "no-store", **extra_headers(fault)}
    return Response(orjson.dumps(problem_document(fault, lang)), status_of(fault), headers, MEDIA_TYPE)


def problem_document(fault: Exception, lang: Lang) -> dict[str, object]:
    """A fault as an RFC 9457 document, with the parameter at fault and, for a place of several meanings, `choices`."""
    status = status_of(fault)
    document: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _for_programs(fault, lang),
    }
    if isinstance(fault, Refusal) and fault.parameter is not None:
        document["parameter"] = fault.parameter
    if isinstance(fault, PlaceAmbiguous):
        document["choices"] = [place.public() for place in fault.choices]
    return document


def _for_programs(fault: Exception, lang: Lang) -> str:
    # What people are told of a wrong address or method leads them to pages.
    if isinstance(fault, HTTPException) and fault.status_code == 404:
        return sentence(lang, "path-unknown-here")
    if isinstance(fault, HTTPException) and fault.status_code == 405:
        allowed = sorted((fault.headers or {})["Allow"].split(", "))
        return sentence(lang, "method-unknown-here", allowed=", ".join(allowed))
    return public_sentence(fault, lang)


def extra_headers(fault: Exception) -> Mapping[str, str]:
    """Headers that belong to a fault: `Allow` with 405, `Retry-After` with 429 and 503."""
    if isinstance(fault, TooManyRequests):
        return {"retry-after": str(fault.wait_s)}
    if isinstance(fault, NoEdition):
        return {"retry-after": "10"}
    return fault.headers or {} if isinstance(fault, HTTPException) else {}
