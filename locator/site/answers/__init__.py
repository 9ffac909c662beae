"""Questions and answers on the public site: what is read of them now, the API's documents, and the pages."""
