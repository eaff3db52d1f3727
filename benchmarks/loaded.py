"""Loads all that drafting needs when it is imported: workers that are forked afterwards begin with everything loaded.

Loading the rules of a language takes 1 to 3 s of processor time, more than most documents: without this a benchmark
that loses many workers would measure little else.
"""

from extractors.rules import languages
from flows.drafting import Assignment, draft_json
from tests.extractors.read.snapshots import snapshot_of
from tests.fixtures import pages, pdfs

_ASSIGNMENT = Assignment(work_id="loaded", profile="flanders", extractor_version="benchmark")

for _language in languages():
    draft_json(snapshot_of(pages.page("Plan", "<p>2028</p>", _language), "text/html"), _ASSIGNMENT)
draft_json(snapshot_of(pdfs.sound()), _ASSIGNMENT)
