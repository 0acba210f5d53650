"""The environment is read once, and nonsense is refused with the remedy."""

import os
import stat

import pytest

from frankpledge.config import env


@pytest.mark.parametrize(("value", "meant"), [("", False), ("0", False), (" 1 ", True)])
def test_a_switch_is_on_or_off(monkeypatch, value, meant):
    monkeypatch.setenv("FRANKPLEDGE_DEBUG", value)

    assert env.boolean("FRANKPLEDGE_DEBUG") is meant


@pytest.mark.parametrize("value", ["yes", "true", "2"])
def test_a_switch_that_is_neither_on_nor_off_is_refused(monkeypatch, value):
    monkeypatch.setenv("FRANKPLEDGE_DEBUG", value)

    with pytest.raises(
        env.EnvironmentRefused, match=r"FRANKPLEDGE_DEBUG.*set it to 1 or"
    ):
        env.boolean("FRANKPLEDGE_DEBUG")


def test_a_variable_missing_from_the_list_cannot_be_read():
    with pytest.raises(env.EnvironmentRefused, match="FRANKPLEDGE_OTHER"):
        env.text("FRANKPLEDGE_OTHER")


def test_a_list_is_split_at_commas_and_has_a_default(monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_HOSTS", "a.example, b.example,")
    given = env.names("FRANKPLEDGE_HOSTS")
    monkeypatch.delenv("FRANKPLEDGE_HOSTS")

    assert given == ["a.example", "b.example"]
    assert "localhost" in env.names("FRANKPLEDGE_HOSTS")


def test_the_home_is_made_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path / "deep" / "home"))

    made = env.home()

    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert env.home() == made


def test_a_home_that_cannot_be_made_is_refused_with_the_remedy(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path / "file" / "home"))

    with pytest.raises(
        env.EnvironmentRefused, match="set it to a folder you may write"
    ):
        env.home()


def test_the_key_is_made_once_and_kept_from_others(monkeypatch, tmp_path):
    monkeypatch.delenv("FRANKPLEDGE_SECRET_KEY", raising=False)

    first = env.secret_key(tmp_path, make=lambda: "a" * 50)
    second = env.secret_key(tmp_path, make=lambda: "b" * 50)

    assert first == second == "a" * 50
    assert stat.S_IMODE(os.stat(tmp_path / "secret-key").st_mode) == 0o600


def test_of_two_that_start_at_once_both_sign_with_one_key(monkeypatch, tmp_path):
    monkeypatch.delenv("FRANKPLEDGE_SECRET_KEY", raising=False)

    def made_while_another_named_its_own() -> str:
        (tmp_path / "secret-key").write_text("a" * 50, encoding="ascii")
        return "b" * 50

    key = env.secret_key(tmp_path, make=made_while_another_named_its_own)

    assert key == "a" * 50
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_that_is_given_is_used_and_a_short_one_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("FRANKPLEDGE_SECRET_KEY", "k" * 32)
    given = env.secret_key(tmp_path, make=lambda: "")
    monkeypatch.setenv("FRANKPLEDGE_SECRET_KEY", "k" * 31)

    assert given == "k" * 32
    with pytest.raises(env.EnvironmentRefused, match="shorter than 32"):
        env.secret_key(tmp_path, make=lambda: "")


def test_without_an_address_the_database_is_sqlite_that_waits_its_turn(
    monkeypatch, tmp_path
):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    database = env.database(tmp_path)

    assert database["ENGINE"].endswith("sqlite3")
    assert database["NAME"] == tmp_path / "frankpledge.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://ann:p%40ss@db.example:5433/csp?sslmode=require",
            ("csp", "ann", "p@ss", "db.example", "5433", {"sslmode": "require"}),
        ),
        ("postgresql://ann@/csp?host=/run/pg", ("csp", "ann", "", "/run/pg", "", {})),
        ("postgres://db.example/csp", ("csp", "", "", "db.example", "", {})),
    ],
)
def test_an_address_names_a_postgresql_database(monkeypatch, tmp_path, url, expected):
    monkeypatch.setenv("DATABASE_URL", url)

    database = env.database(tmp_path)

    parts = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert tuple(database[part] for part in parts) == expected


def test_another_kind_of_database_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://db.example/csp")

    with pytest.raises(env.EnvironmentRefused, match=r"'mysql'.*PostgreSQL"):
        env.database(tmp_path)


@pytest.mark.parametrize("url", ["db.example", "http://db.example", "smtp://"])
def test_a_mail_address_of_another_form_is_refused(url):
    with pytest.raises(env.EnvironmentRefused, match="smtp://user:password@host:port"):
        env.email(url)


def test_mail_goes_to_the_terminal_or_to_the_server_named():
    assert env.email("")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert env.email("smtps://ann:x@mail.example")["EMAIL_PORT"] == 465
    assert env.email("smtp://mail.example")["EMAIL_USE_SSL"] is False


def test_letters_can_be_kept_as_files():
    settings = env.email("file:///srv/csp/mail%20out")

    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert settings["EMAIL_FILE_PATH"] == "/srv/csp/mail out"


@pytest.mark.parametrize("sender", ["Safer Northbridge", "@csp.example", "csp@"])
def test_a_sender_without_an_address_is_refused(monkeypatch, sender):
    monkeypatch.setenv("FRANKPLEDGE_EMAIL_FROM", sender)

    with pytest.raises(env.EnvironmentRefused, match=r"write it as .*<csp@example"):
        env.sender("FRANKPLEDGE_EMAIL_FROM")


@pytest.mark.parametrize("address", ["csp.example", "ftp://csp.example", "https://"])
def test_an_address_links_cannot_begin_with_is_refused(monkeypatch, address):
    monkeypatch.setenv("FRANKPLEDGE_ADDRESS", address)

    with pytest.raises(env.EnvironmentRefused, match="write it as https://"):
        env.web_address("FRANKPLEDGE_ADDRESS")


def test_whom_mail_comes_from_and_where_links_lead_have_defaults(monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_ADDRESS", "https://csp.example/")
    monkeypatch.delenv("FRANKPLEDGE_EMAIL_FROM", raising=False)

    assert env.web_address("FRANKPLEDGE_ADDRESS") == "https://csp.example"
    assert env.sender("FRANKPLEDGE_EMAIL_FROM").endswith("@localhost>")
