"""The process of our own Prefect server: ``python -m flows.prefect_process PORT``. Ends with its parent."""

import ctypes
import os
import signal
import sys

HOST = "127.0.0.1"
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve Prefect's API on loopback until told to stop, or until the parent is gone."""
    _end_with(os.getppid())
    import uvicorn

    app = "prefect.server.api.server:create_app"
    uvicorn.run(app, factory=True, host=HOST, port=int(sys.argv[1]), log_level="error", lifespan="on")


def _end_with(parent: int) -> None:
    """Have the kernel end this process when its parent is killed (Linux only; elsewhere it would stay behind)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)


if __name__ == "__main__":
    main()
