"""Signing in, end to end: a real provider, the real server, a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.serving import Replica

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the provider's, of its own Authlib
]

VIEW = "/?a=vostochny-hi-2&b=vostochny-en&tab=ledger&hide=name"
SIGN_IN = "Sign in"
PATIENCE = 60_000  # milliseconds for a page on a loaded machine


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Someone's browser, signed in nowhere."""
    opened = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def ask(context: BrowserContext, address: str) -> Page:
    """Open an address, signed out: there is the way in, and nothing of the articles."""
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name=SIGN_IN, exact=True).wait_for()
    assert page.locator(".milaan").count() == 0
    return page


def sign_in(page: Page, name: str) -> None:
    """Go to the provider and be this person there."""
    page.get_by_role("button", name=SIGN_IN, exact=True).click()
    page.locator(f'button[name="sub"][value="{name}"]').click()


def read_query(page: Page) -> dict[str, str]:
    """What the address bar asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_page_of_its_own_address_asks_to_sign_in_too(
    context: BrowserContext, guarded_site: Replica
) -> None:
    """Streamlit would serve `pages/` by itself; nothing of it is seen before the gate.

    It would do so only until a process has shown the first page, so this test stands first.
    """
    for name in ("compare", "library", "findings", "method"):
        page = ask(context, f"{guarded_site.address}/{name}")
        assert page.locator("h1").all_inner_texts() == ["Milaan"]
        page.close()


def test_a_link_opened_signed_out_arrives_at_the_same_view(
    context: BrowserContext, guarded_site: Replica
) -> None:
    """Articles, tab and filter come through the round trip; then it says who one is."""
    page = ask(context, guarded_site.address + VIEW)
    sign_in(page, "asha")
    page.locator(".milaan .claim .text").first.wait_for()
    wanted = {"a": "vostochny-hi-2", "b": "vostochny-en", "tab": "ledger", "hide": "name"}
    assert wanted.items() <= read_query(page).items()
    assert urlsplit(page.url).netloc == urlsplit(guarded_site.address).netloc
    expect(page.get_by_text("asha@desk.example · analyst")).to_be_visible()
    expect(page.get_by_role("button", name="Share a snapshot")).to_be_visible()


def test_two_links_opened_in_two_tabs_both_arrive(
    context: BrowserContext, guarded_site: Replica
) -> None:
    """Each attempt keeps its own address. Authlib knows the latest attempt only, which signs in;
    the other one comes back to its address all the same, and finds itself signed in."""
    first = ask(context, guarded_site.address + "/?a=vostochny-hi-1&b=vostochny-en")
    second = ask(context, guarded_site.address + "/method?from=desk")
    for page in (first, second):
        page.get_by_role("button", name=SIGN_IN, exact=True).click()
        page.locator('button[name="sub"][value="asha"]').wait_for()
    second.locator('button[name="sub"][value="asha"]').click()
    second.get_by_role("heading", name="How Milaan reads two articles").wait_for()
    assert urlsplit(second.url).path == "/method"
    first.locator('button[name="sub"][value="asha"]').click()
    first.locator(".milaan .claim .text").first.wait_for()
    assert read_query(first)["a"] == "vostochny-hi-1"


def test_a_viewer_reads_and_changes_nothing(context: BrowserContext, guarded_site: Replica) -> None:
    """By the domain of a verified address: articles, but no button to share."""
    page = ask(context, guarded_site.address)
    sign_in(page, "ravi")
    page.locator(".milaan .claim .text").first.wait_for()
    expect(page.get_by_text("ravi@desk.example · viewer")).to_be_visible()
    assert page.get_by_role("button", name="Share a snapshot").count() == 0


def test_an_unverified_address_opens_nothing(
    context: BrowserContext, guarded_site: Replica
) -> None:
    """Someone who wrote the admin's address into their profile is told that they have no role."""
    page = ask(context, guarded_site.address)
    sign_in(page, "mallory")
    page.get_by_text("who has no role here").wait_for()
    assert page.locator(".milaan").count() == 0


def test_whoever_declines_comes_back_to_the_way_in(
    context: BrowserContext, guarded_site: Replica
) -> None:
    """Not to an error."""
    page = ask(context, guarded_site.address + VIEW)
    page.get_by_role("button", name=SIGN_IN, exact=True).click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(guarded_site.address + "/**")
    page.get_by_role("button", name=SIGN_IN, exact=True).wait_for()


def test_a_forged_cookie_is_no_sign_in(context: BrowserContext, guarded_site: Replica) -> None:
    """Nor is an expired one: the page asks to sign in, and says nothing else."""
    forged = '{"email": "boss@desk.example", "email_verified": true, "is_logged_in": true}'
    for value in (forged, "x.y.z", "2|1:0|10:1|15:_streamlit_user|4:e30=|0"):
        context.add_cookies(
            [{"name": "_streamlit_user", "value": value, "url": guarded_site.address}]
        )
        ask(context, guarded_site.address + VIEW).close()


def test_signing_out_ends_it(context: BrowserContext, guarded_site: Replica) -> None:
    """The provider is asked to end it as well, then the page asks again."""
    page = ask(context, guarded_site.address)
    sign_in(page, "boss")
    page.get_by_text("boss@desk.example · admin").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/end_session*")
    ask(context, guarded_site.address)
