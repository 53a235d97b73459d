"""The models that everything else speaks of: frozen, closed, without behaviour."""
