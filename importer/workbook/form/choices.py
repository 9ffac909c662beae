"""What the form's drop-downs offer."""

from importer.choice_names import DATUM_CHOICES, KIND_NAMES, LEVEL_NAMES

CHOICES = {
    "datum": tuple(DATUM_CHOICES.values()),
    "kind": tuple(KIND_NAMES.values()),
    "level": tuple(LEVEL_NAMES.values()),
}
"""What the drop-downs of a column offer; `stated_choices` understands each."""
