"""A story in the forms that other tools read: by Accept, by the ending of its address, and as downloads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, OpenAPIType, Operation, Schema
from litestar.params import Parameter
from litestar.response import Stream
from msgspec import Struct

from dateline.export.edition import Options, Served
from dateline.export.formats import FORMATS
from dateline.server.answers import TROUBLES, Trouble
from dateline.server.forms_of_story import Form, by_ending, forms, narrowed, negotiable, tag, whole, written
from dateline.server.negotiation import chosen, has_it, modified
from dateline.server.newsroom import Newsroom
from dateline.server.rendering import page, speech_of
from dateline.server.routes.given import InPath, TheNewsroom, TheSettings
from dateline.server.settings import Settings

_NUMBER = re.compile(r"[0-9]{1,6}")
_VARY = "Accept-Language, Cookie"
"""What the words depend on that dateline itself says."""
_ASKED = ("person", "language")
"""What a request for a further page of a feed has to repeat."""


class ExportForm(Struct, frozen=True):
    """A form of a story. address: where it is, by its ending; download: the same as a file, several packed as ZIP."""

    name: str
    title: str
    media_type: str
    address: str
    download: str
    keeps: str
    loses: str


@get("/stories/{story:str}/exports", include_in_schema=False)
async def choice(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """The formats, with what each keeps and loses."""
    record = await newsroom.ask(newsroom.store.stories.record, story)
    formats = [f for f in FORMATS.values() if f.installed]
    return page("exports.html", speech_of(request, settings.language), story=story, title=record.title, formats=formats)


@get("/api/v1/stories/{story:str}/exports", tags=("exports",), responses=TROUBLES)
async def all_forms(
    story: Annotated[str, Parameter(pattern="^[0-9a-f]{12}$", description="12 hexadecimal digits.")],
    newsroom: TheNewsroom,
) -> tuple[ExportForm, ...]:
    """The forms of a story: media types for Accept, addresses by ending, what each keeps and loses."""
    await newsroom.ask(newsroom.store.stories.record, story)
    here = f"/stories/{story}"
    return tuple(
        ExportForm(
            name=f.name,
            title=f.title,
            media_type=f.media_type,
            address=f"{here}{f.ending}",
            download=f"{here}/export/{f.name}",
            keeps=f.keeps,
            loses=f.loses,
        )
        for f in FORMATS.values()
        if f.installed
    )


@dataclass
class AnyForm(Operation):
    """An operation that answers with any of the forms."""

    def __post_init__(self) -> None:
        answer = (self.responses or {}).get("200")
        if isinstance(answer, OpenAPIResponse):
            text = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING))
            kinds = {form.media_type.partition(";")[0] for form in forms()} | {"application/zip"}
            answer.content = dict.fromkeys(sorted(kinds), text) | (answer.content or {})


NOT_ACCEPTABLE = {406: ResponseSpec(data_container=Trouble, description="No form is of the kind that Accept asks for.")}
_GIVEN = {
    200: ResponseSpec(data_container=bytes, media_type="application/zip", description="The story in this format."),
    304: ResponseSpec(data_container=None, description="It is as the ETag or the date that was sent says."),
    **TROUBLES,
}


@get(
    "/stories/{story:str}/export/{format:str}", tags=("exports",), responses=_GIVEN, operation_class=AnyForm
)  # fmt: skip
async def export(
    request: Request[Any, Any, Any],
    story: InPath,
    format: Annotated[str, Parameter(description=f"One of: json, {', '.join(FORMATS)}.")],
    newsroom: TheNewsroom,
    settings: TheSettings,
) -> Response[Any]:
    """The story in one format, to be kept as a file; one of several files comes as a ZIP archive."""
    return await served(request, story, whole(format), newsroom, settings, attached=True)


async def negotiated(
    request: Request[Any, Any, Any], story: str, newsroom: Newsroom, settings: Settings, own: str
) -> Response[Any] | None:
    """The form of the story that the request's Accept header wants; None where that is `own`, what is here anyway.

    `story` may have an ending, which says the form. Raises NotFoundException for one that none has, and HTTPException
    (406) where no form has the media type wanted; both say which there are.
    """
    id_, dot, ending = story.partition(".")
    if dot:
        form = by_ending(f".{ending}")
        if form is None:
            raise NotFoundException(f"{story}: there is no such form. There are: {_named('ending')}.")
        return await served(request, id_, form, newsroom, settings)
    offers = negotiable()
    wanted = chosen(request.headers.get("accept", ""), dict.fromkeys((own, *offers)))
    if wanted is None:
        detail = f"Nothing here is of the kind that Accept asks for. There are: {own}, {', '.join(offers)}."
        raise HTTPException(detail, status_code=406, headers={"Vary": "Accept"})
    if wanted == own:
        return None
    return await served(request, id_, offers[wanted], newsroom, settings, vary="Accept, ")


async def served(
    request: Request[Any, Any, Any],
    story: str,
    form: Form,
    newsroom: Newsroom,
    settings: Settings,
    *,
    attached: bool = False,
    vary: str = "",
) -> Response[Any]:
    """The story in a form; 304 where the request says that it has that already."""
    record = await newsroom.ask(newsroom.store.stories.record, story)
    options = _options(request, story, speech_of(request, settings.language).code)
    options = options if attached else narrowed(form, options)
    name = tag(record, form, options)
    changed = modified(record.changed)
    headers = {"ETag": name, "Cache-Control": "no-cache", "Vary": f"{vary}{_VARY}"}
    if changed:
        headers["Last-Modified"] = changed
    sent = request.headers
    if has_it(sent.get("if-none-match"), sent.get("if-modified-since"), name, changed):
        return Response(b"", status_code=304, headers=headers)
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    file, kind, content = await newsroom.ask(written, stored.story, form, options)
    # A page with its own script is handed out as a file; shown here it would run as a page of ours.
    how = "attachment" if attached or kind in ("text/html", "application/zip") else "inline"
    headers["Content-Disposition"] = f'{how}; filename="{file}"'
    return Stream(content, media_type=kind, headers=headers)


def _options(request: Request[Any, Any, Any], story: str, language: str) -> Options:
    """What the address asks for: the page of a feed, its person, a table, CSV for spreadsheets."""
    asked = request.query_params
    number = asked.get("page", "")
    address = f"{str(request.base_url).rstrip('/')}/stories/{story}"
    return Options(
        language=language,
        identity=f"story {story}",
        page=int(number) if _NUMBER.fullmatch(number) else None,
        person=asked.get("person") or None,
        table=asked.get("table") or None,
        spreadsheet=asked.get("spreadsheet", "") in ("1", "true"),
        served=Served(address=address, query={name: asked[name] for name in _ASKED if asked.get(name)}),
    )


def _named(field: str) -> str:
    return ", ".join(getattr(form, field) for form in forms())
