"""Short names for works, which are addresses themselves, in the addresses of the desk."""

from hashlib import sha256

from output.store.schema import KEY_LENGTH


def key_of(work_id: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the work's id.

    Among a million works two have the same with a probability of 1 in 37 million; the database would refuse the second.
    """
    return sha256(work_id.encode()).hexdigest()[:KEY_LENGTH]
