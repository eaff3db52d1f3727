"""What the nights brought: the list of them, and all of one."""
