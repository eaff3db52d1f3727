"""Six addresses of different kinds, in four languages, as governments might publish them; all of our own writing."""

from datetime import date, timedelta

from tests.fixtures.pdfs import typeset
from tests.web import answer

YESTERDAY = date.today() - timedelta(days=1)
HTML, XML = "text/html; charset=utf-8", "application/xml"

FRENCH_DOCUMENT = """
#set document(title: "Plan pour une intelligence artificielle de confiance dans les ports")
#set text(lang: "fr")
#align(center)[République française]
#align(center)[Ministère de la Transition numérique]
#v(4cm)
#align(center)[#text(28pt)[Plan pour une intelligence artificielle de confiance dans les ports]]
#align(center)[Paris, le 3 mars 2031]
#pagebreak()
= Ce que nous voulons
Le Gouvernement veut que chaque port de France sache quels systèmes il emploie et pourquoi. Ce plan dit comment.
Chaque grand port tiendra un registre de ses algorithmes, que le public pourra lire.
"""

DUTCH_LANDING = """<!doctype html><html lang="nl"><head><title>Visie op slimme havens | Rijksoverheid</title>
<meta name="dcterms.creator" content="Ministerie van Infrastructuur en Waterstaat">
<meta property="og:title" content="Visie op slimme havens"></head><body><nav><a href="/onderwerpen">Onderwerpen</a></nav>
<main><h1>Visie op slimme havens</h1><p>Het kabinet beschrijft in deze visie hoe havens in Nederland met kunstmatige
intelligentie omgaan. De visie is een bijlage bij een brief aan de Tweede Kamer.</p>
<p><a href="/visie.pdf">Visie op slimme havens (PDF, 1 MB)</a></p></main><footer><a href="/privacy">Privacy</a></footer>"""

GERMAN_TITLES = (
    "Eckpunkte für lernende Systeme in der Verwaltung",
    "Bericht über den Einsatz von Algorithmen in Behörden",
    "Leitfaden für die Beschaffung künstlicher Intelligenz",
    "Stellungnahme zur Datenstrategie der Länder",
    "Fahrplan für offene Verwaltungsdaten",
)


def german_list() -> str:
    """A list with something new every other week, the latest a week ago."""
    days = (YESTERDAY - timedelta(weeks=1 + 2 * place) for place in range(len(GERMAN_TITLES)))
    items = "".join(
        f'<li><a href="/dokumente/{place}">{title}</a> <span class="datum">{day:%d.%m.%Y}</span></li>'
        for place, (title, day) in enumerate(zip(GERMAN_TITLES, days, strict=True))
    )
    return f"""<!doctype html><html lang="de"><head>
<title>Veröffentlichungen | Bundesministerium für Häfen und Digitales</title></head><body>
<nav><ul><li><a href="/das-ministerium">Das Ministerium und seine Aufgaben</a></li></ul></nav><main><h1>Veröffentlichungen</h1>
<ul>{items}</ul></main><footer><a href="/impressum-und-kontakt">Impressum und Kontakt</a></footer></body></html>"""


def english_feed() -> str:
    """A feed with an entry each week."""
    days = (YESTERDAY - timedelta(weeks=week) for week in range(10))
    items = "".join(
        f"<item><title>Guidance on learning systems, part {10 - place}</title><link>/guidance/{place}</link>"
        f"<pubDate>{day:%a, %d %b %Y} 09:00:00 GMT</pubDate></item>"
        for place, day in enumerate(days)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Department for Transport: publications</title>'
        f"<description>What the United Kingdom's Department for Transport publishes.</description>"
        f"<language>en-GB</language>{items}</channel></rss>"
    )


def dutch_sitemap() -> str:
    """A sitemap of pages that change every other day."""
    urls = "".join(
        f"<url><loc>https://havens.example.org/beleid/kunstmatige-intelligentie-in-de-haven-deel-{number}</loc>"
        f"<lastmod>{YESTERDAY - timedelta(days=2 * number)}</lastmod></url>"
        for number in range(12)
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


ENGLISH_PAGE_WITH_FEED = """<!doctype html><html lang="en"><head><title>Register of algorithms - Digital Agency of Ireland</title>
<link rel="alternate" type="application/atom+xml" title="Changes to the register" href="/register.atom">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.rss"></head>
<body><main><h1>Register of algorithms</h1><p>The Government of Ireland keeps this register so that everyone can see
which algorithms public bodies use, what for, and who answers for them. Each body adds its own before it begins to use
them, and says every year whether they still do what they were bought for. A body that stops using one says so here.</p>
<p>The Digital Agency looks after the register and helps the bodies that write in it.</p></main></body></html>"""


def watched_site() -> dict[str, bytes]:
    """The six addresses by path, as a server answers them."""
    return {
        "/plan.pdf": answer(typeset(FRENCH_DOCUMENT), content_type="application/pdf"),
        "/visie": answer(DUTCH_LANDING.encode(), content_type=HTML),
        "/veroeffentlichungen": answer(german_list().encode(), content_type=HTML),
        "/publications.rss": answer(english_feed().encode(), content_type="application/rss+xml"),
        "/sitemap.xml": answer(dutch_sitemap().encode(), content_type=XML),
        "/register": answer(ENGLISH_PAGE_WITH_FEED.encode(), content_type=HTML),
    }
