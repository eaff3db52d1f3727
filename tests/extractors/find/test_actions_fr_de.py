"""Action points in French and German: sentences as governments of several countries write them."""

from datetime import date
from decimal import Decimal

import pytest

from extractors.find.actions import find_actions
from models.finding import ActionKind, ActionPoint
from tests.extractors.find.short_documents import written

COMMITMENT, ONGOING, EXPLORATORY = ActionKind.COMMITMENT, ActionKind.ONGOING, ActionKind.EXPLORATORY
RECOMMENDATION, OBLIGATION = ActionKind.RECOMMENDATION, ActionKind.OBLIGATION

FOUND = [
    (
        "fr",
        "Le Conseil fédéral lancera d'ici à fin 2026 un programme pour les ports.",
        COMMITMENT,
        "Le Conseil fédéral",
    ),
    ("fr", "Le Gouvernement wallon doublera les moyens des passeurs.", COMMITMENT, "Le Gouvernement wallon"),
    ("fr", "Un portail unique sera mis à la disposition des bateliers.", COMMITMENT, None),
    ("fr", "Nous créerons un guichet unique et simplifierons les formulaires.", COMMITMENT, "Nous"),
    ("fr", "Le gouvernement s'engage à consulter les communautés riveraines.", COMMITMENT, "Le gouvernement"),
    ("fr", "Il est institué un Conseil national des quais.", COMMITMENT, None),
    ("fr", "La présente loi entre en vigueur le 1er janvier 2031.", COMMITMENT, None),
    ("fr", "La Région soutient les coopératives de bateliers.", ONGOING, "La Région"),
    ("fr", "Un groupe de travail est en cours de constitution.", ONGOING, "Un groupe de travail"),
    ("fr", "Le Gouvernement examinera l'opportunité d'étendre le tarif.", EXPLORATORY, "Le Gouvernement"),
    ("fr", "La possibilité de créer un fonds dédié sera étudiée.", EXPLORATORY, None),
    ("fr", "Les ports devraient former leurs agents.", RECOMMENDATION, None),
    ("fr", "La commission invite le gouvernement à revoir le tarif.", RECOMMENDATION, "le gouvernement"),
    ("fr", "Les communes sont invitées à désigner un référent.", RECOMMENDATION, None),
    ("fr", "Les fournisseurs doivent notifier tout incident.", OBLIGATION, "Les fournisseurs"),
    ("fr", "L'exploitant est tenu de conserver les registres.", OBLIGATION, "L'exploitant"),
    ("fr", "Vous veillerez à désigner un correspondant.", OBLIGATION, None),
    ("fr", "Il est interdit de vendre à quai.", OBLIGATION, None),
    ("de", "Der Bundesrat wird eine Vorlage zur Änderung des Hafengesetzes ausarbeiten.", COMMITMENT, "Der Bundesrat"),
    ("de", "Das Bundesministerium richtet ein Zentrum für Fähren ein.", COMMITMENT, "Das Bundesministerium"),
    ("de", "Dafür stellen wir zusätzliche Mittel bereit.", COMMITMENT, "wir"),
    ("de", "In Österreich und der Schweiz werden wir für Fähren werben.", COMMITMENT, "wir"),
    ("de", "Ein Register der Kais wird eingerichtet.", COMMITMENT, None),
    ("de", "Die Gebühren sollen abgeschafft werden.", COMMITMENT, None),
    ("de", "Die Landesregierung plant, die Gebühren abzuschaffen.", COMMITMENT, "Die Landesregierung"),
    ("de", "Wir setzen uns für eine Nachtfähre ein.", COMMITMENT, "Wir"),
    ("de", "Das Gesetz tritt am 1. Januar 2031 in Kraft.", COMMITMENT, None),
    ("de", "Der Kanton arbeitet eng mit den Häfen zusammen.", ONGOING, "Der Kanton"),
    ("de", "Die Strategie wird derzeit überarbeitet.", ONGOING, None),
    ("de", "Die Bundesregierung prüft eine Meldepflicht.", EXPLORATORY, "Die Bundesregierung"),
    ("de", "Es wird geprüft, ob das Angebot ausgedehnt werden kann.", EXPLORATORY, None),
    ("de", "Gemeinden sollten Konzepte für ihre Häfen entwickeln.", RECOMMENDATION, "Gemeinden"),
    ("de", "Die Gemeinden werden eingeladen, an der Erhebung teilzunehmen.", RECOMMENDATION, None),
    ("de", "Betreiber müssen Vorfälle melden.", OBLIGATION, "Betreiber"),
    ("de", "Die Berichte sind der Aufsichtsbehörde vorzulegen.", OBLIGATION, None),
    ("de", "Der Anbieter hat die Unterlagen aufzubewahren.", OBLIGATION, None),
]


@pytest.mark.parametrize(("language", "text", "kind", "actor"), FOUND)
def test_found(language: str, text: str, kind: ActionKind, actor: str | None) -> None:
    action = _only(language, text)
    assert (action.text, action.kind) == (text, kind)
    if actor:
        assert action.actor == actor


