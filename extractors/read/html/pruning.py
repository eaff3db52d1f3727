"""What of a page is no part of its document: menus, banners, controls, whatever is not shown."""

import re

from bs4 import Tag

from extractors.read.html.markup import MARKUP, classes, names, words

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEAST_LINKS = 2
_NEARLY_ALL = 0.9
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def is_pruned(tag: Tag) -> bool:
    """Whether ``tag`` never shows text of the document: code, controls, what is hidden from every reader."""
    if tag.name in MARKUP.silent:
        return not (tag.name == "button" and tag.find(_HEADINGS) is not None)
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    if hidden or _HIDDEN_STYLE.search(str(tag.get("style", ""))):
        return not _folds_out(tag)
    return not MARKUP.hidden_classes.isdisjoint(names(tag))


def _folds_out(tag: Tag) -> bool:
    """Whether a hidden part is shown when a reader opens it."""
    return tag.get("role") in {"tabpanel", "region"} or not MARKUP.folding_words.isdisjoint(_words(tag))


def is_chrome(tag: Tag) -> bool:
    """Whether ``tag`` is by its name, role, class or id a part of the site around the document."""
    if tag.name == "aside" and tag.find_parent(["main", "article", "section"]) is not None:
        # Inside the document it is a box or a note; the site's own asides stand beside it.
        return not MARKUP.site_words.isdisjoint(_words(tag))
    if tag.name in {"nav", "footer", "aside"} or (tag.name == "header" and tag.find("h1") is None):
        return not is_printed_contents(tag)
    if str(tag.get("role", "")) in MARKUP.site_roles:
        return True
    if tag.name in {"html", "body", "main", "article"}:
        return False
    own = _words(tag)
    named = not MARKUP.site_words.isdisjoint(own) or ("-" in tag.name and "header" in own)
    # Wrappers around the whole page are named for what they lay out: "with-sidebar", "menu-closed".
    return named and tag.find(["main", "h1"]) is None


def is_printed_contents(tag: Tag) -> bool:
    """Whether ``tag`` is a table of contents that belongs to the document."""
    return str(tag.get("role", "")) == "doc-toc" or not MARKUP.contents_names.isdisjoint(names(tag))


def leads_into_page(tag: Tag) -> bool:
    """Whether the list ``tag`` is only links to places further down: "On this page"."""
    links = tag.find_all("a", href=True)
    inward = [link for link in links if str(link["href"]).startswith("#") and len(str(link["href"])) > 1]
    text = "".join(tag.get_text().split())
    linked = sum(len("".join(link.get_text().split())) for link in inward)
    return len(inward) >= _LEAST_LINKS and linked >= _NEARLY_ALL * len(text)


def _words(tag: Tag) -> set[str]:
    # A custom element ("site-footer") says what it is by its own name.
    own = tag.name if "-" in tag.name else ""
    written = (own, *classes(tag), str(tag.get("id") or ""))
    return words(*written)
