"""An example of each body that the API takes, by the name of its schema."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "DecisionAsked": {
        "target": "title",
        "verb": "edit",
        "entry_version": 1,
        "before": "A plan for Lorn",
        "after": "A plan for the lighthouses of Lorn",
        "reason": "The title page says so.",
    },
    "DecisionsAsked": {
        "decisions": [
            {"target": "title", "verb": "accept", "entry_version": 1, "before": "A plan for Lorn"},
            {"target": "published", "verb": "reject", "entry_version": 1, "before": "2026-03", "reason": "A draft."},
        ]
    },
    "FindingAsked": {
        "kind": "action",
        "quote": "The ministry will open a lighthouse.",
        "parts": {"kind": "commitment", "actor": "The ministry"},
    },
    "AssigneeAsked": {"assignee": "ada"},
    "StateAsked": {"state": "approved", "leave_unreviewed": False},
    "WithdrawalAsked": {"reason": "The ministry took the plan back."},
    "CommentAsked": {"text": "Is this the final version?", "target": "title"},
    "IngestionAsked": {"url": "https://www.government.example/vision"},
}
