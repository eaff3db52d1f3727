"""Every form of a verb, from the endings and the irregular table of a language's ``inflection.toml``."""

import re
from collections.abc import Iterator

from extractors.rules.schema import Inflection, VerbForm

BASE = "base"


def verb_forms(verb: str, inflection: Inflection) -> dict[str, frozenset[str]]:
    """Form name to the spellings of ``verb``, an infinitive of one word, lower case; "base" is the infinitive."""
    irregular = inflection.irregular.get(verb, {})
    forms: dict[str, frozenset[str]] = {BASE: frozenset({verb, *irregular.get(BASE, ())})}
    for form in inflection.form:
        spelled = irregular.get(form.name)
        forms[form.name] = frozenset(spelled if spelled else _regular(form, forms))
    return forms


def _regular(form: VerbForm, forms: dict[str, frozenset[str]]) -> Iterator[str]:
    for source in forms[form.from_form or BASE]:
        for ending, replacement in form.endings:
            changed, count = re.subn(ending, replacement, source, count=1)
            if count:
                yield changed
                if not form.all_endings:
                    break


def joined_forms(particle: str, verb: str, inflection: Inflection) -> dict[str, frozenset[str]]:
    """Form name to the spellings, in one or more words, of a separable verb while it is not separated."""
    forms = {
        name: frozenset(particle + spelling for spelling in spellings)
        for name, spellings in verb_forms(verb, inflection).items()
    }
    separable = inflection.separable
    for name, template in (separable.joined if separable else {}).items():
        forms[name] = forms.get(name, frozenset()) | {template.format(particle=particle, verb=verb)}
    return forms
