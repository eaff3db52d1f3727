"""A digest arrives as it is, once, and no secret of its channels is ever shown."""

import json
import logging
import re
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from markdown_it import MarkdownIt
from pydantic import SecretStr

from flows.cli import main
from flows.digest import Sent, send, tell, tell_nights
from flows.intake.intake import open_store
from flows.settings import Settings
from models.night import Night
from output.digest.digest import Digest
from output.store import Store
from tests.certificates import self_signed
from tests.mail import Postbox, receiving
from tests.output.digest.nights import BUSY, QUIET, news, night
from tests.output.parsed import parsed, words_of
from tests.web import answer, serving

SECRETS = ("hunter2hunter2", "T0KENsecretT0KEN", "hush-hush-path")
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def mail() -> Iterator[tuple[Postbox, int]]:
    with receiving() as running:
        yield running


@pytest.fixture
def webhook() -> Iterator[tuple[list[dict[str, Any]], int]]:
    """What was posted to a server, and its port."""
    posted: list[dict[str, Any]] = []

    def take(connection: socket.socket, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        while length and len(body) < int(length[1]):
            body += connection.recv(65536)
        posted.append(json.loads(body))
        connection.sendall(answer())

    with serving(take) as port:
        yield posted, port


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(Settings(home=tmp_path / "home")) as opened:
        yield opened


def settings(*channels: str, **values: Any) -> Settings:
    return Settings(
        digest_to=tuple(SecretStr(channel) for channel in channels),
        desk_public_url="https://desk.example",
        **({"digest_language": "en"} | values),
    )


def mailto(port: int, *recipients: str) -> str:
    to = ",".join(recipients or ("ada@lorn.example",))
    return f"mailto://127.0.0.1:{port}?from=monitor@lorn.example&to={to}"


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def ended(store: Store, brought: Night = BUSY) -> int:
    number = store.begin_night(brought.started_at).number
    store.end_night(number, brought)
    return number


def test_a_mail_has_the_text_and_the_page_of_the_night(mail: tuple[Postbox, int]) -> None:
    box, port = mail
    assert send(BUSY, settings(mailto(port, "ada@lorn.example", "bob@lorn.example")), 12) == (
        Sent(channel="1 (E-Mail)"),
    )
    [message] = box.mails
    assert box.recipients == [["ada@lorn.example", "bob@lorn.example"]]
    assert message["Subject"] == "Policy monitor, 23 November 2026: 2 to look at first, 2 new, 2 changed, 2 gone"
    assert message["From"] == "Policy monitor <monitor@lorn.example>"
    assert message.get_content_type() == "multipart/alternative"
    text, page = message.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert "\n  source: https://lorn.example/plan\n" in text.get_content().replace("\r\n", "\n")
    assert parsed(page.get_content()).xpath("//a/@href")[0] == "https://desk.example/work/00ff00ff00ff00ff"
    assert "The Netherlands – Vision on registers" in words_of(parsed(page.get_content()))


def test_the_language_is_that_of_the_settings(mail: tuple[Postbox, int]) -> None:
    box, port = mail
    send(QUIET, settings(mailto(port), digest_language="nl"), 12)
    assert box.mails[0]["Subject"] == "Beleidsmonitor, 23 november 2026: een rustige nacht"
    assert "Een rustige nacht: 212 bronnen bevraagd, niets nieuws." in box.mails[0].as_string()


def test_a_mail_that_is_sent_twice_has_the_same_id(mail: tuple[Postbox, int]) -> None:
    box, port = mail
    for number in (12, 12, 13):
        send(BUSY, settings(mailto(port)), number)
    first, second, other = (message["Message-ID"] for message in box.mails)
    assert first == second != other


def test_recipients_whom_the_server_refuses_do_not_stop_the_others(
    mail: tuple[Postbox, int], caplog: pytest.LogCaptureFixture
) -> None:
    box, port = mail
    box.unknown = {"bob@lorn.example"}
    assert send(BUSY, settings(mailto(port, "ada@lorn.example", "bob@lorn.example")), 12)[0].error is None
    assert box.recipients == [["ada@lorn.example"]]
    assert "refused 1 of 2 recipients" in caplog.text


def log_in(password: str) -> Callable[..., AuthResult]:
    def check(
        _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=(data.login, data.password.decode()) == (b"ada", password), handled=False)

    return check


@pytest.mark.parametrize(
    ("password", "options", "error"),
    [
        ("hunter2hunter2", "&verify=no", None),
        ("T0KENsecretT0KEN", "&verify=no", "the mail server answered 535 (SMTPAuthenticationError)"),
        ("hunter2hunter2", "", "the mail server could not be used (SSLCertVerificationError)"),
    ],
    ids=["sound", "wrong password", "unknown certificate"],
)
def test_a_mail_server_is_spoken_to_in_secret_and_logged_in_at(
    password: str, options: str, error: str | None, tmp_path: Path
) -> None:
    demands = {"tls_context": self_signed(tmp_path), "require_starttls": True, "auth_required": True}
    with receiving(**demands, authenticator=log_in("hunter2hunter2")) as (box, port):
        address = f"mailtos://ada:{password}@127.0.0.1:{port}?from=ada@lorn.example&to=bob@lorn.example{options}"
        assert send(BUSY, settings(address), 12) == (Sent(channel="1 (E-Mail)", error=error),)
    assert len(box.mails) == (0 if error else 1)


def test_a_webhook_gets_the_digest_as_json(webhook: tuple[list[dict[str, Any]], int]) -> None:
    posted, port = webhook
    assert send(BUSY, settings(f"json://127.0.0.1:{port}/hook"), 12) == (Sent(channel="1 (JSON)"),)
    [message] = posted
    told = Digest.model_validate_json(message["message"])
    assert (message["title"], told.night) == (told.subject, 12)
    assert [section.name for section in told.sections][:2] == ["first", "new"]


CHATS = [
    ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#policy", "<https://desk.example/work/00ff00ff00ff00ff|"),
    ("workflows://teams.example:443/abcd1234/efgh5678", "](<https://desk.example/work/00ff00ff00ff00ff>)"),
]


@pytest.mark.parametrize(("channel", "link"), CHATS, ids=["Slack", "Teams"])
def test_a_chat_gets_a_short_digest_with_links(channel: str, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = _chat_payload(night(news=tuple(news(title=f"Plan {n}") for n in range(40))), channel, monkeypatch)
    assert link in payload
    assert "Plan 4" in payload
    assert "Plan 5" not in payload
    assert "and 35 more" in payload


TITLE = "<!channel> <@U1> <at>all</at> @everyone [click](https://evil.example) <https://evil.example|x>"


@pytest.mark.parametrize("acting", ["<!channel", "<@U1", "<https://evil", "@everyone"])
def test_a_title_calls_nobody_in_slack(acting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = _chat_payload(night(news=(news(title=TITLE),)), CHATS[0][0], monkeypatch)
    assert "evil.example" in payload
    assert acting not in payload


def test_a_title_calls_nobody_in_teams(monkeypatch: pytest.MonkeyPatch) -> None:
    payload = json.loads(_chat_payload(night(news=(news(title=TITLE),)), CHATS[1][0], monkeypatch))
    card = payload["attachments"][0]["content"]
    assert "entities" not in card["msteams"]
    shown = parsed(MarkdownIt().render("\n\n".join(block["text"] for block in card["body"] if "text" in block)))
    assert set(shown.xpath("//a/@href")) == {
        "https://desk.example/work/00ff00ff00ff00ff",
        "https://desk.example/nights/12",
        "https://lorn.example/plan",
    }
    assert "<!channel> <@\N{WORD JOINER}U1> <at>all</at>" in words_of(shown)


@pytest.mark.parametrize(
    "channel",
    [
        "discord://1234567890/abcdefghijklmnopqrstuvwxyz",
        "mmost://chat.example/abcdefghijklmnopqrstuvwx12",
        "zulip://monitor@lorn/abcdefghijklmnopqrstuvwxyz012345",
        "ntfy://plans",
    ],
    ids=["Discord", "Mattermost", "Zulip", "ntfy"],
)
def test_a_title_neither_calls_nor_links_in_a_chat_that_takes_text(
    channel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = night(news=(news(title=f"{TITLE} @channel @**all** ![p](x.example)", note="@here [more](x.example)"),))
    payload = _chat_payload(brought, channel, monkeypatch)
    assert "evil.example" in payload
    assert "https://lorn.example/plan" in payload
    assert not re.findall(r"@(?:everyone|channel|here|\**all|U1)|\]\(|<!|https://evil", payload)


def _chat_payload(brought: Night, channel: str, monkeypatch: pytest.MonkeyPatch) -> str:
    posted: list[str] = []

    def request(*_: object, data: str | dict[str, str], **__: object) -> requests.Response:
        posted.append(data if isinstance(data, str) else json.dumps(data))
        taken = requests.Response()
        taken.status_code, taken._content = 200, b"ok"
        return taken

    monkeypatch.setattr(requests.Session, "request", request)
    assert send(brought, settings(channel), 12)[0].error is None
    [payload] = posted
    return json.dumps(json.loads(payload), ensure_ascii=False)


FAILING = [
    ("mailto://ada:hunter2hunter2@127.0.0.1:{port}?to=ada@lorn.example&from=monitor@lorn.example", "ConnectionRefused"),
    ("mailtos://ada:hunter2hunter2@127.0.0.1:{port}?to=ada@lorn.example&from=m@lorn.example", "ConnectionRefused"),
    ("json://ada:hunter2hunter2@127.0.0.1:{port}/hush-hush-path?+X-Token=T0KENsecretT0KEN", "Connection error"),
    ("xml://127.0.0.1:{port}/hush-hush-path/T0KENsecretT0KEN", "Connection error"),
    ("slack://T0KENsecretT0KEN/hunter2hunter2", "no address that Apprise knows"),
    ("nonsense://hunter2hunter2@T0KENsecretT0KEN/hush-hush-path", "no address that Apprise knows"),
    ("hunter2hunter2", "no address that Apprise knows"),
]


@pytest.mark.parametrize(("channel", "reason"), FAILING)
def test_a_channel_that_fails_is_named_without_its_secrets_and_stops_no_other(
    channel: str,
    reason: str,
    mail: tuple[Postbox, int],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    chosen = settings(channel.format(port=closed_port()), mailto(mail[1]))
    failed, sent = send(BUSY, chosen, 12)
    assert reason in (failed.error or "")
    assert failed.channel.startswith("1 (")
    assert (sent.error, len(mail[0].mails)) == (None, 1)
    shown = f"{failed} {chosen!r} {chosen.model_dump_json()} {caplog.text} {capsys.readouterr()}"
    assert not [secret for secret in SECRETS if secret in shown]


def test_a_server_that_answers_with_an_error_is_no_success() -> None:
    refusing = answer(b"T0KENsecretT0KEN", "403 Forbidden")
    with serving(lambda connection, _: connection.sendall(refusing)) as port:
        [failed] = send(BUSY, settings(f"json://127.0.0.1:{port}/hush-hush-path"), 12)
    assert "403" in (failed.error or "")
    assert not [secret for secret in SECRETS if secret in str(failed)]


def test_a_night_is_told_once(store: Store, mail: tuple[Postbox, int]) -> None:
    box, port = mail
    number = ended(store)
    assert [sent.error for sent in tell(store, settings(mailto(port)), number, lambda: NOW)] == [None]
    assert store.nights()[0].told_at == NOW
    assert tell(store, settings(mailto(port)), number) == ()
    assert tell_nights(store, settings(mailto(port))) == ()
    assert len(box.mails) == 1


def test_a_night_that_has_not_ended_is_not_told(store: Store, mail: tuple[Postbox, int]) -> None:
    number = store.begin_night(BUSY.started_at).number
    assert tell(store, settings(mailto(mail[1])), number) == tell_nights(store, settings(mailto(mail[1]))) == ()


def test_only_the_channel_that_failed_is_tried_again(store: Store, mail: tuple[Postbox, int]) -> None:
    (box, port), number = mail, ended(store)
    with receiving() as (other, other_port):
        chosen = settings(mailto(port), mailto(other_port))
        box.refusal = "451 Try again later"
        assert [bool(sent.error) for sent in tell(store, chosen, number)] == [True, False]
        assert store.nights()[0].told_at is None
        box.refusal = None
        assert tell_nights(store, chosen) == (Sent(channel="1 (E-Mail)"),)
        assert (len(box.mails), len(other.mails)) == (1, 1)
        assert store.nights()[0].told_at is not None


def test_a_run_that_is_killed_between_two_channels_goes_on_with_the_second(
    store: Store, mail: tuple[Postbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    (box, port), number = mail, ended(store)
    with receiving() as (other, other_port):
        chosen = settings(mailto(port), mailto(other_port))
        kept = store.digest_sent

        def killed(number: int, channel: str, sent_at: datetime) -> None:
            kept(number, channel, sent_at)
            raise KeyboardInterrupt

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(store, "digest_sent", killed)
            tell(store, chosen, number)
        assert (len(box.mails), len(other.mails)) == (1, 0)
        tell_nights(store, chosen)
        assert (len(box.mails), len(other.mails)) == (1, 1)


def test_a_run_that_is_killed_before_it_is_noted_sends_the_same_mail_again(
    store: Store, mail: tuple[Postbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    (box, port), number = mail, ended(store)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(store, "digest_sent", killed)
        tell(store, settings(mailto(port)), number)
    tell_nights(store, settings(mailto(port)))
    assert [message["Message-ID"] for message in box.mails] == [box.mails[0]["Message-ID"]] * 2


@pytest.mark.parametrize(("when", "mails"), [("always", 2), ("news", 1)])
def test_quiet_nights_are_told_when_the_settings_say_so(
    when: str, mails: int, store: Store, mail: tuple[Postbox, int]
) -> None:
    numbers = [ended(store, QUIET), ended(store, BUSY)]
    tell_nights(store, settings(mailto(mail[1]), digest_when=when))
    assert len(mail[0].mails) == mails
    assert all(begun.told_at for begun in store.nights())
    assert [begun.number for begun in store.nights()] == numbers[::-1]


def test_a_channel_that_fails_night_after_night_is_complained_of_once(store: Store) -> None:
    for _ in range(3):
        ended(store)
    [failed] = tell_nights(store, settings("nonsense://hunter2hunter2"))
    assert failed.error


def test_a_new_channel_is_not_told_of_nights_gone_by(store: Store, mail: tuple[Postbox, int]) -> None:
    for _ in range(3):
        ended(store)
    tell_nights(store, settings())
    assert tell_nights(store, settings(mailto(mail[1]))) == ()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def policy_monitor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], store: Store) -> Run:
    """Runs a command over the store; its exit code and what it printed."""
    monkeypatch.setenv("POLICY_MONITOR_HOME", store.engine.url.database.rpartition("/")[0])  # type: ignore[union-attr]
    monkeypatch.setenv("POLICY_MONITOR_DIGEST_LANGUAGE", "en")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["policy-monitor", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            main()
        return int(done.value.code or 0), *capsys.readouterr()

    return run


def test_show_prints_the_last_night_or_the_one_named(policy_monitor: Run, store: Store) -> None:
    assert policy_monitor("digest", "show")[0] == 2
    first, second = ended(store, BUSY), ended(store, QUIET)
    assert policy_monitor("digest", "show")[1].splitlines()[2] == "A quiet night: 212 sources asked, nothing new."
    assert "* Rules for registers" in policy_monitor("digest", "show", "--night", str(first))[1]
    assert policy_monitor("digest", "show", "--format", "html")[1].startswith("<!doctype html>")
    assert Digest.model_validate_json(policy_monitor("digest", "show", "--format", "json")[1]).night == second
    code, _, said = policy_monitor("digest", "show", "--night", "99")
    assert (code, said) == (2, f"There is no night 99 that has ended. The last is night {second}.\n")


def test_send_says_who_got_it(
    policy_monitor: Run, store: Store, mail: tuple[Postbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ended(store)
    assert policy_monitor("digest", "send")[0] == 2
    monkeypatch.setenv("POLICY_MONITOR_DIGEST_TO", json.dumps([mailto(mail[1]), "nonsense://hunter2hunter2"]))
    code, _, said = policy_monitor("digest", "send", "--dry-run")
    assert (code, len(mail[0].mails)) == (0, 0)
    assert said.splitlines() == [
        f"Night {number}: channel 1 (E-Mail) would get it.",
        f"Night {number}: channel 2 (?) has an address that Apprise does not know.",
    ]
    code, _, said = policy_monitor("digest", "send")
    assert (code, len(mail[0].mails)) == (1, 1)
    assert said.startswith("Sent to channel 1 (E-Mail).\nChannel 2 (?) did not get it: this is no address")
    assert "channel 1 (E-Mail) has had it" in policy_monitor("digest", "send", "--dry-run")[2]
