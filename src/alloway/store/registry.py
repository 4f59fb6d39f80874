"""Pages of records from a registry that speaks the ClinicalTrials.gov API, version 2.

The protocol: ``GET /studies`` with ``query.*`` and ``filter.*`` parameters gives at most 1,000
records and a ``nextPageToken``. https://clinicaltrials.gov/data-api/api
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from alloway.errors import InputError, LimitError

PUBLIC = "https://clinicaltrials.gov/api/v2"
_PAGE = 200
_MAX_BYTES = 100_000_000
_TIMEOUT = 60.0
_ATTEMPTS = 6
_LONGEST_WAIT = 120.0
_PAUSE = 1.3
"""Seconds between pages: the registry asks for fewer than 50 requests a minute."""


class TokenRefusedError(InputError):
    """The server no longer knows the page token: the query must start again."""


@dataclass(frozen=True, slots=True)
class RegistryPage:
    """One page of records as the server sent them."""

    studies: tuple[Any, ...]
    following: str
    """Token of the next page; empty on the last."""
    total: int | None = None


@dataclass(frozen=True)
class Registry:
    """A server and how patiently it is asked.

    Parameters
    ----------
    base
        Address of the API.
    wait
        Sleeps for so many seconds; a test passes its own.
    """

    base: str
    wait: Callable[[float], None]

    def page(self, query: Mapping[str, str], since: str = "", token: str = "") -> RegistryPage:
        """One page, asked again after 429, a server fault or a cut connection.

        Parameters
        ----------
        query
            API parameters: ``{"query.cond": "lymphoma"}``.
        since
            Only records updated on or after this ISO date.
        token
            ``following`` of the page before.

        Raises
        ------
        TokenRefusedError
            The server does not know the token.
        InputError
            The address is none, the server refuses the query, does not answer, or answers with
            something else than a page of studies.
        """
        url = self._url(query, since, token)
        reason = ""
        for attempt in range(_ATTEMPTS):
            if attempt:
                self.wait(min(_LONGEST_WAIT, 2.0**attempt))
            try:
                return _parsed(_fetch(url), self.base)
            except urllib.error.HTTPError as error:
                with error:
                    reason = f"the server says {error.code}"
                    self._refused(error, token)
            except (http.client.HTTPException, urllib.error.URLError, OSError, _Cut):
                reason = "the connection was cut"
        raise InputError(f"{self.base}: {reason}", step="run it again; it resumes")

    def pause(self) -> None:
        """Wait between two pages as the registry asks."""
        self.wait(_PAUSE)

    def _refused(self, error: urllib.error.HTTPError, token: str) -> None:
        """Raise what asking again cannot cure; wait as long as the server says."""
        if error.code == 429:
            said = error.headers.get("Retry-After") or ""
            self.wait(min(_LONGEST_WAIT, float(said)) if said.isdigit() else 0.0)
        elif error.code < 500 and token:
            raise TokenRefusedError(f"{self.base}: the page token is no longer known") from None
        elif error.code < 500:
            words = error.read(300).decode("utf-8", "replace").strip()
            raise InputError(
                f"{self.base}: the server refuses the query ({error.code}: {words[:120]!r})",
                step="check --query",
            ) from None

    def _url(self, query: Mapping[str, str], since: str, token: str) -> str:
        if not self.base.lower().startswith(("https://", "http://")):
            raise InputError(f"{self.base[:200]!r} is not a web address", step="write https://...")
        asked = {"format": "json", "pageSize": str(_PAGE), "countTotal": "true", **query}
        if since:
            newer = f"AREA[LastUpdatePostDate]RANGE[{since},MAX]"
            own = asked.get("filter.advanced")
            asked["filter.advanced"] = f"({own}) AND {newer}" if own else newer
        if token:
            asked["pageToken"] = token
        return f"{self.base.rstrip('/')}/studies?{urllib.parse.urlencode(asked)}"


class _Cut(Exception):  # noqa: N818 - not an error of ours: it is asked again
    """The answer ended early."""


def _fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
            data: bytes = answer.read(_MAX_BYTES + 1)
            missing = answer.length  # what the server promised and did not send
    except http.client.InvalidURL:
        raise InputError(f"{url[:200]!r} is not a web address", step="check it") from None
    if missing and len(data) <= _MAX_BYTES:
        raise _Cut
    if len(data) > _MAX_BYTES:
        raise LimitError(f"a page of more than {_MAX_BYTES:,} bytes", step="ask for less")
    return data


def _parsed(data: bytes, base: str) -> RegistryPage:
    try:
        page = json.loads(data)
    except ValueError:
        raise _Cut from None
    studies = page.get("studies") if isinstance(page, dict) else None
    if not isinstance(studies, list):
        raise InputError(
            f"{base}: the answer has no list of studies", step="check the address of the API"
        )
    following, total = page.get("nextPageToken", ""), page.get("totalCount")
    return RegistryPage(
        tuple(studies),
        following if isinstance(following, str) else "",
        total if isinstance(total, int) else None,
    )
