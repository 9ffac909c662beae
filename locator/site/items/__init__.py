"""The pages of items: what can be done where, one question at a time, and what a wish means."""
