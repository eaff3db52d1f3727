"""Who is at the desk, and what each may do: log-in, sessions, roles, and the pages about people."""
