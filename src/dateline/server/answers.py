"""What is answered when something is wrong: a sentence, as a page for people and as JSON for programs."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR
from msgspec import Struct

from dateline.model import DatelineError, Edit
from dateline.server.rendering import page, speech_of
from dateline.store import EditConflict, NotStored, StoreUnavailable, StoryChanged


class NothingGiven(DatelineError):
    """A form or a request that was sent without anything in it."""

    fate = "refused"


class Trouble(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wrong, and what to do. mine, theirs: both sides of a conflict."""

    error: str
    advice: str = ""
    mine: Edit | None = None
    theirs: tuple[Edit, ...] = ()


TROUBLES = {
    status: ResponseSpec(data_container=Trouble, description=description, generate_examples=False)
    for status, description in {
        400: "The request is not as described here.",
        401: "The token is missing or wrong.",
        403: "The request came from another site.",
        404: "There is no such thing.",
        409: "Somebody else has changed the same thing.",
        413: "More than may be sent at once.",
        422: "What was asked for cannot be done; the sentence says why.",
        429: "Too many requests.",
        503: "The store cannot be used now.",
    }.items()
}
"""What a description of the API says of its refusals."""


def on_trouble(request: Request[Any, Any, Any], error: DatelineError) -> Response[Any]:
    """Answer an error that says itself what is wrong."""
    trouble = Trouble(error=f"{error.name}: {error.reason}.", advice=error.advice)
    if isinstance(error, EditConflict):
        trouble = Trouble(error=trouble.error, advice=error.advice, mine=error.mine, theirs=error.theirs)
    return _answer(
        request, trouble, _status(error), {"Retry-After": "5"} if isinstance(error, StoreUnavailable) else {}
    )


def on_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Answer what the framework refused."""
    return _answer(request, Trouble(error=_sentence(error)), error.status_code, dict(error.headers or {}))


def on_defect(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Answer a defect of ours, without telling a stranger more than its kind."""
    words = f"Something went wrong here ({type(error).__name__})."
    return _answer(request, Trouble(error=words, advice="Please report it."), HTTP_500_INTERNAL_SERVER_ERROR, {})


def _status(error: DatelineError) -> int:
    match error:
        case NotStored():
            return 404
        case EditConflict() | StoryChanged():
            return 409
        case StoreUnavailable():
            return 503
        case _:
            return 422


def _sentence(error: HTTPException) -> str:
    words = error.detail or "The request cannot be answered."
    extra = error.extra
    if isinstance(extra, list) and extra and isinstance(extra[0], dict):
        words += " " + "; ".join(f"{e.get('key', '')}: {e.get('message', '')}".strip(": ") for e in extra[:5])
    return words


def _answer(request: Request[Any, Any, Any], trouble: Trouble, status: int, headers: dict[str, str]) -> Response[Any]:
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        speech = speech_of(request, request.app.state.settings.language)
        answer: Response[Any] = page("trouble.html", speech, status=status, trouble=trouble, code=status)
    else:
        answer = Response(trouble, status_code=status, media_type="application/json")
    for name, value in headers.items():
        answer.set_header(name, value)
    return answer
