"""Sheets judged: tables found, every check run, and sound rows made windows."""
