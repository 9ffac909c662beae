"""The staff side: sheets in, notices back, drafts, editions written."""
