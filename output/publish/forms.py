"""The forms in which a feed can be had."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from output.publish import atom, json_feed
from output.publish.feed import Feed
from output.publish.links import Links
from output.publish.site import Form
from output.render.labels import Labels


class FeedForm(NamedTuple):
    """How a feed is written, with its title, and its media type."""

    write: Callable[[Feed, str, Links, Labels], str]
    media_type: str


FEEDS: Mapping[Form, FeedForm] = {
    "atom": FeedForm(atom.atom, atom.MEDIA_TYPE),
    "json": FeedForm(json_feed.json_feed, json_feed.MEDIA_TYPE),
}
