"""What a person looks at: map pages, pictures and tables drawn from a snapshot."""
