"""Texts, codes and other small parts of values."""

from hypothesis import strategies as st

from models.evidence import RuleRef
from models.value import LocalText

# No surrogates: they cannot be written as UTF-8, and no reader hands them on.
CHARACTERS = st.characters(codec="utf-8")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=80).filter(lambda text: bool(text.strip()))
CODES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
RULES = st.builds(RuleRef, id=CODES, version=st.integers(1, 99))
LOCAL_TEXTS = st.builds(LocalText, nl=TEXTS, en=TEXTS)
CONFIDENCES = st.floats(0, 1)
