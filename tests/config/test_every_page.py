"""The demo partnership walked from its first page: every link holds, nothing is lost.

The number of queries of each page is recorded beside this file. When one changes for a
good reason, record anew: `pytest tests/config/test_every_page.py --record-queries`.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve, reverse

from frankpledge.access import operations as access
from frankpledge.config.demo.making import DOCUMENT, make_demo
from frankpledge.partnership import operations as partnership_operations
from frankpledge.partnership import queries as partnerships
from frankpledge.plan import operations as plan_operations
from frankpledge.plan import queries as plans
from frankpledge.publishing import operations as publishing
from tests.architecture.page_laws import pages

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

RECORDED = Path(__file__).with_name("query_counts.json")
MOMENT = datetime(2010, 6, 1, 9, 0, tzinfo=UTC)
LINK = re.compile(r"""\s(?:href|action|hx-get|hx-post)=["']([^"'#]*)""")
VISITS = 6  # of one kind of page; more show nothing new
# Pages nobody is led to by a link, with the reason.
UNLINKED = {
    "account_signup": "closed: people are invited",
    "account_inactive": "shown by the sign-in page when it refuses",
    "account_set_password": "for accounts without a password; the manager sends it",
    "check:document": "for anyone; switched on by FRANKPLEDGE_PUBLIC_CHECK",
    "components": "for developers; switched on by FRANKPLEDGE_COMPONENTS",
    "intake:delivery": "where an upload leads; tests/intake opens it",
    "intake:stop": "offered while files are read; tests/intake presses it",
    "intake:try-again": "offered when an upload failed; tests/intake presses it",
    "intake:use-ready-made": "offered before there are categories; the demo has them",
    "intake:strike-break": "offered where a break is noted; tests/intake presses it",
    "intake:carry-out-retention": "offered once a return is due; tests/intake presses it",
    "intake:extract": "listed once one is released; tests/intake opens it",
    "intake:extract-csv": "on an extract's page; tests/intake takes it",
    "intake:let-come-again": "offered where a return was withdrawn; tests/intake too",
    "intake:choose": "where a sample leads; tests/intake brings one",
    "intake:explain-again": "of a kind of file; the demo has none",
    "intake:kind": "where explaining leads; tests/intake explains one",
    "intake:set-aside": "offered where rows were set aside; the demo's are all sound",
    "intake:table": "offered where figures are held; tests/intake opens it",
    "plan:adopt-document": "offered once everything is decided; the journey presses it",
    "plan:mark-unplaced": "offered where words were not placed; the demo's all are",
    "plan:read-again": "offered when reading failed, or a newer reader could do better",
    "plan:set-document-years": "asked where a document does not say its years",
    "review:change-statuses": "offered once one is taken; tests/review changes it",
    "review:judge-status": "offered where statuses are judged; tests/review gives one",
    "review:sign": "offered under what another wrote; tests/review presses it",
    "actions:reopen": "offered on what is closed, which comes last in the log",
    "actions:withdraw-calendar": "offered to whoever has an address",
    "calendars:feed": "shown once to whose calendar it is; tests/actions opens it",
    "account_reset_password_done": "where a form leads",
    "account_reset_password_from_key": "linked from a letter",
    "account_reset_password_from_key_done": "where a form leads",
}


@dataclass
class Walk:
    """What was seen: each address's answer; by page, the most queries, and how often."""

    statuses: dict[str, int] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    visits: Counter = field(default_factory=Counter)


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """Make the demo, sign its manager in, follow every link; undo it all."""
    home = tmp_path_factory.mktemp("home")
    places = {"HOME": home, "EVIDENCE_STORE": home / "evidence"}
    places |= {"INCOMING": home / "incoming", "MEDIA_ROOT": home / "uploads"}
    with django_db_blocker.unblock(), override_settings(**places), transaction.atomic():
        made = make_demo(at=MOMENT, say=lambda _: None)
        carry_on()
        manager = next(p for p in made.people if p.role == "Partnership manager")
        client = Client(raise_request_exception=False)
        client.force_login(get_user_model().objects.get(email=manager.email))
        seen = Walk()
        follow(client, seen, [reverse("home")])
        public = reverse("public:publication", args=["northbridge", "2010-11"])
        follow(
            Client(raise_request_exception=False),
            seen,
            [reverse("account_login"), public],
        )
        transaction.set_rollback(True)
    return seen


def carry_on() -> None:
    """Publish the demo's plan, adopt next year's, and leave a third document undecided."""
    stamp = {"by": access.command_line_user(), "at": MOMENT}
    partnership = partnerships.partnership_by_slug("northbridge")
    year = partnerships.year_of(partnership, label="2010-11")
    publishing.publish(plan=plans.plan_for(year), **stamp)
    second, _ = (
        plan_operations.read_document(
            partnership=partnership,
            name=f"again-{number}.txt",
            content=DOCUMENT.read_bytes() + f"\nAfterthought {number}.\n".encode(),
            **stamp,
        )
        for number in (2, 3)
    )
    plan_operations.set_document_years(
        document=second, year_label="2011-12", results_year_label="2010-11", **stamp
    )
    plan_operations.accept_all_sure(document=second, least=0.0, **stamp)
    plan_operations.adopt_document(document=second, **stamp)
    partnership_operations.open_year(partnership=partnership, label="2012-13", **stamp)


def follow(client: Client, seen: Walk, waiting: list[str]) -> None:
    """Visit addresses, and those they link to, breadth first."""
    for address in waiting:  # grows as links are found
        name = resolve(urlsplit(address).path).view_name
        if address in seen.statuses or seen.visits[name] == VISITS:
            continue
        seen.visits[name] += 1
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
            content = b"".join(response)
        seen.statuses[address] = response.status_code
        seen.queries[name] = max(len(captured), seen.queries.get(name, 0))
        if "Location" in response:
            waiting += note(seen, local(response["Location"], address))
        if "html" in response.get("Content-Type", ""):
            for link in LINK.findall(content.decode()):
                waiting += note(seen, local(unescape(link), address))


def local(link: str, page: str) -> str:
    """Return a link as an address of ours; "" when it leads elsewhere."""
    parts = urlsplit(urljoin(page, link))
    is_page = not parts.path.startswith("/static/")
    is_ours = is_page and not parts.scheme and not parts.netloc
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path}{query}" if is_ours and parts.path else ""


def note(seen: Walk, address: str) -> list[str]:
    """Note that a page can be reached; return it when it is to be visited."""
    if not address:
        return []
    name = resolve(urlsplit(address).path).view_name
    seen.reached.add(name)
    return [] if name == "account_logout" else [address]


def test_no_link_leads_to_an_error(walk):
    # 405: a page that takes only forms, whose address stands in a form.
    wrong = {a: s for a, s in walk.statuses.items() if s not in {200, 302, 405}}

    assert len(walk.statuses) > 30
    assert wrong == {}


def test_every_page_can_be_reached_by_links(walk):
    names = {page.name for page in pages(get_resolver().url_patterns)}

    lost = sorted(names - walk.reached - set(UNLINKED))
    assert not lost, "\n".join(lost)


def test_the_queries_of_each_page_are_as_recorded(walk, pytestconfig):
    if pytestconfig.option.record_queries:
        RECORDED.write_text(json.dumps(walk.queries, indent=1, sort_keys=True) + "\n")
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))

    names = recorded.keys() | walk.queries.keys()
    changed = {
        name: f"{recorded.get(name)} recorded, {walk.queries.get(name)} now"
        for name in names
        if recorded.get(name) != walk.queries.get(name)
    }
    assert changed == {}
