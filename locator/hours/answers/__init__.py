"""What hours say of a moment, of a week, and why nothing is known."""
