"""What a window's cell 可办事项 states: items by id, name or number of a list, all of them, or all but some."""
