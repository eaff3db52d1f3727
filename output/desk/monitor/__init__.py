"""The public monitor as the desk serves it: open to all, below /monitor/."""
