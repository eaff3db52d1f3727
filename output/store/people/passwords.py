"""Passwords, kept as Argon2id hashes."""

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from output.store.people.errors import WeakPassword

SHORTEST, LONGEST = 12, 256
"""Characters; NIST SP 800-63B asks at least 8, and 15 where nothing else proves who one is."""
_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# One hash takes 64 MiB: many at once would let a flood of log-ins take all memory.
_at_once = BoundedSemaphore(4)


def hash_password(password: str, name: str) -> str:
    """The hash to keep of a new password of the person called ``name``. Raises ``WeakPassword``."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(f"A password has {SHORTEST} to {LONGEST} characters. A few words in a row are easy to keep.")
    if name.casefold() in password.casefold() or len(set(password)) < SHORTEST // 2:
        raise WeakPassword("This password is easy to guess. Take a few words that have nothing to do with each other.")
    with _at_once:
        return _hasher.hash(_canonical(password))


def verify_password(password: str, kept: str | None) -> bool:
    """Whether ``kept`` is the hash of the password.

    Without a hash it takes as long and says no, so that nobody learns from the time which names exist.
    """
    if len(password) > LONGEST:
        return False
    with _at_once:
        try:
            _hasher.verify(kept or _hash_of_nobody(), _canonical(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def make_password() -> str:
    """A password that nobody guesses: 96 random bits."""
    return "-".join(secrets.token_hex(3) for _ in range(4))


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash(secrets.token_hex())


def _canonical(password: str) -> str:
    # Keyboards write the same letter in different ways: "é" is one character or two.
    return unicodedata.normalize("NFKC", password)
