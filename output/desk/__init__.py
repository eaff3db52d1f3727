"""The desk: where analysts review, correct and publish drafts."""

from output.desk.app import create_desk
from output.desk.options import DeskOptions
from output.desk.services import Progress, Services, SourceUnavailable

__all__ = ["DeskOptions", "Progress", "Services", "SourceUnavailable", "create_desk"]
