"""The commonest words of English."""

from dateline.languages.function_words import FunctionWords

WORDS = FunctionWords(
    words=frozenset(
        """the of and to that is was for on with as by at from it he she they his her their be been are were has have
        had not this which who would will said after but or an its about more when there into than we you can could
        over our out""".split()
    )
)
