"""A digest as a mail with two parts, plain text and HTML.

Apprise would make the text from the HTML, and lose the links; it reads the address, and the rest is done here.
"""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, TypeGuard

from output.digest.digest import Digest
from output.digest.forms import as_page, as_text

if TYPE_CHECKING:
    from apprise import NotifyBase
    from apprise.plugins.email.base import NotifyEmail

_logger = logging.getLogger(__name__)


class MailFailure(Exception):
    """The server did not take the mail; the message says why, and has nothing that the server said."""


def is_mail(service: "NotifyBase") -> "TypeGuard[NotifyEmail]":
    """Whether a service of Apprise sends mail."""
    from apprise.plugins.email.base import NotifyEmail

    return isinstance(service, NotifyEmail)


def mail_of(told: Digest, service: "NotifyEmail") -> EmailMessage:
    """The mail. Its Message-ID is always the same for a night, so that mail servers can drop one sent twice."""
    mail, sender = EmailMessage(policy=SMTP), _sender(service)
    mail["From"] = formataddr((str(service.from_addr[0] or told.name), sender))
    mail["To"] = ", ".join(formataddr((str(name or ""), str(address))) for name, address in service.targets)
    if service.cc:
        mail["Cc"] = ", ".join(sorted(service.cc))
    mail["Subject"] = told.subject
    mail["Date"] = format_datetime(told.ended_at)
    mail["Message-ID"] = f"<night-{told.night or 0}-{told.started_at:%Y%m%dT%H%M%S}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(as_text(told))
    mail.add_alternative(as_page(told), subtype="html")
    return mail


def send_mail(service: "NotifyEmail", told: Digest) -> None:
    """Send the digest to all recipients at once. Raises ``MailFailure`` when none of them can be reached.

    That the server refuses some of them is logged, and no failure: the others would have the digest again.
    """
    recipients = [*(str(address) for _, address in service.targets), *service.cc, *service.bcc]
    try:
        with _connected(service) as server:
            refused = server.send_message(mail_of(told, service), _sender(service), recipients)
    except smtplib.SMTPResponseException as error:
        raise MailFailure(f"the mail server answered {error.smtp_code} ({type(error).__name__})") from None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise MailFailure(f"the mail server could not be used ({type(error).__name__})") from None
    if refused:
        _logger.warning("The mail server refused %d of %d recipients of the digest.", len(refused), len(recipients))


def _sender(service: "NotifyEmail") -> str:
    return str(service.from_addr[1])


def _connected(service: "NotifyEmail") -> smtplib.SMTP:
    trust, seconds, port = ssl.create_default_context(), service.socket_connect_timeout, int(service.port or 0)
    if not service.verify_certificate:
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    if service.secure_mode == "ssl":
        return _logged_in(smtplib.SMTP_SSL(service.smtp_host, port, timeout=seconds, context=trust), service)
    server = smtplib.SMTP(service.smtp_host, port, timeout=seconds)
    if service.secure_mode == "starttls":
        server.starttls(context=trust)
    return _logged_in(server, service)


def _logged_in(server: smtplib.SMTP, service: "NotifyEmail") -> smtplib.SMTP:
    if service.user and service.password:
        server.login(service.user, service.password)
    return server
