"""What a typed text may mean among the divisions, before anybody asks where that is."""

from dataclasses import dataclass

from locator.divisions.division import Division


@dataclass(frozen=True, slots=True)
class Meaning:
    """One division that a text may mean.

    `note` is the key of the sentence that tells how the text was read, None where its name was typed as it is.
    A meaning that is not `sure` is offered and never taken without being asked.
    """

    division: Division
    note: str | None = None
    sure: bool = True
