"""Exports auf Deutsch."""

from dateline.languages.publishing import PublishingWords

WORDS = PublishingWords(
    corrections={
        "merged": "Zusammengeführt von {by}.",
        "split": "Getrennt von {by}.",
        "renamed": "Umbenannt von {by}.",
        "renamed-from": "Umbenannt von {by}; vorher: {before}.",
        "time": "Zeit gesetzt von {by}.",
        "time-from": "Zeit gesetzt von {by}; vorher: {before}.",
        "speaker": "Sprecher benannt von {by}.",
        "speaker-from": "Sprecher benannt von {by}; vorher: {before}.",
        "pinned": "Angeheftet von {by}.",
        "key": "Als Schlüsselereignis markiert von {by}.",
        "note": "Notiz von {by}.",
        "note-from": "Notiz von {by}: {before}",
        "resolved": "Unterschied geklärt von {by}.",
        "resolved-from": "Unterschied geklärt von {by}: {before}",
        "hidden": "Etwas wurde ausgeblendet von {by}.",
    },
    phrases={
        "corrected": "Von Menschen korrigiert",
        "whole_story": "Die ganze Geschichte",
        "speaker_open": "Sprecher offen",
    },
)
