"""The pure core: what an application means, what it costs, and what is wrong with it."""
