"""What the site was asked and how it answered, counted: by endpoint and status, never by who asked or for what."""

import re
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from itertools import accumulate

from starlette.routing import BaseRoute, Mount, Route, compile_path
from starlette.types import Scope

from locator.site.live_edition import LiveEdition
from locator.site.release import release
from locator.site.traffic.metric_text import Metric, Sample

_BOUNDS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_NOWHERE = "none"
"""The endpoint of requests that came to none: an address that there is not."""


class Traffic:
    """Counts answers. An endpoint is told by its template (`/windows/{id}`), so that there are as many as routes."""

    def __init__(self, live: LiveEdition) -> None:
        self._live = live
        self._began_s = time.time()
        self._templates: Mapping[object, str] = {}
        self._addresses: Sequence[tuple[re.Pattern[str], str]] = ()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._durations: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def know(self, routes: Iterable[BaseRoute]) -> None:
        """Learn the endpoints that there are."""
        self._templates = dict(_templates(routes))
        self._addresses = [(compile_path(template)[0], template) for template in self._templates.values()]

    def note(self, scope: Scope, status: int, elapsed_s: float) -> None:
        """Count one answer; a status of 0 is one that was broken off before it began."""
        endpoint = self._templates.get(scope.get("endpoint")) or self._asked_for(scope, status)
        self._answers[endpoint, status] += 1
        self._seconds[endpoint] += elapsed_s  # type: ignore[assignment]  # typed as whole numbers, which it need not be
        durations = self._durations.setdefault(endpoint, [0] * (len(_BOUNDS_S) + 1))
        durations[bisect_left(_BOUNDS_S, elapsed_s)] += 1

    def _asked_for(self, scope: Scope, status: int) -> str:
        """The endpoint of a request that came to none, since it was refused before: of more than an allowance."""
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            for address, template in self._addresses:
                if address.match(scope["path"]):
                    return template
        return _NOWHERE

    def metrics(self) -> Iterator[Metric]:
        """All that is counted, and the edition that is served."""
        yield Metric(
            "tongban_http_requests_total",
            "counter",
            "Answers by endpoint and status.",
            [
                Sample(count, {"endpoint": endpoint, "status": str(status)})
                for (endpoint, status), count in sorted(self._answers.items())
            ],
        )
        yield Metric(
            "tongban_http_request_duration_seconds",
            "histogram",
            "Time until the whole answer was handed over, in seconds.",
            [sample for endpoint in sorted(self._durations) for sample in self._histogram(endpoint)],
        )
        yield from self._of_edition()
        yield Metric("tongban_build_info", "gauge", "The release that answers.", [Sample(1, {"version": release()})])
        yield Metric(
            "process_start_time_seconds", "gauge", "When the process began, as Unix time.", [Sample(self._began_s)]
        )

    def _histogram(self, endpoint: str) -> Iterator[Sample]:
        counts = list(accumulate(self._durations[endpoint]))
        for bound, count in zip((*map(str, _BOUNDS_S), "+Inf"), counts, strict=True):
            yield Sample(count, {"endpoint": endpoint, "le": bound}, "_bucket")
        yield Sample(self._seconds[endpoint], {"endpoint": endpoint}, "_sum")
        yield Sample(counts[-1], {"endpoint": endpoint}, "_count")

    def _of_edition(self) -> Iterator[Metric]:
        manifest, live = self._live.manifest, self._live
        if manifest is not None:
            published_s = manifest.published_at.timestamp()
            yield Metric("tongban_edition", "gauge", "The edition that is served.", [Sample(manifest.edition)])
            yield Metric("tongban_windows", "gauge", "Windows of that edition.", [Sample(manifest.windows)])
            yield Metric(
                "tongban_edition_published_seconds",
                "gauge",
                "When it was published, as Unix time.",
                [Sample(published_s)],
            )
        yield Metric(
            "tongban_edition_trouble",
            "gauge",
            "1 while the pointer or a newer edition cannot be read; /readyz says why.",
            [Sample(int(live.trouble is not None))],
        )
        yield Metric(
            "tongban_edition_failed_loads_total",
            "counter",
            "Editions that could not be read.",
            [Sample(live.failed_loads)],
        )


def _templates(routes: Iterable[BaseRoute], above: str = "") -> Iterator[tuple[object, str]]:
    """What answers, and the template of the addresses that it answers."""
    for route in routes:
        if isinstance(route, Mount):
            yield from _templates(route.routes, above + route.path)
        elif isinstance(route, Route):
            yield route.endpoint, above + route.path
