"""The content: finds, reads and checks it; the only reader of content/."""
