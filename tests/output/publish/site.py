"""A monitor with what a real one has, made in memory or exported to a folder."""

from output.publish.addresses import FileAddresses
from output.publish.pages import Pages
from output.publish.site import Site
from tests.output.publish.examples import BASE

SITE = Site(base_url=BASE, timezone="Europe/Brussels")
ADDRESSES = FileAddresses()
PAGES = Pages(SITE, ADDRESSES)
