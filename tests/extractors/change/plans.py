"""A plan of an invented government in four languages, as its site would publish it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from extractors.change import Version
from extractors.pipeline import process
from extractors.read import read
from models.snapshot import Snapshot

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<header><a href="/">{issuer}</a><nav aria-label="menu"><ul>{menu}</ul></nav></header>
{banner}
<main><article><h1>{title}</h1>
{body}
</article>
{after}
</main>
<footer><ul><li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>
</body></html>"""
MENU = ("Home", "Nieuws", "Actualités")


@dataclass(frozen=True)
class Plan:
    """The words of the plan in one language: sections of HTML by name, in order."""

    language: str
    title: str
    issuer: str
    sections: dict[str, str]

    @property
    def body(self) -> str:
        return "\n".join(self.sections.values())


def page(
    plan: Plan, body: str | None = None, *, banner: str = "", menu: tuple[str, ...] = MENU, after: str = ""
) -> bytes:
    """The plan as a web page, with what else stands on it."""
    items = "".join(f'<li><a href="/{number}">{name}</a></li>' for number, name in enumerate(menu))
    return PAGE.format(
        language=plan.language,
        title=plan.title,
        issuer=plan.issuer,
        menu=items,
        banner=banner,
        body=plan.body if body is None else body,
        after=after,
    ).encode()


def version(content: bytes, media_type: str = "text/html") -> Version:
    """The bytes read and drawn up, as the intake does."""
    url = "https://aldermere.example/plan"
    snapshot = Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=media_type,
        requested_url=url,
        final_url=url,
        fetched_at=datetime(2030, 3, 1, tzinfo=UTC),
    )
    return Version(*process(read(snapshot)))


NL = Plan(
    "nl",
    "Visie op algoritmen in de havens",
    "Ministerie van Havens",
    {
        "aims": "<h2>Inleiding</h2><p>Deze visie beschrijft hoe de havens van Lorn met algoritmen omgaan. De havens en "
        "hun gebruikers hebben er twee jaar samen aan gewerkt.</p>",
        "principles": "<h2>Uitgangspunten</h2><p>De volgende uitgangspunten gelden:</p><ul><li>Transparantie: iedereen "
        "kan zien welke algoritmen er draaien.</li><li>Veiligheid: schepen lopen geen gevaar.</li></ul>",
        "measures": "<h2>Maatregelen</h2><ul><li>Het ministerie zal vóór 1 juli 2031 een register van algoritmen "
        "inrichten.</li><li>Het ministerie trekt 2,5 miljoen euro uit voor proeven met sluizen.</li><li>Het kabinet zal "
        "een toezichthouder voor de vaarwegen aanwijzen.</li></ul>",
        "fees": "<h2>Tarieven</h2><p>Schepen betalen voor het gebruik van de sluizen. De tarieven worden elk jaar "
        "herzien.</p>",
    },
)
EN = Plan(
    "en",
    "Vision on algorithms in the harbours",
    "Ministry of Harbours",
    {
        "aims": "<h2>Introduction</h2><p>This vision describes how the harbours of Lorn deal with algorithms. The "
        "harbours and their users have worked on it together for two years.</p>",
        "principles": "<h2>Principles</h2><p>The following principles apply:</p><ul><li>Transparency: everybody can see "
        "which algorithms are running.</li><li>Safety: ships are in no danger.</li></ul>",
        "measures": "<h2>Measures</h2><ul><li>The ministry will set up a register of algorithms by 1 July 2031.</li>"
        "<li>The ministry will spend 2.5 million euros on trials with locks.</li><li>The cabinet will appoint a "
        "supervisor for the waterways.</li></ul>",
        "fees": "<h2>Fees</h2><p>Ships pay for the use of the locks. The fees are reviewed every year.</p>",
    },
)
FR = Plan(
    "fr",
    "Vision sur les algorithmes dans les ports",
    "Ministère des Ports",
    {
        "aims": "<h2>Introduction</h2><p>Cette vision décrit comment les ports de Lorn traitent les algorithmes. Les "
        "ports et leurs usagers y ont travaillé ensemble pendant deux ans.</p>",
        "principles": "<h2>Principes</h2><p>Les principes suivants s'appliquent :</p><ul><li>Transparence : chacun peut "
        "voir quels algorithmes fonctionnent.</li><li>Sécurité : les navires ne courent aucun danger.</li></ul>",
        "measures": "<h2>Mesures</h2><ul><li>Le ministère mettra en place un registre des algorithmes avant le "
        "1er juillet 2031.</li><li>Le ministère consacrera 2,5 millions d'euros à des essais avec des écluses.</li>"
        "<li>Le gouvernement désignera une autorité de contrôle des voies d'eau.</li></ul>",
        "fees": "<h2>Redevances</h2><p>Les navires paient pour l'usage des écluses. Les redevances sont revues chaque "
        "année.</p>",
    },
)
DE = Plan(
    "de",
    "Leitbild für Algorithmen in den Häfen",
    "Ministerium für Häfen",
    {
        "aims": "<h2>Einleitung</h2><p>Dieses Leitbild beschreibt, wie die Häfen von Lorn mit Algorithmen umgehen. Die "
        "Häfen und ihre Nutzer haben zwei Jahre gemeinsam daran gearbeitet.</p>",
        "principles": "<h2>Grundsätze</h2><p>Es gelten die folgenden Grundsätze:</p><ul><li>Transparenz: Alle können "
        "sehen, welche Algorithmen laufen.</li><li>Sicherheit: Schiffe geraten nicht in Gefahr.</li></ul>",
        "measures": "<h2>Maßnahmen</h2><ul><li>Das Ministerium wird bis zum 1. Juli 2031 ein Register der Algorithmen "
        "einrichten.</li><li>Das Ministerium wird 2,5 Millionen Euro für Versuche mit Schleusen bereitstellen.</li>"
        "<li>Die Regierung wird eine Aufsicht für die Wasserstraßen benennen.</li></ul>",
        "fees": "<h2>Gebühren</h2><p>Schiffe zahlen für die Nutzung der Schleusen. Die Gebühren werden jedes Jahr "
        "überprüft.</p>",
    },
)
PLANS = (NL, EN, FR, DE)
