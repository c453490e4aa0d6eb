"""An address of the web to a draft: fetched in one process, parsed in another."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from lib.drafts import Draft
from lib.errors import RefusedAddress
from lib.ingest.address import check_address, complete_address, is_url_import_on
from lib.ingest.files import make_draft
from lib.ingest.found import Found, Unreadable
from lib.ingest.limits import FETCHING, PARSING, Limits
from lib.ingest.sandbox import run_job


def fetch_article(url: str, limits: Limits = FETCHING, allowed: tuple[str, ...] = ()) -> Draft:
    """The article at an address of the open web, with or without its https://.

    limits: for the fetching. allowed: private networks that may be asked; for tests. Raises
    RefusedAddress with what is wrong, and what `make_draft` raises for the text.
    """
    if not is_url_import_on():
        raise RefusedAddress("bringing in pages by address is turned off here; paste the text")
    address = check_address(complete_address(url), allowed)
    try:
        page = run_job({"job": "download", "url": address.url, "allowed": allowed}, b"", limits)[
            "page"
        ]
        found = _parse(page)
    except Unreadable as error:
        raise RefusedAddress(str(error)) from None
    host = urlsplit(page["url"]).hostname or ""
    found = replace(found, url=page["url"], source=found.source or host.removeprefix("www."))
    return make_draft(found, "The page")


def _parse(page: dict[str, Any]) -> Found:
    content = base64.b64decode(page["content"])
    if not content.strip():
        raise Unreadable("it is empty")
    job = {"job": page["kind"], "charset": page["charset"]}
    return Found(**run_job(job, content, PARSING)["found"][0])
