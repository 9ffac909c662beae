"""Editions as they are read: on disk, compared, and in memory."""
