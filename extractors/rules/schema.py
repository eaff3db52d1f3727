"""What a rule pack's files may hold. Unknown keys are refused by name."""

from typing import Literal

from pydantic import Field, model_validator

from models.document import BlockKind
from models.outline import SectionRole
from models.value import Value

NAME = r"^[a-z0-9][a-z0-9-]*$"


class WordList(Value):
    """A named list of words, shared by all rules of a language.

    ``words`` are words or phrases, matched without regard to case; ``*`` stands for any letters
    ("*ministerie"). ``exact`` are the same, with case ("US"). ``verbs`` are infinitives, found in every
    form: "carry out" inflects its first word, "in|zetten" is separable. ``include`` names other lists.
    ``acronyms`` takes in every word of two to five capitals ("OMB") that is in no list otherwise, but for those of
    ``not_acronyms``: bodies are named so in every country, and no list has them all.
    """

    about: str = Field(min_length=1)
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    acronyms: bool = False
    not_acronyms: tuple[str, ...] = ()


class VerbForm(Value):
    """How one form is made: each of ``endings`` is a regular expression and its replacement.

    The first expression that fits gives the form; with ``all_endings`` each that fits gives one.
    ``from_form`` names the form to start from instead of the infinitive.
    """

    name: str = Field(pattern=NAME)
    endings: tuple[tuple[str, str], ...]
    all_endings: bool = False
    from_form: str | None = None


class Separable(Value):
    """How verbs written "particle|verb" behave.

    ``split_forms`` are the forms that leave their particle behind; it then stands within ``reach``
    words and is followed by one of ``followers`` or by punctuation or the end. ``joined`` are
    templates of further forms, with ``{particle}`` and ``{verb}`` (the infinitive).
    """

    split_forms: tuple[str, ...]
    reach: int = Field(ge=1, le=60)
    followers: tuple[str, ...]
    joined: dict[str, str] = Field(default_factory=dict)


class Inflection(Value):
    """How the verbs of a language inflect: rules for the regular, a table for the others."""

    form: tuple[VerbForm, ...]
    irregular: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    separable: Separable | None = None


class Setting(Value):
    """Where a text stands: what decides, beside its words, what it means.

    ``headings`` are the titles of the sections around it, innermost first. ``lead_in`` is the sentence
    that announces the list in which it is an item. ``title`` is the document's own. ``first`` is whether
    it is the first paragraph under its heading, where a reply quotes what it replies to. ``following`` is the
    next paragraph, in which a reply says what it makes of that. ``advisory`` is whether the whole document advises.
    """

    block: BlockKind = BlockKind.PARAGRAPH
    headings: tuple[str, ...] = ()
    role: SectionRole = "body"
    lead_in: str | None = None
    title: str | None = None
    first: bool = False
    following: str | None = None
    advisory: bool = False


class Where(Value):
    """What must hold of a text's setting for a rule to apply. Patterns may match anywhere in the text named.

    ``heading`` and ``lead_in`` want one match; ``not_heading`` and ``not_lead_in`` want none. A text
    without lead-in fails ``lead_in`` and passes ``not_lead_in``. ``has_lead_in`` asks only whether there is one.
    ``title`` and ``not_title`` ask the same of the document's title, ``following`` and ``not_following`` of the next
    paragraph, ``first`` for the first paragraph, ``advisory`` for a document that advises.
    """

    block: tuple[BlockKind, ...] = ()
    role: tuple[SectionRole, ...] = ()
    heading: tuple[str, ...] = ()
    not_heading: tuple[str, ...] = ()
    lead_in: tuple[str, ...] = ()
    not_lead_in: tuple[str, ...] = ()
    has_lead_in: bool | None = None
    title: tuple[str, ...] = ()
    not_title: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    not_following: tuple[str, ...] = ()
    first: bool | None = None
    advisory: bool | None = None


class Rule(Value):
    """One rule, as written in a pack.

    ``pattern`` has one or more alternatives in the pattern language (``extractors.rules.pattern``);
    ``unless`` are patterns, or "@name" of the pack's ``cancel`` table, that take a match back.
    ``score`` is how much a match says for the finding, from -1 (certainly not) to 1 (certainly).
    ``finds`` are examples with the expected match between « and »; ``setting`` is where the examples stand.
    """

    id: str = Field(pattern=NAME)
    version: int = Field(default=1, ge=1)
    label: str = Field(min_length=1)
    why: str = Field(min_length=1)
    kind: str = Field(pattern=NAME)
    score: float = Field(ge=-1, le=1)
    pattern: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    where: Where = Where()
    setting: Setting = Setting()
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class PackFile(Value):
    """One file ``<language>/<subject>.toml``."""

    about: str = Field(min_length=1)
    cancel: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    rule: tuple[Rule, ...] = ()

    @model_validator(mode="after")
    def _cancels_known(self) -> "PackFile":
        for rule in self.rule:
            unknown = [u for u in rule.unless if u.startswith("@") and u[1:] not in self.cancel]
            if unknown:
                raise ValueError(f"rule {rule.id}: {unknown[0]} is not in this file's [cancel] table")
        return self


Subject = Literal["actions", "principles", "pillars", "provisions", "mentions", "deadlines", "amounts"]
