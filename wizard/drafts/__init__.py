"""The draft store: an interview on disk, saved after every answer."""
