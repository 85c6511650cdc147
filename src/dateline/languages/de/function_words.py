"""The commonest words of German."""

from dateline.languages.function_words import FunctionWords

WORDS = FunctionWords(
    words=frozenset(
        """der die das und ist nicht ein eine einer einem einen mit auf für von dem den des zu im am zum zur sich auch
        als nach bei aus wird wurde werden wurden hat haben hatte sind war waren über um sie er es wie noch nur oder
        aber vor durch dass sein seine seinen ihre ihren kann soll will gegen unter bis mehr zwischen sagte""".split()
    )
)
