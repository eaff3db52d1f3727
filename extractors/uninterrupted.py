"""Imported first by the process from which workers fork, which then leaves Ctrl-C to the program that started it.

A terminal sends Ctrl-C to all processes of a program at once; the one that started the workers also stops them.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
