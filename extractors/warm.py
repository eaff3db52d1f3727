"""Imported once by the process from which workers fork: all of them then have the readers and the rules at hand.

Loading the rules of a language takes 0.3 to 3 seconds, which nobody should wait for who selects a sentence.
"""

import extractors.picture
import extractors.pipeline
import extractors.read.html
import extractors.read.pdf  # noqa: F401  imported for those that fork
from extractors.guess import guess_kind
from extractors.rules import languages

for _language in languages():
    guess_kind("Transparency", _language)
