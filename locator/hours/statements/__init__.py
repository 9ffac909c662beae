"""What a text says of hours that stand elsewhere in it, and what all of it comes to."""
