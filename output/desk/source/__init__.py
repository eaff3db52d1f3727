"""The source beside its draft: pages and text with the evidence lit, and new findings out of selections."""
