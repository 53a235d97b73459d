"""The screens of the app, one a file, its style beside it."""
