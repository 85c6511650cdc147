"""The reader of pages beside its peers, on real pages, in one run.

    python benchmarks/pages.py [--no-speed] [--no-peers] [--sets german english other]

Runs ../shared/bench/score_pages.py with the peers that are installed and with dateline, once on the pages as they are
and once on their text with the markup dropped, checks the live tickers of tickers.json, and prints it all as
Markdown.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import importlib.util
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGES = SHARED / "data" / "pages"
# Which module a peer in peers_pages.py needs; a peer that is not installed is left out and named.
NEEDS = {
    "trafilatura": "trafilatura", "trafilatura_precision": "trafilatura", "newspaper4k": "newspaper",
    "goose3": "goose3",
    "readability_lxml": "readability", "resiliparse": "resiliparse", "justext": "justext", "boilerpy3": "boilerpy3",
    "newsplease": "newsplease",
}  # fmt: skip
Result = dict[str, Any]


def dateline(html: str, url: str | None = None) -> Result:
    """Markup → what the scorer asks for."""
    from dateline.extract import read
    from dateline.model import Page

    document = read(Page(content=html.encode("utf-8", "replace"), media_type="text/html", charset="utf-8", url=url))
    return {
        "text": _visible_article(document),
        "title": document.headline,
        "authors": list(document.authors),
        "published": document.published,
    }


def _visible_article(document: Any) -> str:
    """The article without updates that stand only in the JSON-LD (their ids begin with j):

    the gold is the visible page.
    """
    from dateline.model import ARTICLE_ROLES

    unseen = [(u.start, u.end) for u in document.updates if u.id.startswith("j")]
    blocks = [b for b in document.blocks if b.role in ARTICLE_ROLES]
    return "\n\n".join(
        document.text[b.start : b.end] for b in blocks if not any(start <= b.start < end for start, end in unseen)
    )


def markup_dropped(html: str) -> str:
    """All text of a page, a line for each block element, made by another library than the reader uses."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, alt_texts=False, noscript=False, form_fields=False))


def dateline_text(html: str, url: str | None = None) -> Result:
    """The page's text with its markup dropped → what the scorer asks for."""
    from dateline.extract import read
    from dateline.model import Page

    text = markup_dropped(html)
    document = read(Page(content=text.encode("utf-8", "replace"), media_type="text/plain", charset="utf-8", url=url))
    return {
        "text": document.article,
        "title": document.headline,
        "authors": list(document.authors),
        "published": document.published,
    }


def _as_paragraphs(html: str) -> str:
    from html import escape

    lines = "".join(f"<p>{escape(line)}</p>" for line in markup_dropped(html).splitlines() if line.strip())
    language = re.search(r"<html[^>]*\blang=[\"']?([A-Za-z]{2})", html[:200_000])
    return f"<html lang='{language[1] if language else 'de'}'><body>{lines}</body></html>"


def justext_text(html: str, url: str | None = None) -> Result:
    """jusText on the text alone: the peers take only markup, so each line becomes a paragraph."""
    import peers_pages

    return peers_pages.justext(_as_paragraphs(html), url)


def boilerpy3_text(html: str, url: str | None = None) -> Result:
    """boilerpy3 on the text alone."""
    import peers_pages

    return peers_pages.boilerpy3(_as_paragraphs(html), url)


def trafilatura_text(html: str, url: str | None = None) -> Result:
    """trafilatura on the text alone."""
    import peers_pages

    return peers_pages.trafilatura(_as_paragraphs(html), url)


def tickers() -> str:
    """The tickers of tickers.json:

    how many updates there should be and are, and whether first and last instants are right.
    """
    from dateline.extract import read
    from dateline.model import Page

    urls = {row["file"]: row["url"] for row in json.loads((PAGES / "gold.json").read_text())}
    lines = [
        "| ticker | updates | found | with instant | with heading | first | last |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, gold in json.loads((PAGES / "tickers.json").read_text()).items():
        document = read(
            Page(content=gzip.decompress((PAGES / name).read_bytes()), media_type="text/html", url=urls[name])
        )
        times = sorted(u.time for u in document.updates if u.time is not None)
        right = [
            bool(times) and _same(t, gold[k])
            for t, k in zip((times or [None])[:: max(len(times) - 1, 1)], ("first", "last"), strict=False)
        ]
        headings = sum(1 for u in document.updates if u.heading)
        marks = ["right" if r else "wrong" for r in [*right, False, False][:2]]
        counts = (gold["updates"], len(document.updates), len(times), headings, *marks)
        lines.append(f"| {name} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(lines)


def _same(time: Any, gold: str) -> bool:
    import datetime as dt

    return bool(abs((time - dt.datetime.fromisoformat(gold)).total_seconds()) < 60)


def _scorer() -> Any:
    path = SHARED / "bench" / "score_pages.py"
    spec = importlib.util.spec_from_file_location("score_pages", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit("../shared/bench/score_pages.py is not here; the benchmark runs only beside the shared data.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _run(arguments: list[str]) -> str:
    """Run the scorer with `arguments`; what it prints."""
    scorer = _scorer()
    output = io.StringIO()
    before = sys.argv
    sys.argv = ["score_pages.py", *arguments]
    try:
        with contextlib.redirect_stdout(output):
            scorer.main()
    finally:
        sys.argv = before
    return output.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", default=["german", "english", "other"])
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--rounds", default="3", help="rounds of the speed run")
    parser.add_argument("--only", nargs="+", help="only these peers")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(SHARED / "bench")]
    wanted = [] if options.no_peers else [p for p in NEEDS if options.only is None or p in options.only]
    peers = [p for p in wanted if importlib.util.find_spec(NEEDS[p])]
    extractors = [f"peers_pages:{p}" for p in peers] + ["dateline=benchmarks.pages:dateline"]
    texts = [f"{p}=benchmarks.pages:{p}_text" for p in ("trafilatura", "justext", "boilerpy3") if p in peers]
    speed = ["--no-speed"] if options.no_speed else ["--speed-rounds", options.rounds]
    parts = ["## Pages with their markup", _run(["--sets", *options.sets, *_each(extractors), *speed])]
    parts += ["## The text of the same German pages, markup dropped"]
    parts += [_run(["--sets", "german", "--no-speed", *_each([*texts, "dateline=benchmarks.pages:dateline_text"])])]
    parts += ["## Live tickers", tickers()]
    missing = sorted(set(wanted) - set(peers))
    if missing:
        parts.append(f"Not installed and left out: {', '.join(missing)}.")
    report = "\n\n".join(parts) + "\n"
    sys.stdout.write(report)


def _each(extractors: list[str]) -> list[str]:
    return [argument for extractor in extractors for argument in ("--extractor", extractor)]


if __name__ == "__main__":
    main()
