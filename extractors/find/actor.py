"""Who is to do it: the subject of the clause in which an action stands, as written."""

from dataclasses import dataclass

from extractors.find.body_name import name_end
from extractors.rules import Match, Reading, load_grammar
from extractors.rules.grammar import Grammar
from extractors.rules.lexicon import INSIDE

AGENT, FINITE, ADVERB, DETERMINER = "agent", "finite", "adverb", "determiner"
"""Word lists that every language has: who can act, modals and auxiliaries, words that may stand between, articles."""
LONGEST_SUBJECT = 26
"""Words that a subject is followed back over."""
LONGEST_NAME = 10
"""Words of a text that can be a name and nothing more."""
LONGEST_AUXILIARY = 8
"""Words of modals and adverbs before a verb."""
AFTER_VERB = 7
"""Words after a finite verb within which its subject ends, in languages where it may follow."""


@dataclass(frozen=True)
class Clause:
    """Where in a reading an action is said, by token positions.

    ``finite`` is the verb beside which the subject stands; ``asks`` the word by which somebody is asked or made
    to do it ("urges", "requires"), if any; ``passive`` whether the subject is what is done to.
    """

    reading: Reading
    finite: int
    asks: int | None = None
    passive: bool = False

    @classmethod
    def of(cls, reading: Reading, match: Match) -> "Clause":
        """The clause around a match; the names in its rule's pattern tell which word is which."""
        at = {name: _token_at(reading, start) for name, (start, _) in match.names.items()}
        verb = next((at[name] for name in ("says", "asks", "verb", "done") if name in at), None)
        start = _token_at(reading, match.start) if verb is None else verb
        return cls(reading, _leftmost_auxiliary(reading, start), at.get("asks"), "done" in at)

    @classmethod
    def around_first_verb(cls, reading: Reading) -> "Clause | None":
        """The clause around the first modal or auxiliary, if there is one."""
        finite = next((i for i, marks in enumerate(reading.token_marks) if FINITE in marks), None)
        return None if finite is None else cls(reading, finite)


def actor_of(clause: Clause, language: str) -> str | None:
    """The actor named in the clause, as written; none when the subject is no one who can act."""
    grammar = load_grammar(language)
    if clause.passive:
        return _passive_agent(clause, grammar)
    if clause.asks is not None and (asked := _asked(clause.reading, clause.asks, grammar)):
        return asked
    subject = _inverted_pronoun(clause, grammar) or _subject_before(clause.reading, clause.finite, grammar)
    if subject is None and grammar.verb_second:
        subject = _subject_after(clause.reading, clause.finite, grammar)
    return subject or _shared_subject(clause, grammar)


def _inverted_pronoun(clause: Clause, grammar: Grammar) -> str | None:
    """The pronoun right after a verb that comes second: "Mit Bund und Ländern werden wir ..."."""
    after = clause.finite + 1
    if not grammar.verb_second or after >= len(clause.reading.doc):
        return None
    word, marks = clause.reading.doc[after], clause.reading.token_marks[after]
    spoken = word.lower_ in grammar.first_person and AGENT in marks
    named_before = word.lower_ in grammar.pronouns and DETERMINER not in marks
    return word.text if spoken or named_before else None


def actor_alone(reading: Reading, language: str) -> str | None:
    """The actor that a text of few words names and nothing more, as a table's cell does: "All harbours"."""
    count = len(reading.doc)
    return _phrase(reading, 0, count, load_grammar(language)) if 0 < count <= LONGEST_NAME else None


def _token_at(reading: Reading, start: int) -> int:
    return next(token.i for token in reading.doc if token.idx + len(token) > start)


def _leftmost_auxiliary(reading: Reading, verb: int) -> int:
    """The first of the modals and adverbs that stand right before the verb, or the verb itself."""
    position, finite = verb, verb
    while position > 0 and verb - position < LONGEST_AUXILIARY:
        marks = reading.token_marks[position - 1]
        if FINITE in marks:
            finite = position - 1
        elif not marks & {ADVERB, "negation", ADVERB + INSIDE, FINITE + INSIDE}:
            break
        position -= 1
    return finite


def _shared_subject(clause: Clause, grammar: Grammar) -> str | None:
    """The subject of an earlier verb that this one is joined to: "The Agency lends money and is exploring ..."."""
    words = [token.lower_ for token in clause.reading.doc[: clause.finite]]
    if not words or words[-1] not in grammar.joiners:
        return None
    marks = clause.reading.token_marks
    verbs = (i for i in range(len(words) - 1, 0, -1) if marks[i] & {FINITE, "do:s", "do:t"})
    subjects = (_subject_before(clause.reading, position, grammar) for position in verbs)
    return next((subject for subject in subjects if subject), None)


def _asked(reading: Reading, asks: int, grammar: Grammar) -> str | None:
    """Whom a word of asking or ordering is said to: what follows it, up to what they are to do."""
    start, words = asks + 1, [token.lower_ for token in reading.doc]
    while start < len(words) and (words[start] in grammar.relatives or words[start] in grammar.asking):
        start += 1
    end = start
    while end < len(words) and end - start < LONGEST_SUBJECT and not _ends_asked(reading, words, end, grammar):
        end += 1
    return _phrase(reading, start, end, grammar)


