"""Which content a browser may take in with an answer of ours (Content-Security-Policy, level 3)."""

BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For what is no page: nothing is loaded, run or framed."""


def page_policy(nonce: str | None = None) -> str:
    """The policy of a page: its own host's files, and nothing inline but a tag of ours with the page's nonce."""
    own = f"'self' 'nonce-{nonce}'" if nonce else "'self'"
    return (
        f"default-src 'none'; script-src {own}; style-src {own}; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
