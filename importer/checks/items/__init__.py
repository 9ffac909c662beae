"""The column 可办事项: what each row's cell states, and what there is to tell of it."""