def _ends_asked(reading: Reading, words: list[str], position: int, grammar: Grammar) -> bool:
    if words[position] in grammar.infinitive_markers or words[position] in {",", ";", ":"}:
        return True
    return (
        bool({FINITE, "do:base", "do:t"} & reading.token_marks[position]) and AGENT not in reading.token_marks[position]
    )


def _subject_before(reading: Reading, finite: int, grammar: Grammar) -> str | None:
    words = [token.lower_ for token in reading.doc]
    end = _before_aside(words, finite, grammar)
    start = _left_edge(reading, words, end, grammar)
    if start > 1 and words[start - 1] == "," and words[start] in grammar.including:
        start = _left_edge(reading, words, start - 1, grammar)
    while start < end and (words[start] in grammar.openers or ADVERB in reading.token_marks[start]):
        start += 1
    if start < end and words[start] in grammar.prepositions:
        start = _after_opening(reading, words, start, end, grammar)
    return _phrase(reading, start, end, grammar) if start < end else None


def _before_aside(words: list[str], finite: int, grammar: Grammar) -> int:
    """Where a subject ends that an aside between commas parts from its verb: "each port, including ours, must"."""
    if finite == 0 or words[finite - 1] != ",":
        return finite
    commas = [i for i in range(max(0, finite - LONGEST_SUBJECT), finite - 1) if words[i] == ","]
    return next((i for i in reversed(commas) if words[i + 1] in grammar.including), finite)


def _after_opening(reading: Reading, words: list[str], start: int, end: int, grammar: Grammar) -> int:
    """Where the subject begins after an opening phrase without comma: "within a year each port must"."""
    starts = (
        position
        for position in range(end - 1, start + 1, -1)
        if DETERMINER in reading.token_marks[position] and words[position - 1] not in grammar.prepositions
    )
    return next(starts, end)


def _left_edge(reading: Reading, words: list[str], finite: int, grammar: Grammar) -> int:
    start, depth = finite, 0
    while start > 0 and finite - start < LONGEST_SUBJECT:
        word = words[start - 1]
        depth += (word == ")") - (word == "(")
        if depth < 0 or (depth == 0 and word != "(" and _ends_subject(reading, words, start - 1, grammar)):
            break
        start -= 1
    return start


def _ends_subject(reading: Reading, words: list[str], position: int, grammar: Grammar) -> bool:
    word, marks = words[position], reading.token_marks[position]
    if word in grammar.relatives:
        return position == 0 or AGENT not in reading.token_marks[position - 1]
    if word in grammar.joiners:
        return not _joins_agents(reading, position)
    relative = any(words[earlier] in grammar.relatives for earlier in range(max(0, position - 3), position))
    return word in grammar.boundaries or (FINITE in marks and not relative)


def _joins_agents(reading: Reading, position: int) -> bool:
    before = reading.token_marks[max(0, position - 2) : position]
    after = reading.token_marks[position + 1 : position + 4]
    return any(AGENT in marks for marks in before) and any(AGENT in marks for marks in after)


def _subject_after(reading: Reading, finite: int, grammar: Grammar) -> str | None:
    words = [token.lower_ for token in reading.doc]
    for position in range(finite + 1, min(finite + 1 + AFTER_VERB, len(words))):
        if words[position] in grammar.boundaries or words[position] in grammar.prepositions:
            return None
        if AGENT in reading.token_marks[position]:
            return _named(reading, finite + 1, position, grammar)
    return None


def _named(reading: Reading, start: int, head: int, grammar: Grammar) -> str | None:
    """The body from ``start`` to the word ``head``, with its name after that: "de minister van Financiën"."""
    phrase, end = _phrase(reading, start, head + 1, grammar), name_end(reading, head, grammar)
    last, final = reading.doc[head], reading.doc[end - 1]
    return phrase and phrase + reading.text[last.idx + len(last) : final.idx + len(final)]


def _passive_agent(clause: Clause, grammar: Grammar) -> str | None:
    reading, words = clause.reading, [token.lower_ for token in clause.reading.doc]
    for marker in (i for i in range(clause.finite, len(words)) if words[i] in grammar.agent_markers):
        for end in range(marker + 1, min(marker + 1 + AFTER_VERB, len(words))):
            if words[end] in grammar.boundaries or words[end] in grammar.prepositions:
                break
            if AGENT in reading.token_marks[end]:
                return _phrase(reading, marker + 1, end + 1, grammar)
    return None


def _phrase(reading: Reading, start: int, end: int, grammar: Grammar) -> str | None:
    while end > start and (ADVERB in reading.token_marks[end - 1] or not reading.doc[end - 1].is_alpha):
        if reading.doc[end - 1].lower_ == ")" or AGENT in reading.token_marks[end - 1]:
            break
        end -= 1
    while start < end and (ADVERB in reading.token_marks[start] or reading.doc[start].is_quote):
        start += 1
    if not _names_agent(reading, start, end, grammar):
        return None
    first, final = reading.doc[start], reading.doc[end - 1]
    return reading.text[first.idx : final.idx + len(final)]


def _names_agent(reading: Reading, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the head of the phrase is somebody: the last word before "of", "that" or a bracket."""
    stops = grammar.prepositions | grammar.relatives | grammar.head_ends
    head_end = next((i for i in range(start + 1, end) if reading.doc[i].lower_ in stops), end)
    heads = range(start if grammar.head_first else head_end - 1, head_end)
    return any({AGENT, AGENT + INSIDE} & reading.token_marks[head] for head in heads)
