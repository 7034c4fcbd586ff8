"""Words that say how others hang together: articles, pronouns, prepositions, conjunctions, auxiliaries.

The lists hold closed classes of words, and what apostrophes leave of them (it's, qu'il).
"""

_WORDS = {
    "en": """
a an the and or nor but if as at by for from in into of off on onto out over per than that then there these they this
those through to under until up upon via we were what when where which while who whom whose why will with without
would you your i me my our ours us he him his he she her hers it its them their am is are was be been do does did done
has have had having can could may might must shall should not no yes so too very also only own same such all any both
each few more most other some how about above after again against before below between down during further here just
now once s t re ve ll d m
""",
    "de": """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit dann das
dass dein deine dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch
ein eine einem einen einer eines er es etwas euch euer für gegen hab habe haben hat hatte hatten hier hinter ich ihm
ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine keinem keinen
keiner können könnte man mein meine mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sei
seien sein seine seinem seinen seiner seit sich sie sind so solche soll sollen sollte sondern sowie über um und uns
unser unter vom von vor während war waren warum was weg weil welche welchem welchen welcher wenn wer werde werden wie
wieder will wir wird wo wollen worden wurde wurden würde würden zu zum zur zwar zwischen
""",
    "fr": """
à afin ai ainsi alors après as au aucun aucune auquel aussi autre autres aux avait avaient avant avec avoir ayant c ça
car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des donc dont du
duquel elle elles en encore entre es est et étaient était été être eu eux fut furent il ils j je jusqu l la là
laquelle le lequel les leur leurs lors lorsqu lorsque lui m ma mais me même mêmes mes moi mon n ne ni nos notre nous
on ont ou où par parce pas peu peut peuvent plus pour pourquoi puis puisqu puisque qu quand que quel quelle quelles
quelque quelques quels qui quoi quoiqu s sa sans sauf se sera seront ses si soit son sont sous sur t ta tandis te tes
toi ton tous tout toute toutes très trop tu un une vers via voici voilà vos votre vous y
""",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}


def function_words(code: str) -> frozenset[str]:
    """The function words of a language by its two-letter code; none where they are not known.

    >>> "nicht" in function_words("de"), "que" in function_words("fr"), len(function_words("fi"))
    (True, True, 0)
    """
    return _SETS.get(code, frozenset())
