"""dateline schema: the JSON Schema of what dateline writes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer

from dateline.model import Annotations, Document, Story


class Subject(StrEnum):
    """What a schema can be had for."""

    STORY = "story"
    DOCUMENT = "document"
    ANNOTATIONS = "annotations"


_TYPES: dict[Subject, Any] = {Subject.STORY: Story, Subject.DOCUMENT: Document, Subject.ANNOTATIONS: Annotations}


def schema(
    subject: Annotated[Subject, typer.Argument(help="What to describe.")] = Subject.STORY,
) -> None:
    """Print the JSON Schema (2020-12) of a story, a document or annotations."""
    typer.echo(msgspec.json.format(msgspec.json.encode(json_schema(_TYPES[subject]))).decode())


def json_schema(type_: Any) -> dict[str, Any]:
    """The JSON Schema of a model type, with its dialect named."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(type_)}
