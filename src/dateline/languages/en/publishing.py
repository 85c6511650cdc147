"""Exports in English."""

from dateline.languages.publishing import PublishingWords

WORDS = PublishingWords(
    corrections={
        "merged": "Joined by {by}.",
        "split": "Separated by {by}.",
        "renamed": "Renamed by {by}.",
        "renamed-from": "Renamed by {by}; before: {before}.",
        "time": "Time set by {by}.",
        "time-from": "Time set by {by}; before: {before}.",
        "speaker": "Speaker named by {by}.",
        "speaker-from": "Speaker named by {by}; before: {before}.",
        "pinned": "Pinned by {by}.",
        "key": "Marked as a key event by {by}.",
        "note": "Note by {by}.",
        "note-from": "Note by {by}: {before}",
        "resolved": "Difference settled by {by}.",
        "resolved-from": "Difference settled by {by}: {before}",
        "hidden": "Something was hidden by {by}.",
    },
    phrases={
        "corrected": "Corrected by people",
        "whole_story": "The whole story",
        "speaker_open": "Speaker open",
    },
)
