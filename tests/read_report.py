"""A report read back: its figures, its kinds, its links, and whatever in it could do more than be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "hr", "input", "source"}


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: Mapping[str, str | None]
    text: list[str] = field(default_factory=list)


class ReadReport(HTMLParser):
    """The elements of a report with their texts, in the order in which they end."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Mapping[str, str | None], str]] = []
        self._open: list[_Open] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(_Open(tag, dict(attrs)))
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        ended = self._open.pop()
        assert ended.tag == tag, (ended.tag, tag)
        text = "".join(ended.text)
        self.elements.append((tag, ended.attributes, text))
        if self._open and tag != "style":
            self._open[-1].text.append(text)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text.append(data)

    @property
    def is_whole(self) -> bool:
        """Whether every element ends."""
        return not self._open

    def texts(self, tag: str, class_: str = "") -> list[str]:
        """The texts of elements of a class."""
        return [
            " ".join(text.split())
            for name, attributes, text in self.elements
            if name == tag and class_ in ["", *(attributes.get("class") or "").split()]
        ]

    def figures(self) -> dict[str, int]:
        """The large figures by their labels."""
        labels, figures = self.texts("dt"), self.texts("dd")
        return {
            label: int(figure.replace(",", ""))
            for label, figure in zip(labels, figures, strict=False)
            if figure.replace(",", "").isdigit()
        }

    def kinds(self) -> Counter[str]:
        """How often each code was found, whatever its severity."""
        codes = [text for tag, _, text in self.elements if tag == "b" and "-" in text]
        rows = [text for tag, attributes, text in self.elements if tag == "td" and attributes == {"class": "count"}]
        found: Counter[str] = Counter()
        for code, count in zip(codes, rows, strict=True):
            found[code] += int(count.replace(",", ""))
        return found

    def dangers(self) -> list[str]:
        """Elements and attributes that a report has no need of: scripts, handlers, links that leave the page."""
        found = [tag for tag, _, _ in self.elements if tag in {"script", "img", "iframe", "object", "form", "link"}]
        for tag, attributes, _ in self.elements:
            found += [f"{tag} {name}" for name in attributes if name.startswith("on")]
            targets = (attributes.get(name) for name in ("href", "src", "xlink:href", "action"))
            found += [f"{tag} {target}" for target in targets if target and not target.startswith("#")]
        return found
