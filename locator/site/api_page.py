"""The page for developers, `/docs`: the API's description as a page, with no script and nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.site.openapi.words import in_language
from locator.site.page_frame import PageFrame
from locator.site.page_language import page_lang
from locator.texts import Lang, sentence

Document = Mapping[str, Any]

_SHOWN_FIRST = ("lon", "lat")
"""Parameters that an endpoint's example address gives, with those that must be given."""


@dataclass(frozen=True, slots=True)
class Key:
    """A parameter of a question, or a key of an answer: what it is called, what it takes or holds, what it means."""

    name: str
    kind: str
    meaning: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A document that is answered, indented; `about` says which: a media type, or the question at fault."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """One status that an endpoint answers with."""

    status: str
    meaning: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint; `anchor` leads to it, `address` is an example that can be asked as it stands."""

    anchor: str
    path: str
    summary: str
    address: str
    parameters: tuple[Key, ...]
    answers: tuple[ApiAnswer, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of the answers, with its keys."""

    name: str
    keys: tuple[Key, ...]


class ApiPage:
    """The page in each language, laid out once, when it is first asked for."""

    def __init__(self, frame: PageFrame, document: Document) -> None:
        self._frame = frame
        self._document = document
        self._words: dict[Lang, Mapping[str, object]] = {}

    def routes(self) -> list[Route]:
        """The page's route."""
        return [Route("/docs", self.page, methods=["GET"])]

    async def page(self, request: Request) -> Response:
        """The page in the visitor's language."""
        lang = page_lang(request)
        if lang not in self._words:
            self._words[lang] = _words(self._document, lang)
        return self._frame.page(request, "docs.html", self._words[lang])


def _words(document: Document, lang: Lang) -> Mapping[str, object]:
    return {
        "introduction": in_language(document["info"]["description"], lang),
        "release": document["info"]["version"],
        "endpoints": [_endpoint(path, told["get"], lang) for path, told in document["paths"].items()],
        "shapes": list(_shapes(document["components"]["schemas"], lang)),
    }


def _endpoint(path: str, told: Document, lang: Lang) -> Endpoint:
    return Endpoint(
        anchor=told["operationId"],
        path=path,
        summary=in_language(told["summary"], lang),
        address=_address(path, told["parameters"]),
        parameters=tuple(_parameter(one, lang) for one in told["parameters"]),
        answers=tuple(_answer(status, answer, lang) for status, answer in told["responses"].items()),
    )


def _address(path: str, parameters: list[Document]) -> str:
    given = {one["name"]: str(one["example"]) for one in parameters}
    shown = [
        one["name"] for one in parameters if one["in"] == "query" and (one["required"] or one["name"] in _SHOWN_FIRST)
    ]
    query = "&".join(f"{name}={quote(given[name])}" for name in shown)
    return path.format(**given) + (f"?{query}" if query else "")


def _parameter(told: Document, lang: Lang) -> Key:
    schema = told["schema"]
    kinds = [_kind(schema, lang)]
    if "minimum" in schema:
        kinds.append(f"{schema['minimum']:g}–{schema['maximum']:g}")
    if "default" in schema:
        kinds.append(sentence(lang, "api-default", value=_plain(schema["default"])))
    meaning = in_language(told["description"], lang)
    return Key(
        told["name"], sentence(lang, "api-comma").join(kinds), meaning, _plain(told["example"]), told["required"]
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _answer(status: str, told: Document, lang: Lang) -> ApiAnswer:
    return ApiAnswer(status, in_language(told["description"], lang), tuple(_samples(told.get("content", {}))))


def _samples(content: Document) -> Iterator[Sample]:
    for media_type, told in content.items():
        if "example" in told:
            yield Sample(media_type, _indented(told["example"]))
        for example in told.get("examples", {}).values():
            yield Sample(f"GET {example['summary']}", _indented(example["value"]))


def _indented(document: object) -> str:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()


def _shapes(schemas: Document, lang: Lang) -> Iterator[Shape]:
    for name, schema in schemas.items():
        keys = tuple(_keys(schema, lang))
        if any(key.meaning for key in keys):
            yield Shape(name, keys)


def _keys(schema: Document, lang: Lang, above: str = "") -> Iterator[Key]:
    for name, inner in schema.get("properties", {}).items():
        yield Key(f"{above}{name}", _kind(inner, lang), in_language(inner.get("description", ""), lang))
        yield from _keys(inner, lang, f"{above}{name}.")


def _kind(schema: Document, lang: Lang) -> str:
    """What a value may be, in a word or two."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "oneOf" in schema:
        return " | ".join(_kind(one, lang) for one in schema["oneOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(_plain(value) for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return sentence(lang, "api-list", of=_kind(schema["items"], lang))
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return " | ".join("null" if one == "null" else sentence(lang, f"api-{one}") for one in types)
