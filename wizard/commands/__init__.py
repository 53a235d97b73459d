"""The commands of `veiviser`, a group in each file; nothing here imports Textual at the top."""
