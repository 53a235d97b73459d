"""Where drafts lie when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def default_folder() -> Path:
    """The drafts' folder in the platform's data folder; it need not exist yet."""
    return user_data_path("veiviser", appauthor=False) / "drafts"
