"""What the API says of itself: its OpenAPI description, put together from the tables that the site answers by."""
