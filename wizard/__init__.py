"""A guided form in the terminal for Norwegian municipal grant applications."""
