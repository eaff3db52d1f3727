"""Shows the whole path on the demo documents: ``make demo``.

Serves them on loopback, as a government would on the web, takes them in through the real flow into a store
under ``build/demo``, and ends by naming the entry pages it made.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from flows.cli.ending import Ending

SITE = Path(__file__).parent / "site"
HOME = Path("build/demo")
PAGES = (
    "nederwaarden/ai-visie.html",
    "nederwaarden/toegankelijkheid.html",
    "aldermere/common-ground.pdf",
    "val-d-arlac/plan-ia.pdf",
    "oberlahn/verwaltung-ki.html",
)
"""What is taken in. The vision's PDF is not named: its landing page leads to it."""
PORT = 8731
"""Fixed, so that the addresses, and with them the works, stay the same from one demo to the next."""


def main() -> int:
    """Run the demo; 0 when every document has a draft, 2 when the port is taken."""
    try:
        with _site() as address:
            ended = _monitor("ingest", *(f"{address}/{page}" for page in PAGES))
    except OSError as error:
        sys.stderr.write(
            f"The demo's web server needs port {PORT} ({error.strerror}). Stop what uses it, then retry.\n"
        )
        return Ending.USAGE
    pages = HOME / "pages"
    sys.stderr.write("\nThe entries, one page each, and a list of them:\n")
    _monitor("entries", "export", "--out", str(pages))
    sys.stderr.write(f"\nOpen {(pages / 'index.html').absolute().as_uri()} in a browser.\n")
    return 0 if ended in {Ending.GOOD, Ending.INCOMPLETE} else ended


@contextmanager
def _site() -> Iterator[str]:
    handler = partial(_Quiet, directory=str(SITE))
    with ThreadingHTTPServer(("127.0.0.1", PORT), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{PORT}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


def _monitor(*arguments: str) -> int:
    """Run ``policy-monitor`` on the demo's own store, with the demo's server allowed."""
    settings = {
        "POLICY_MONITOR_HOME": str(HOME.absolute()),
        "POLICY_MONITOR_FETCH_ALLOW": json.dumps(["127.0.0.1"]),
        "POLICY_MONITOR_FETCH_PORTS": json.dumps([PORT]),
        "POLICY_MONITOR_FETCH_PAUSE_SECONDS": "0",
    }
    others = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PREFECT_API_URL"}}
    command = [str(Path(sys.executable).with_name("policy-monitor")), *arguments]
    return subprocess.run(command, env=others | settings, check=False).returncode  # noqa: S603 - our own program


if __name__ == "__main__":
    sys.exit(main())
