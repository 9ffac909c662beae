"""Phrases cut at commas, sentences and brackets, with what is not of the office's hours left out."""
