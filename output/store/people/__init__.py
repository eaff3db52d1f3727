"""The people of the desk: who they are, how they log in, and what each of them did."""

from output.store.people.accounts import Account
from output.store.people.audit import Audit, AuditLine, AuditPage, AuditQuery
from output.store.people.people import People
from output.store.people.tokens import ApiToken

__all__ = ["Account", "ApiToken", "Audit", "AuditLine", "AuditPage", "AuditQuery", "People"]
