"""Two people who give no name are two: neither speaks for the other nor takes its word back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, wait_for_rest

Visit = Callable[..., Visitor]
PAIR = "/?a=sagardweep-rates-en&b=sagardweep-rates-hi"


def test_a_nameless_colleague_is_another(visit: Visit) -> None:
    """Each browser goes by a name of its own, which it keeps over a reload."""
    first, second = visit().open(PAIR), visit().open(PAIR)
    for page in (first, second):
        wait_for_rest(page)
    first.locator("[data-verdict=unsure]").click()
    expect(first.get_by_text("Yours, just now, as unnamed")).to_be_visible()
    first.wait_for_function("document.cookie.includes('milaan_browser=')")
    second.reload()
    wait_for_rest(second)
    expect(second.get_by_text("unnamed").first).to_be_visible()
    expect(second.locator("[data-verdict=unsure]")).to_have_attribute("aria-pressed", "false")
    second.locator("[data-verdict=same]").click()
    first.reload()
    wait_for_rest(first)
    expect(first.locator("[data-verdict=unsure]")).to_have_attribute("aria-pressed", "true")
    expect(first.get_by_text("The verdicts differ.")).to_be_visible()
    first.locator("[data-verdict=unsure]").click()
    first.reload()
    wait_for_rest(first)
    expect(first.locator("[data-verdict=unsure]")).to_have_attribute("aria-pressed", "false")
    expect(first.get_by_text(": same")).to_be_visible()
