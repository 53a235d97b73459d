"""A guided form in the terminal for Norwegian municipal grant applications."""

__version__ = "0.1.0"
