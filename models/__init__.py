"""What things are: immutable values that check themselves. No network, no database, no other package."""
