"""The keys of the review page, of the queue and of the changes, as they are before anyone changes them."""

REVIEW_KEYS = (
    ("accept", "a"),
    ("edit", "e"),
    ("reject", "x"),
    ("reason", "X"),
    ("unsure", "u"),
    ("undo", "z"),
    ("undecided", "n"),
    ("next", "j"),
    ("previous", "k"),
    ("comment", "c"),
    ("why", "w"),
    ("source", "s"),
    ("move", "m"),
    ("help", "?"),
)
QUEUE_KEYS = (("next", "j"), ("previous", "k"), ("search", "/"), ("help", "?"))
CHANGES_KEYS = (("next", "j"), ("previous", "k"), ("help", "?"))
CHANGE_KEYS = (("next", "j"), ("previous", "k"), ("claims", "c"), ("help", "?"))
