import re
import tomllib
from base64 import b64encode
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

import output.render
from models.entry import Entry
from models.evidence import Evidence
from models.finding import ActionKind
from models.value import LocalText
from output.render import Language, entry_page, index_page
from output.render.view import EntryView
from tests.output.lorn import ENTRY, action
from tests.output.parsed import parsed, words_of

LANGUAGES: tuple[Language, ...] = ("en", "nl")


def text_of(page: str) -> str:
    return words_of(parsed(page).find("body"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Lorn – Together and with care",
                "What Policy orientating document",
                "Impact score 3 of 4",
                "Why: A strategy of a country that works together with Flanders",
                "1 is the strongest impact, 4 the weakest.",
                "For whom Government, businesses",
                "Published 4 March 2026",
                "Topics No topic of the profile occurs.",
                "Key takeaways for Flanders",
                "4 principles · 5 pillars · 14 action points (2 of them maybe)",
                "Concrete action points",
            ],
        ),
        (
            "nl",
            [
                "Wat Beleidsoriënterend document",
                "Impactscore 3 van 4",
                "Voor wie Overheden, bedrijven",
                "Gepubliceerd 4 maart 2026",
                "Onderwerpen Geen onderwerp van het profiel komt voor.",
                "Key takeaways voor Vlaanderen",
                "4 principes · 5 pijlers · 14 actiepunten (waarvan 2 misschien)",
            ],
        ),
    ],
)
def test_the_page_reads_as_a_monitor_entry(language: Language, expected: list[str]) -> None:
    text = text_of(entry_page(ENTRY, language))
    positions = [text.find(words) for words in expected]
    assert -1 not in positions, [words for words, at in zip(expected, positions, strict=True) if at < 0]


def all_evidence(entry: Entry) -> list[Evidence]:
    found = [*entry.takeaways, *entry.principles, *entry.pillars, *entry.actions, *entry.provisions, *entry.mentions]
    fields = [getattr(entry, name) for name in ("title", "abstract", "document_type", "audience", "issuer")]
    return [
        item for claim in [*found, *fields, *(s.summary for s in entry.pillar_summaries)] for item in claim.evidence
    ]


def test_every_claim_opens_its_quote_in_context_with_place_and_rule() -> None:
    page = parsed(entry_page(ENTRY, "en"))
    quotes = [words_of(mark) for mark in page.iterfind(".//mark")]
    assert sorted(quotes) == sorted(item.exact for item in all_evidence(ENTRY))
    proof = page.get_element_by_id("action-1").find(".//details")
    shown = words_of(proof)
    assert shown.startswith("Evidence: p. 5 … chapter sets out the measures. The Ministry of Digital Affairs will open")
    assert "page 5, block b50, characters 36 to 129" in shown
    assert "Rule en.actions.commitment, version 2" in shown
    assert "Confidence 88 %" in shown
    assert proof.find(".//blockquote").get("lang") == "en"
    assert proof.find(".//a").get("href").endswith("strategy-for-artificial-intelligence.pdf#page=5")


def test_doubtful_actions_are_marked_and_come_last() -> None:
    page = parsed(entry_page(ENTRY, "en"))
    items = page.get_element_by_id("pillar-1").findall(".//ol[@class='actions']/li")
    assert [item.get("id") for item in items] == ["action-1", "action-2", "action-4", "action-3"]
    assert "maybe" in items[-1].text_content()


def test_a_web_page_is_opened_at_the_words() -> None:
    proof = ENTRY.actions[0].evidence[0].model_copy(update={"page": None, "path": "main > p", "places": ()})
    link = EntryView(ENTRY.model_copy(update={"url": "https://lorn.example/plan"}), "en").link(proof)
    words = "The%20Ministry%20of%20Digital%20Affairs%20will,register%20of%20algorithms%20used%20by%20government."
    assert link == f"https://lorn.example/plan#:~:text={words}"


def test_words_in_the_documents_language_say_so() -> None:
    page = parsed(entry_page(ENTRY, "nl"))
    assert page.get("lang") == "nl"
    for path in (
        ".//h1/span",
        ".//div[@class='abstract']",
        ".//h3/span[2]",
        ".//p[@class='summary']/span[@lang]",
        ".//blockquote",
    ):
        assert {element.get("lang") for element in page.iterfind(path)} == {"en"}, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_but_itself(language: Language) -> None:
    for text in (entry_page(ENTRY, language), index_page([(ENTRY, "lorn.html")], language)):
        page = parsed(text)
        assert not page.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//*[@src]|//*[@style]")
        assert not re.search(r"@import|url\(", page.findtext(".//style") or "")
        policy = page.xpath("string(//meta[@http-equiv]/@content)")
        digest = b64encode(sha256((page.findtext(".//style") or "").encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy


def test_the_home_region_is_the_profiles() -> None:
    assert "Key takeaways for Wales" in entry_page(ENTRY, "en", LocalText(nl="Wales", en="Wales"))


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    page = parsed(entry_page(ENTRY, "en"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_a_long_entry_stays_a_light_page() -> None:
    sentence = "The ministry will, together with the provinces, publish a plan for every lighthouse on the coast. " * 3
    many = tuple(action(n, None, f"{sentence}{n}", ActionKind.COMMITMENT, actor="The ministry") for n in range(150))
    page = entry_page(ENTRY.model_copy(update={"actions": many}), "en")
    assert len(page.encode()) < 1_500_000


def test_an_empty_entry_says_why_everywhere() -> None:
    bare = ENTRY.model_copy(
        update=dict.fromkeys(("takeaways", "principles", "pillars", "actions", "pillar_summaries"), ())
    )
    text = text_of(entry_page(bare, "en"))
    for reason in (
        "No rule suggested a takeaway.",
        "No principles were found",
        "No pillars were found",
        "No action points were found",
    ):
        assert reason in text


def test_the_index_lists_entries_with_links_to_their_pages() -> None:
    page = parsed(index_page([(ENTRY, "lorn.en.html")], "en"))
    assert page.xpath("//h2/a/@href") == ["lorn.en.html"]
    assert "1 entry" in text_of(index_page([(ENTRY, "lorn.en.html")], "en"))
    assert "There are no entries yet" in text_of(index_page([], "en"))


def _luminance(colour: str) -> float:
    # https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"), [("ink", "mark"), *product(["ink", "soft", "accent", "maybe"], ["paper", "panel"])]
)
def test_colours_have_the_contrast_of_wcag_aa(scheme: int, ink: str, ground: str) -> None:
    style = parsed(entry_page(ENTRY, "en")).findtext(".//style") or ""
    colours = dict(re.findall(r"--(\w+): (#\w{6});", style.split("color-scheme: dark")[scheme]))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_label_is_used() -> None:
    folder = Path(output.render.__file__).parent
    source = "".join(path.read_text() for path in [*folder.glob("*.py"), *folder.glob("templates/*.j2")])
    computed = {"kind", "provision", "mention", "origin", "language", "month"}
    groups = tomllib.loads((folder / "labels.toml").read_text())
    names = [f"{group}.{key}" for group, labels in groups.items() if group not in computed for key in labels]
    prefixed = ("evidence.on_", "evidence.in_block", "action.")
    unused = [name for name in names if not re.search(rf"[\"']{name}[\"']", source)]
    assert [name for name in unused if not name.startswith(prefixed)] == []
