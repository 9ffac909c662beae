"""The staff store: drafts, private rows, publications and the audit log, over SQLite or PostgreSQL."""
