"""Web pages in four languages, night after night: every change of the plan is told, nothing else of the page is."""

from collections.abc import Callable
from functools import cache

import pytest

from extractors.change import Version, compare, content_hash
from models.change import Change, ChangeKind
from tests.extractors.change.plans import DE, EN, FR, NL, PLANS, Plan, page, version

WORDS = {
    "nl": {
        "updated": "<p>Laatst gewijzigd op 3 april 2030</p>",
        "cookies": "Wij gebruiken cookies om deze site te verbeteren. Lees meer of kies wat u toestaat.",
        "related": "<h2>Verwante publicaties</h2><ul><li><a href='/a'>Jaarverslag van de havens</a></li></ul>",
        "share": "<p>Deel deze pagina: <a href='/f'>Facebook</a> <a href='/m'>Mastodon</a></p>",
        "visits": "<p>1.204 keer bekeken</p>",
        "help": "<p>Was deze informatie nuttig?</p>",
    },
    "en": {
        "updated": "<p>Last updated: 3 April 2030</p>",
        "cookies": "We use cookies to make this site better. Read more or choose what you allow.",
        "related": "<h2>Related publications</h2><ul><li><a href='/a'>Annual report of the harbours</a></li></ul>",
        "share": "<p>Share this page: <a href='/f'>Facebook</a> <a href='/m'>Mastodon</a></p>",
        "visits": "<p>1,204 views</p>",
        "help": "<p>Was this page useful?</p>",
    },
    "fr": {
        "updated": "<p>Dernière mise à jour : 3 avril 2030</p>",
        "cookies": "Nous utilisons des cookies pour améliorer ce site. Lisez la suite ou choisissez.",
        "related": "<h2>Publications liées</h2><ul><li><a href='/a'>Rapport annuel des ports</a></li></ul>",
        "share": "<p>Partager cette page : <a href='/f'>Facebook</a> <a href='/m'>Mastodon</a></p>",
        "visits": "<p>1 204 vues</p>",
        "help": "<p>Cette page vous a-t-elle été utile ?</p>",
    },
    "de": {
        "updated": "<p>Zuletzt aktualisiert: 3. April 2030</p>",
        "cookies": "Wir verwenden Cookies, um diese Seite zu verbessern. Lesen Sie mehr oder wählen Sie.",
        "related": "<h2>Verwandte Veröffentlichungen</h2><ul><li><a href='/a'>Jahresbericht der Häfen</a></li></ul>",
        "share": "<p>Seite teilen: <a href='/f'>Facebook</a> <a href='/m'>Mastodon</a></p>",
        "visits": "<p>1.204 Aufrufe</p>",
        "help": "<p>War diese Seite hilfreich?</p>",
    },
}


@cache
def original(language: str) -> Version:
    return version(page(next(plan for plan in PLANS if plan.language == language)))


def told(plan: Plan, content: bytes) -> Change | None:
    """The change from the plan to another page, the hash of what they say having been compared as well."""
    old, new = original(plan.language), version(content)
    change = compare(old, new)
    assert (said(old) == said(new)) is (change is None)
    return change


def said(version: Version) -> str:
    return content_hash(version.document, version.outline)


def reordered(plan: Plan) -> bytes:
    first, rest = plan.sections["measures"].split("<li>", 1)
    items = ("<li>" + rest.removesuffix("</ul>")).split("</li>")[:-1]
    turned = first + "".join(item + "</li>" for item in reversed(items)) + "</ul>"
    return page(plan, plan.body.replace(plan.sections["measures"], turned))


def sections_reordered(plan: Plan) -> bytes:
    parts = plan.sections
    return page(plan, parts["aims"] + parts["fees"] + parts["principles"] + parts["measures"])


NOISE: dict[str, Callable[[Plan], bytes]] = {
    "a cookie banner": lambda plan: page(
        plan, banner=f"<div id='cookies' role='dialog'><p>{WORDS[plan.language]['cookies']}</p></div>"
    ),
    "another menu": lambda plan: page(plan, menu=("Home", "Contact", "Agenda 2030", "Sitemap")),
    "another order of the measures": reordered,
    "another order of the sections": sections_reordered,
    "white space": lambda plan: page(plan, plan.body.replace(" ", "\n  ").replace("</li>", " </li>\n\n")),
    "typographic marks": lambda plan: page(plan, plan.body.replace("'", "’").replace(" : ", "\u00a0: ")),
    "a date of the last update": lambda plan: page(plan, plan.body + WORDS[plan.language]["updated"]),
    "related links": lambda plan: page(plan, after=f"<aside>{WORDS[plan.language]['related']}</aside>"),
    "buttons to share": lambda plan: page(plan, plan.body + WORDS[plan.language]["share"]),
    "a counter of visitors": lambda plan: page(plan, plan.body + WORDS[plan.language]["visits"]),
    "a question to visitors": lambda plan: page(plan, after=WORDS[plan.language]["help"]),
    "new markup": lambda plan: page(
        plan, plan.body.replace("<p>", "<div class='text'><p>").replace("</p>", "</p></div>")
    ),
    "a script and a number of the session": lambda plan: page(
        plan, plan.body + "<script>var session = '8f2a';</script><!-- 12:04:33 -->"
    ),
}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.language)
@pytest.mark.parametrize("noise", NOISE)
def test_what_is_not_the_plan_is_no_change(noise: str, plan: Plan) -> None:
    assert told(plan, NOISE[noise](plan)) is None


