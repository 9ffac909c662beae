"""Which tests are there for which module: those that a slip in it is tried against first."""

from pathlib import Path

NAMED: dict[str, tuple[str, ...]] = {
    "coordinate": ("test_coordinates.py", "test_positions.py"),
    "decimal_marks": ("test_coordinates.py",),
    "precision": ("test_coordinates.py", "test_positions.py"),
    "phone": ("test_phones.py", "test_office_phones.py", "test_division_levels.py"),
    "area_codes": ("test_phones.py", "test_office_phones.py"),
    "abolished": ("test_abolished.py",),
    "division": ("test_division_codes.py", "test_division_levels.py", "test_guessed_divisions.py", "test_abolished.py"),
    "hall_codes": ("test_division_levels.py",),
    "row_places": ("test_guessed_divisions.py", "test_division_codes.py"),
    "smallest_division": ("test_smallest_division.py",),
    "duplicates": ("test_duplicates.py",),
    "repeated_rows": ("test_duplicates.py",),
    "person": (
        *("test_persons.py", "test_person_names.py", "test_personal_texts.py", "test_discreet.py"),
        *("test_office_phones.py", "test_contact_clauses.py"),
    ),
    "suspicious_": ("test_suspicious_texts.py",),
    "filled_on": ("test_header_notices.py", "test_compared.py"),
    "held_numbers": ("test_held_numbers.py",),
    "identity_numbers": ("test_identity_numbers.py", "test_personal_texts.py"),
    "values": ("test_tidied_values.py", "test_example_rows.py", "test_checks.py"),
    "tidied_why": ("test_tidied_values.py",),
    "repeat_notices": ("test_tidied_values.py",),
    "hours": ("test_office_hours_checks.py", "test_checks.py"),
    "cards": ("test_cards.py",),
    "shown_cells": ("test_shown_cells.py", "test_sheet_table.py"),
    "acceptance": ("test_acceptance.py", "test_checks.py"),
    "repeated_cells": ("test_repeated_cells.py",),
    "begun_rows": ("test_begun_rows.py",),
    "packed_texts": ("test_packed_texts.py",),
    "stated_ids": ("test_personal_texts.py", "test_window_id.py"),
    "table_stack": ("test_table_stack.py", "test_checks.py"),
    **dict.fromkeys(
        ("judging", "judged"),
        ("test_judging.py", "test_checks.py", "test_table_stack.py", "test_header_notices.py", "test_positions.py"),
    ),
    "stated_days": ("test_suspension_stated.py", "test_suspension_properties.py"),
    "stated_marks": ("test_suspension_stated.py", "test_suspension_properties.py"),
    "suspension_stated": ("test_suspension_stated.py", "test_suspension_properties.py"),
    "stated_choices": ("test_stated_choices.py",),
    "cell_text": ("test_cell_text.py",),
    "header_rows": ("test_rows_of_a_header.py", "test_header_rows.py", "test_table_edges.py"),
    "header_columns": ("test_header_rows.py", "test_table_edges.py"),
    "header_names": ("test_header_rows.py", "test_table_edges.py"),
    "contact_clauses": ("test_contact_clauses.py",),
    "contact_notices": ("test_contact_notices.py",),
    "found_rows": ("test_found_rows.py",),
    "identify": ("test_identify.py", "test_window_id.py"),
    "window_": ("test_window_id.py", "test_identify.py"),
    "merge": ("test_merge.py",),
    "gap": ("test_merge.py",),
    "office_names": ("test_office_names.py",),
    **dict.fromkeys(("compared", "dropped"), ("test_compared.py", "test_identify.py")),
    "delimited_text": ("test_delimited_text.py",),
    **dict.fromkeys(
        ("sheet_table", "data_rows", "header_line", "stated_facts"),
        ("test_tables_of_a_sheet.py", "test_data_rows.py", "test_sheet_table.py", "test_table_edges.py"),
    ),
    "outside_": ("test_outside_positions.py", "test_positions.py"),
    "likely_": ("test_likely_datum.py",),
    **dict.fromkeys(
        ("position", "given_", "doubtful_", "disguised_", "row_datums"),
        ("test_positions.py", "test_linked_positions.py", "test_judging.py"),
    ),
}
"""By the beginning of a module's name, the tests named after it; the first that fits counts."""

# By the room, for modules that nothing above fits.
_OF_ROOM: dict[str, tuple[str, ...]] = {
    "hours": (
        *("test_hours.py", "test_hours_words.py", "test_hours_week.py", "test_office_hours_checks.py"),
        *("test_operator_files.py", "test_opening.py", "test_workdays.py"),
    ),
    "publishing": ("test_identify.py", "test_window_id.py", "test_compared.py", "test_merge.py"),
}
OTHERS = (
    *("test_checks.py", "test_header_notices.py", "test_tidied_values.py", "test_personal_texts.py"),
    *("test_sheet_table.py", "test_table_edges.py", "test_identify.py"),
)
"""The tests of modules that nothing above fits."""


def named_after(path: Path) -> tuple[str, ...]:
    """The test files that are there for a module."""
    of_room = _OF_ROOM.get(path.parent.name, OTHERS)
    if path.parent.name == "hours":
        return of_room
    return next((tests for start, tests in NAMED.items() if path.stem.startswith(start)), of_room)
