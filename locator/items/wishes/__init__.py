"""What people type when they want something done, and which items they mean by it."""
