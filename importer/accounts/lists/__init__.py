"""Sheets of accounts: many made at once, each fault told at its cell."""
