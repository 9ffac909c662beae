"""What an import says of whose windows it touches, before anything is published, and which ones it does not list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from importer.importing import Checked
from importer.publishing.gap import gap_line
from locator.window import Window

_MOST_NAMED = 20


def publishing_lines(checked: Checked, lang: str) -> Iterator[str]:
    """The windows that go, the other offices whose windows change, and why none goes."""
    english = lang == "en"
    for window in checked.dropped():
        yield f"{'dropped' if english else '撤下'}: {window.id} {window.name}（{window.office}）"
    for office in checked.others():
        yield f"{'changes windows of' if english else '改动其他单位的窗口'}: {office}"
    if checked.gaps():
        yield gap_line(checked.gaps(), lang)


def office_lines(checked: Checked, lang: str) -> Iterator[str]:
    """Where the windows of this import are public already, as those of other offices or of one spelt otherwise."""
    english = lang == "en"
    for own, theirs, count in checked.doubled():
        if english:
            told = f"windows of “{own}” that are public already as those of {', '.join(theirs)}: {count}"
            yield f"{told}; for a summary (汇总表) import with --summary{_renamed_en(theirs)}"
        else:
            told = f"“{own}”有 {count} 个窗口已由“{'、'.join(theirs)}”公开"
            yield f"{told}：若这是汇总表，请加 --summary{_renamed_zh(theirs)}"
    for own, other in checked.alike():
        if english:
            yield f"“{own}” has no public window yet, “{other}” has: if it is one office, import with --office {other}"
        else:
            yield f"“{own}”还没有公开的窗口，“{other}”有：若是同一单位，请加 --office {other}"


def _renamed_zh(owners: Sequence[str]) -> str:
    """The other way out, which there is where all are one office's."""
    return f"；若是同一单位换了名称，请加 --office {owners[0]}" if len(owners) == 1 else ""


def _renamed_en(owners: Sequence[str]) -> str:
    return f"; if it is one office under another name, with --office {owners[0]}" if len(owners) == 1 else ""


def unlisted_lines(checked: Checked, lang: str) -> Iterator[str]:
    """One line for each office that has public windows which this import does not list, and leaves as they are."""
    of_office: dict[str, list[Window]] = defaultdict(list)
    for window in checked.unlisted():
        of_office[window.office].append(window)
    for office, windows in sorted(of_office.items()):
        if lang == "en":
            yield (
                f"public windows of “{office}” that this import does not list, kept as they are: "
                f"{_named(windows, ', ')} (to drop them add --whole)"
            )
        else:
            yield f"“{office}”已公开、本次没有列出的窗口：{_named(windows, '、')}（要撤下请加 --whole）"


def _named(windows: Iterable[Window], between: str) -> str:
    names = [f"{window.id} {' '.join(window.name.split())}" for window in windows]
    return between.join(names[:_MOST_NAMED]) + (f" … ({len(names)})" if len(names) > _MOST_NAMED else "")
