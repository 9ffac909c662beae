"""The words of `value-tidied` for one cell of a further list: what it said, what it was read as, and why."""


def tidied_words(was: str, tidy: str, why: tuple[str, str]) -> dict[str, str]:
    """Words for both languages; `why` is told in Chinese and in English."""
    zh, en = why
    both = {"was": f"“{was}”", "tidy": f"“{tidy}”", "more": ""}
    return {**both, **{f"{key}_en": text for key, text in both.items()}, "why": zh, "why_en": en}
