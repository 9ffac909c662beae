"""How heavy the pages and the map are, and how long until the map's first marks are drawn, in one run.

    python benchmarks/pages.py [--json] [--windows 3000 700000]

Bytes are those of the bodies as they are sent, compressed, with every file that a page loads, counted by Chromium in a
profile that has kept nothing. Times are medians of five visits, from the start of the navigation until the frame with
the first marks is painted, with the processor slowed four times; the base map is not waited for. Most people come to
the map from the first page; who begins with it, in a browser just started, waits for the browser itself as well, and
the first page shows how long that is. The site is the real one, in a process of its own; absolute times are
this machine's. It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.page_visits.measures import exceeded, measures, table
from benchmarks.page_visits.weights import weigh
from benchmarks.served_sites.served_edition import demo_map_bytes

WINDOWS = (3_000, 700_000)


def told(progress: str) -> None:
    """Say what is being done."""
    print(progress, file=sys.stderr, flush=True)


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, nargs="+", default=WINDOWS, help="how many windows, each in its turn")
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container runs as.
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        weighed = []
        for windows in arguments.windows:
            told(f"an edition of {windows:,} windows")
            weighed.append(weigh(chromium, windows))
        chromium.close()
    told("the demo and its map")
    demo_map = demo_map_bytes()
    found = measures(weighed, demo_map)
    if arguments.json:
        print(json.dumps({"editions": [asdict(one) for one in weighed], "demo_map": demo_map}))
    else:
        print(table(weighed, found))
    above = exceeded(found)
    for line in above:
        told(line)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