NOT_FOUND = [
    ("fr", "En 2021, le Gouvernement a adopté une première stratégie."),
    ("fr", "Ce dispositif a permis de former 3 000 bateliers."),
    ("fr", "Nous sommes convaincus que les bacs profitent à tous."),
    ("fr", "Selon l'OCDE, la productivité augmentera de 2 % par an."),
    ("fr", "La présente stratégie décrit les défis des ports."),
    ("fr", "Cela permettra de réduire les délais."),
    ("fr", "Pourquoi faut-il agir ?"),
    ("fr", "Les ports rencontrent des difficultés de recrutement."),
    ("de", "Im Jahr 2021 wurde die erste Strategie verabschiedet."),
    ("de", "Das Programm hat 3000 Häfen erreicht."),
    ("de", "Wir sind überzeugt, dass Fähren allen nützen."),
    ("de", "Laut OECD wird die Produktivität um zwei Prozent steigen."),
    ("de", "Die vorliegende Strategie beschreibt die Lage der Häfen."),
    ("de", "Dadurch können Verfahren verkürzt werden."),
    ("de", "Warum müssen wir handeln?"),
    ("de", "Die Digitalisierung bietet große Chancen für die Häfen."),
]


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_not_found(language: str, text: str) -> None:
    assert [action.text for action in _firm(language, text)] == []


ITEMS = [
    (
        "fr",
        "# Mesures\n• Création d'un guichet\n• Ouvrir dix quais\n• Un quai",
        ["Création d'un guichet", "Ouvrir dix quais"],
    ),
    (
        "fr",
        "Chaque port doit :\n• publier ses tarifs ;\n• inspecter ses quais.",
        ["publier ses tarifs ;", "inspecter ses quais."],
    ),
    (
        "de",
        "# Maßnahmen\n• Einrichtung eines Fährbüros\n• Häfen ausbauen\n• Alte Kais",
        ["Einrichtung eines Fährbüros", "Häfen ausbauen"],
    ),
    (
        "de",
        "Jeder Hafen muss:\n• Gebühren veröffentlichen;\n• Kais prüfen.",
        ["Gebühren veröffentlichen;", "Kais prüfen."],
    ),
]


@pytest.mark.parametrize(("language", "text", "items"), ITEMS)
def test_items(language: str, text: str, items: list[str]) -> None:
    assert [action.text for action in _firm(language, text)] == items


LAWS = [
    ("fr", "Décret relatif aux ports", "Le préfet désigne un référent."),
    ("fr", "Arrêté relatif aux quais", "Chaque commune tient un registre."),
    ("de", "Verordnung über die Häfen", "Die zuständige Behörde erlässt einen Bescheid."),
    ("de", "Bundeswasserstraßengesetz", "Die Länder führen ein Verzeichnis der Kais."),
]


@pytest.mark.parametrize(("language", "title", "text"), LAWS)
def test_present_tense_of_a_law_orders(language: str, title: str, text: str) -> None:
    assert _only(language, text, title).kind is OBLIGATION


DEADLINES = [
    ("fr", "Le ministère publiera un bilan au plus tard le 31 mars 2031.", None, date(2031, 3, 31)),
    ("fr", "Le ministère publiera un bilan d'ici à fin 2030.", None, date(2030, 12, 31)),
    ("fr", "À compter du 1er avril 2031, le tarif sera gelé.", date(2031, 4, 1), None),
    ("de", "Das Ministerium wird bis zum 31. März 2031 einen Bericht vorlegen.", None, date(2031, 3, 31)),
    ("de", "Wir werden die Gebühren ab April 2031 senken.", date(2031, 4, 1), None),
    ("de", "Mitte 2030 werden wir die Gebühren senken.", date(2030, 6, 1), date(2030, 6, 30)),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), DEADLINES)
def test_deadline(language: str, text: str, start: date | None, end: date | None) -> None:
    deadline = _only(language, text).deadline
    assert deadline is not None
    assert (deadline.start, deadline.end) == (start, end)


AMOUNTS = [
    ("fr", "L'État investira 1,5 milliard d'euros dans les ports.", "1500000000", "EUR"),
    ("fr", "Le canton versera 2 millions de francs aux ports.", "2000000", "CHF"),
    ("fr", "La ville versera 1 500 000 euros aux ports.", "1500000", "EUR"),
    ("de", "Wir investieren 2,5 Mrd. Euro in Häfen.", "2500000000", "EUR"),
    ("de", "Der Bund wird die Häfen mit 1.500.000 Franken fördern.", "1500000", "CHF"),
]


@pytest.mark.parametrize(("language", "text", "value", "currency"), AMOUNTS)
def test_amount(language: str, text: str, value: str, currency: str) -> None:
    amount = _only(language, text).amount
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(value), currency)


def _only(language: str, text: str, title: str = "Port / Hafen") -> ActionPoint:
    (action,) = _firm(language, text, title)
    return action


def _firm(language: str, text: str, title: str = "Port / Hafen") -> list[ActionPoint]:
    document, sections = written(language, text, title)
    return [action for action in find_actions(document, sections) if not action.doubtful]
