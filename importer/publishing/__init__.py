"""From judged windows to the next edition: ids, owners, the folder, the pointer."""
