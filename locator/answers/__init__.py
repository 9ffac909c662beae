"""Questions and answers: Markdown files of ours and of an operator, read strictly, found by words, slips and sounds."""
