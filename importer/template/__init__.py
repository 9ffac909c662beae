"""The template that offices fill in: what its sheets hold, blank or filled with what is public."""