LATER = dict.fromkeys(("nl", "en", "fr", "de"), ("2031", "2033"))
RICHER = dict.fromkeys(("nl", "fr", "de"), ("2,5", "3,5")) | {"en": ("2.5", "3.5")}
NOT = {
    "nl": ("Schepen betalen voor", "Schepen betalen niet voor"),
    "en": ("Ships pay for", "Ships do not pay for"),
    "fr": ("Les navires paient pour", "Les navires ne paient pas pour"),
    "de": ("Schiffe zahlen für die Nutzung der Schleusen", "Schiffe zahlen nicht für die Nutzung der Schleusen"),
}
ACTION = {
    "nl": "<li>Het ministerie zal in 2032 twaalf bruggen bouwen.</li>",
    "en": "<li>The ministry will build twelve bridges in 2032.</li>",
    "fr": "<li>Le ministère construira douze ponts en 2032.</li>",
    "de": "<li>Das Ministerium wird 2032 zwölf Brücken bauen.</li>",
}
PRINCIPLE = {
    "nl": "<li>Gelijkheid: elk schip krijgt dezelfde behandeling.</li>",
    "en": "<li>Equality: every ship is treated alike.</li>",
    "fr": "<li>Égalité : chaque navire est traité de la même manière.</li>",
    "de": "<li>Gleichheit: Jedes Schiff wird gleich behandelt.</li>",
}


def edited(plan: Plan, edit: tuple[str, str]) -> bytes:
    assert edit[0] in plan.body
    return page(plan, plan.body.replace(*edit))


def with_item(plan: Plan, section: str, item: str) -> bytes:
    old = plan.sections[section]
    return page(plan, plan.body.replace(old, old.replace("</ul>", item + "</ul>")))


def parts_of(change: Change, group: str) -> set[str]:
    return {part for finding in change.findings if finding.group == group for part in finding.parts}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.language)
class TestChangesOfThePlan:
    def test_a_later_deadline(self, plan: Plan) -> None:
        change = told(plan, edited(plan, LATER[plan.language]))
        assert change is not None
        assert (change.kind, change.priority) == (ChangeKind.CHANGED, 1)
        assert "deadline" in parts_of(change, "actions")
        assert len(change.passages) == 1

    def test_another_amount(self, plan: Plan) -> None:
        change = told(plan, edited(plan, RICHER[plan.language]))
        assert change is not None
        assert (change.kind, change.priority) == (ChangeKind.CHANGED, 1)
        assert "amount" in parts_of(change, "actions")

    def test_a_negation(self, plan: Plan) -> None:
        change = told(plan, edited(plan, NOT[plan.language]))
        assert change is not None
        assert change.kind is ChangeKind.CHANGED

    def test_a_measure_added(self, plan: Plan) -> None:
        change = told(plan, with_item(plan, "measures", ACTION[plan.language]))
        assert change is not None
        assert (change.kind, change.priority) == (ChangeKind.CHANGED, 1)
        assert ("actions", None) in [(f.group, f.old) for f in change.findings]
        assert "pillars" not in [f.group for f in change.findings]
        assert [p.section[-1] for p in change.passages] == [plan.sections["measures"][4:].split("</h2>")[0]]

    def test_a_measure_removed(self, plan: Plan) -> None:
        old = plan.sections["measures"]
        shorter = old[: old.rindex("<li>")] + "</ul>"
        change = told(plan, page(plan, plan.body.replace(old, shorter)))
        assert change is not None
        assert (change.kind, change.priority) == (ChangeKind.CHANGED, 1)
        assert ("actions", None) in [(f.group, f.new) for f in change.findings]

    def test_a_section_removed(self, plan: Plan) -> None:
        change = told(plan, page(plan, plan.body.replace(plan.sections["fees"], "")))
        assert change is not None
        assert change.kind is ChangeKind.CHANGED
        assert [passage.new for passage in change.passages] == [None] * 3

    def test_a_principle_added(self, plan: Plan) -> None:
        change = told(plan, with_item(plan, "principles", PRINCIPLE[plan.language]))
        assert change is not None
        assert change.kind is ChangeKind.CHANGED
        assert ("principles", None) in [(f.group, f.old) for f in change.findings]


REWORDED = [
    (NL, ("beschrijft hoe", "beschrijft op welke wijze")),
    (EN, ("worked on it together", "worked together on it")),
    (FR, ("y ont travaillé ensemble", "ont travaillé ensemble à cela")),
    (DE, ("zwei Jahre gemeinsam daran", "zwei Jahre lang gemeinsam daran")),
]


@pytest.mark.parametrize(("plan", "edit"), REWORDED, ids=lambda value: getattr(value, "language", ""))
def test_other_words_for_the_same_are_for_the_record(plan: Plan, edit: tuple[str, str]) -> None:
    change = told(plan, edited(plan, edit))
    assert change is not None
    assert change.priority >= 3
    assert change.findings == ()
