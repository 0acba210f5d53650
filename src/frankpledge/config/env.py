"""Reading the environment, and refusing nonsense with the remedy in the sentence.

`VARIABLES` is the whole list of what the product reads; `docs/reference/settings.md`
is generated from it.
"""

import os
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class EnvironmentRefused(Exception):
    """An environment variable is missing or unusable; the text says what to do."""


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it is for, and what it is without."""

    name: str
    meaning: str
    default: str


VARIABLES = (
    Variable(
        "FRANKPLEDGE_HOME",
        "Folder for the database, the evidence store, uploads and the secret key; "
        "created on first use.",
        "~/.local/share/frankpledge",
    ),
    Variable(
        "DATABASE_URL",
        "postgresql://user:password@host:port/name, or "
        "postgresql://user@/name?host=/socket/folder.",
        "SQLite in FRANKPLEDGE_HOME",
    ),
    Variable(
        "FRANKPLEDGE_SECRET_KEY",
        "Signs sessions and links; at least 32 characters.",
        "made once and kept in FRANKPLEDGE_HOME",
    ),
    Variable(
        "FRANKPLEDGE_HOSTS",
        "Host names the service answers to, separated by commas.",
        "localhost,127.0.0.1,[::1]",
    ),
    Variable(
        "FRANKPLEDGE_PLAIN_HTTP",
        "1 allows sign-in without HTTPS; for one's own machine only. "
        "`frankpledge serve` sets it when it listens on a loopback address.",
        "0",
    ),
    Variable(
        "FRANKPLEDGE_PROXIES",
        "How many proxies of your own stand before the service and add to "
        "X-Forwarded-For; sign-in limits then count the sender, not the proxy.",
        "1, or 0 with FRANKPLEDGE_PLAIN_HTTP",
    ),
    Variable("FRANKPLEDGE_DEBUG", "1 shows tracebacks to developers.", "0"),
    Variable(
        "FRANKPLEDGE_COMPONENTS",
        "1 serves the page that shows every component in every state.",
        "0",
    ),
    Variable(
        "FRANKPLEDGE_PUBLIC_CHECK",
        "1 lets anyone check a plan document at /check/, without an account; nothing "
        "of it is kept.",
        "0",
    ),
    Variable(
        "FRANKPLEDGE_IDENTIFIER_KEY",
        "Hashes the numbers of victims, offenders and premises in incident feeds, so "
        "that repeats are found and nobody is named; at least 32 characters. Keep it "
        "apart from the backups: whoever has both can try numbers until one fits.",
        "identifiers are left behind",
    ),
    Variable(
        "FRANKPLEDGE_EMAIL_URL",
        "smtp://user:password@host:port for outgoing mail, smtps:// for an encrypted "
        "connection, or file:///folder to keep each letter as a file there.",
        "mail is printed on standard output",
    ),
    Variable(
        "FRANKPLEDGE_EMAIL_FROM",
        "Whom outgoing mail comes from: Name <address>.",
        "Frankpledge <frankpledge@localhost>",
    ),
    Variable(
        "FRANKPLEDGE_ADDRESS",
        "Where people reach the service, for links in mail: https://csp.example.org.",
        "http://127.0.0.1:8000",
    ),
)
DEFAULTS = {variable.name: variable.default for variable in VARIABLES}


def text(name: str) -> str:
    """Return the variable, or "" when it is not set."""
    if name not in DEFAULTS:
        raise EnvironmentRefused(f"{name} is not in the list of variables we read.")
    return os.environ.get(name, "").strip()


def boolean(name: str) -> bool:
    """Return the variable as yes or no; anything but 0 and 1 is refused."""
    value = text(name) or "0"
    if value not in {"0", "1"}:
        raise EnvironmentRefused(f"{name} is {value!r}; set it to 1 or 0.")
    return value == "1"


def number(name: str, *, unset: int) -> int:
    """Return the variable as a whole number from 0 to 9; `unset` where it is not set."""
    value = text(name) or str(unset)
    if len(value) != 1 or value not in "0123456789":
        raise EnvironmentRefused(
            f"{name} is {value!r}; set it to a number from 0 to 9."
        )
    return int(value)


def names(name: str) -> list[str]:
    """Return a comma-separated variable as a list, or its default."""
    value = text(name) or DEFAULTS[name]
    return [part.strip() for part in value.split(",") if part.strip()]


def home() -> Path:
    """Return the home folder, created with access for its owner alone."""
    value = text("FRANKPLEDGE_HOME") or DEFAULTS["FRANKPLEDGE_HOME"]
    folder = Path(value).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentRefused(
            f"FRANKPLEDGE_HOME is {folder}, which cannot be made ({error.strerror}); "
            "set it to a folder you may write to."
        ) from error
    return folder


def secret_key(folder: Path, *, make: Any) -> str:
    """Return the signing key, made once with `make()` and kept in `folder`."""
    given = text("FRANKPLEDGE_SECRET_KEY")
    if given:
        if len(given) < 32:
            raise EnvironmentRefused(
                "FRANKPLEDGE_SECRET_KEY is shorter than 32 characters; use a longer one."
            )
        return given
    path = folder / "secret-key"
    if not path.exists():
        # Written aside and then given its name: of two processes starting at once, one
        # names its key, and neither ever reads half of one.
        draft = folder / f"secret-key.{os.getpid()}"
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def identifier_key() -> bytes:
    """Return what identifiers are hashed with; b"" when it is not set."""
    given = text("FRANKPLEDGE_IDENTIFIER_KEY")
    if given and len(given) < 32:
        raise EnvironmentRefused(
            "FRANKPLEDGE_IDENTIFIER_KEY is shorter than 32 characters; use a longer one, "
            "and the same one always: another key ends the linkage with earlier months."
        )
    return given.encode()


def database(folder: Path) -> dict[str, Any]:
    """Return Django's description of the database named by DATABASE_URL."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(folder / "frankpledge.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentRefused(
            f"DATABASE_URL begins with {parts.scheme!r}; Frankpledge keeps its records "
            "in PostgreSQL (postgresql://...) or, without DATABASE_URL, in SQLite."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or (parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": options,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # Made here, for its owner alone: SQLite would let everybody on the machine read it,
    # and gives its log the rights of the file.
    if not path.exists():
        path.touch(mode=0o600)
    # IMMEDIATE, because a transaction that reads and then writes cannot be upgraded
    # once another has written: under DEFERRED most such requests fail.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364; "
            "PRAGMA cache_size=2000;",
        },
    }


def sender(name: str) -> str:
    """Return whom mail comes from; refuse what is no address."""
    value = text(name) or DEFAULTS[name]
    _, address = parseaddr(value)
    if not all(address.partition("@")) or "\n" in value:
        raise EnvironmentRefused(
            f"{name} is {value!r}; write it as Safer Northbridge <csp@example.org>."
        )
    return value


def web_address(name: str) -> str:
    """Return an address links begin with, without a slash at its end."""
    value = (text(name) or DEFAULTS[name]).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise EnvironmentRefused(
            f"{name} is {value!r}; write it as https://csp.example.org."
        )
    return value


def email(url: str) -> dict[str, Any]:
    """Return Django's mail settings for FRANKPLEDGE_EMAIL_URL."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise EnvironmentRefused(
            "FRANKPLEDGE_EMAIL_URL must look like smtp://user:password@host:port, or "
            "like file:///folder."
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
