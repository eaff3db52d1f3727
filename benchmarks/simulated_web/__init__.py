"""A web of imaginary governments: hosts by name on loopback, whose documents change from night to night by a script.

Everything is made from the phrases in ``data`` and a seed: the same seed gives the same web, nights and truth.
"""
