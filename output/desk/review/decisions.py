"""Turns what a reviewer pressed into decisions, made only on what that reviewer saw."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from pydantic import JsonValue

from models.decision import Decision, Verb
from output.desk.review.cards import Card, seen_of
from output.desk.review.editing import edited
from output.desk.review.form_data import Sent
from output.desk.review.view import ReviewView
from output.review import StaleDecision, claim_of, value_of
from output.review.errors import UnknownTarget
from output.review.history import Change

_PLAIN = {"accept": Verb.ACCEPT, "reject": Verb.REJECT, "flag": Verb.FLAG, "undo": Verb.UNDO}


def decision_of(view: ReviewView, form: Sent, now: datetime | None = None) -> Decision:
    """The decision that a form asks for.

    Raises ``StaleDecision`` when the claim no longer says what the form's sender saw, ``UnknownTarget`` when there is
    no such claim or act, and ``IncompleteEdit`` when an edit cannot be read.
    """
    card = view.card(form.one("target"))
    if card is None:
        raise UnknownTarget(view.label("conflict.gone"))
    check_seen(view, {card.target: form.one("seen")}, form.number("version"))
    verb, after = _asked(view, card, form)
    return _decision(view, card, verb, now or datetime.now(UTC), after=after, reason=form.one("reason").strip() or None)


def acceptances(view: ReviewView, form: Sent, now: datetime | None = None) -> tuple[Decision, ...]:
    """A decision to accept each of the claims that a form names and that are still to be decided on; at one moment.

    Raises ``StaleDecision`` when one of them no longer says what the form's sender saw.
    """
    cards = [card for card in view.cards if card.target in form.seen and not card.decided]
    check_seen(view, {card.target: form.seen[card.target] for card in cards}, form.number("version"))
    moment = now or datetime.now(UTC)
    return tuple(_decision(view, card, _confirming(card), moment) for card in cards)


def undoing(view: ReviewView, changes: Sequence[Change], now: datetime | None = None) -> tuple[Decision, ...]:
    """Decisions that take back the last step of the visitor: the last decision, with all made at the same moment.

    Only what is still the last word on its claim is taken back; nothing when there is no such thing.
    """
    last_words: dict[str, Change] = {change.target: change for change in changes if change.in_force}
    mine = [change for change in last_words.values() if change.who == view.user.name]
    if not mine:
        return ()
    step = max(mine, key=lambda change: change.number)
    cards = [view.card(change.target) for change in mine if change.when == step.when]
    moment = now or datetime.now(UTC)
    return tuple(_decision(view, card, Verb.UNDO, moment) for card in cards if card)


def check_seen(view: ReviewView, seen: Mapping[str, str], version: int) -> None:
    """Raise ``StaleDecision`` unless each claim says what its digest names, in this version of the entry."""
    entry = view.work.reviewed.entry
    for target, named in seen.items():
        if version != entry.version or seen_of(view.work, target) != named:
            raise StaleDecision(view.label("conflict.title"), value_of(claim_of(entry, target)))


def _asked(view: ReviewView, card: Card, form: Sent) -> tuple[Verb, JsonValue]:
    asked = form.one("verb")
    if asked in _PLAIN:
        return _PLAIN[asked], None
    if asked == "edit":
        after = edited(card, form.parts, view.home)
        unchanged = after == {} or (not isinstance(after, dict) and after == value_of(card.claim))
        return (_confirming(card), None) if unchanged else (Verb.EDIT, after)
    settling: dict[str, Callable[[ReviewView, Card], tuple[Verb, JsonValue]]] = {"keep": _kept, "take": _taken}
    if asked not in settling:
        raise UnknownTarget(view.label("conflict.gone"))
    return settling[asked](view, card)


def _kept(_view: ReviewView, card: Card) -> tuple[Verb, JsonValue]:
    return _confirming(card), None


def _taken(view: ReviewView, card: Card) -> tuple[Verb, JsonValue]:
    """What the new version says; nothing, when it says nothing."""
    item = view.record.returned(card)
    if item is None or item.new is None:
        return Verb.REJECT, None
    return Verb.ACCEPT, item.new.value


def _confirming(card: Card) -> Verb:
    """The verb that lets a claim stand as it does."""
    return Verb.REJECT if card.rejected else Verb.ACCEPT


def _decision(
    view: ReviewView, card: Card, verb: Verb, when: datetime, *, after: JsonValue = None, reason: str | None = None
) -> Decision:
    entry = view.work.reviewed.entry
    return Decision(
        work_id=entry.work_id,
        entry_version=entry.version,
        target=card.target,
        verb=verb,
        who=view.user.name,
        when=when,
        before=value_of(claim_of(entry, card.target)),
        after=after,
        reason=reason,
    )
