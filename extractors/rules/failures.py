"""What can be wrong with a rule pack."""


class RulePackError(ValueError):
    """A rule pack cannot be used; the message names the file, the rule and what to change."""


class PatternError(RulePackError):
    """A pattern is not written in the pattern language."""


class UnknownListError(RulePackError):
    """A pattern names a word list or verb form that ``words.toml`` does not have."""
