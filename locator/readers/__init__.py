"""The readers of what people write: coordinates, telephone numbers, office hours, moments."""
