"""Magnitudes: the words that multiply the figure before them, in English and in other languages."""

from functools import cache
from unicodedata import combining, normalize

from conflictmodel.phrases._grammar.tokens import CLOSING, Tokens, listed
from conflictmodel.values.units import MAGNITUDES

_MORE = {"thous": 3, "m": 6, "mln": 6, "b": 9, "bln": 9, "t": 12, "trn": 12}
_INDIAN = {"lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}
DIGIT_SCALES = {word: 10**power for word, power in (MAGNITUDES | _MORE | _INDIAN).items() if word}
"""The magnitudes after digits."""

ONLY_MONEY = {"m": "metres", "t": "tons", "tn": "tons", "b": "of something called B"}
"""Those that are read beside a currency alone, and what they may be elsewhere."""

# The words of Latin letters in the compact patterns ("0 mln") of the Unicode Common Locale Data
# Repository (cldr.unicode.org, Unicode License V3), version 49, as Babel 2.19 has them, without
# diacritics: by the power of ten that each stands for. Left out are single letters, what is read
# above, units ("km", "min"), particles, "vote" and "MiG", which stand behind English figures. Added
# are abbreviations of English ("thou", "bil") that nobody writes in a report, and "quadrillion".
_WORDS = {
    3: (
        "afe akpe alaf apem bin dausend dousend dsd dt dubu duhahat duhat duisend duizend duusen "
        "egberun elfu ewu ezer hezar hilj hiljada hiljade hjar hoz hozar inkulungwane kotoku kuma "
        "kun libo mhile mia mie migghiaru migia mii mije mil mila miler milers miliad millar "
        "millares mille milles millia millier miltean ming miu mpem mun nghin puku rb rebu ribu "
        "sah tausend tauzan td thou ths thsd tis tisic tisica tisice tisoc tisuca tisuce tsd tsg "
        "tuh tuhat tuhatta tuhhaat tukst tukstanciai tukstancio tukstanciu tukstantis tukstosi "
        "tukstosu tukstotis tus tusen tusind tusund tuusig tuzen tys tysac tysiac tysiaca tysiace "
        "tysiecy viliad viliadou wagim wagimen þusund ɛgbɛrun ɩkotoku ɩkt"
    ),
    4: "mano",
    5: "kilu lak",
    6: (
        "bkl bʊkuli gakuli gkl imelyunen isigidi jt juta melyun mhillean mhilliun miiliyoona mil "
        "milhao milhau milhoes miliau milijon milijona milijonai milijonas milijoni milijono "
        "milijonov milijonu milijun milijuna milio milioane milioi milion miliona milionaj "
        "milione miliones milioni miliono milionoj milionou milionov milionow milions milionu "
        "miliony miliun miliuna miliuni miliuns miliwn miliyan miliɔn miliɔnu milj miljoen miljon "
        "miljona miljonat miljoner miljoni miljonit miljons miljonu miljoon miljoona miljoonaa "
        "miljovn mill millean milleanan millio millionar millione millionen millioner milliones "
        "millionir millioon millioone millioun milliounen milliun milliuns milljon milljonir "
        "milljuhne millon millones millons milyan milyon mio mioin mion miu nde tr trieu umilyun "
        "yuta ɔpepem"
    ),
    7: "cr ko kotti",
    9: (
        "akl akulo bhillean bhilliun bi biiliyoona bil bilhao bilhoes biliau bilion bilioni "
        "bilionu biliwn biliyan biliɔn biliɔnu billean billeanan billiun billon bilyan bilyon "
        "bion ijeri imelyaren kr mbilliun md melyar mia miliar miliard miliarda miliarde miliardi "
        "miliardo miliardoj miliardow miliards miliardu miliardum miliardy miliardze miliarg "
        "miliarze milijard milijarda milijardai milijardas milijarde milijardi milijardo "
        "milijardu miljaard miljard miljarda miljardat miljarder miljardi miljardia miljardit "
        "miljards miljardu milliard milliarda milliardar milliardas milliarde milliarden "
        "milliarder milliardir milliardo milliardos milliards milliardu milljard milljarde "
        "milljarðar milljarður milyar milyard mjd mld mlg mljrd mlr mlrd mr mrd obz piliona "
        "sezigidi ty umelyar viliard viliardou ŋkl ŋkulo ɔpepepem"
    ),
    10: "kcr",
    11: "nikh nikhorv",
    12: (
        "akr akrǝ bi bil bilhau biliao bilijon bilijona bilijoni bilijonov bilijun bilijuna bilio "
        "bilioes bilioi bilion biliona bilionaj bilioni bilionou bilionov bilionow bilions "
        "bilionu biliony biliun biliuna biliuni biliuns bilj biljoen biljon biljona biljonat "
        "biljoner biljoon biljoona biljoonaa biljovdna biljovdnat biljovn bill billio billionar "
        "billionen billioner billiones billionir billioon billioone billioun billiounen billiun "
        "billiuns billjon billjonir billjuhn billon billones billons bio biu dtrilliun duiliono "
        "duilionoj isigidintathu itrilyunen lcr milies nt thrillean thrilliun tiliona tiri "
        "tiriiliyoona tiriliau tirilionu tiriliɔnu tirillon tirilyan tri tril trilhao trilhoes "
        "trilijonai trilijonas trilijono trilijonu trilioane trilion trilioni triliun triliwn "
        "triliyan triliɔn trilj triljon triljoni triljonit triljons triljonu trillean trilleanan "
        "trilliun trillon trillones trilyon trilyun trion trln utrilyun ŋkr ŋkrǝ ɔpepepepem"
    ),
    15: "quadrillion quadrillions",
}
# Elsewhere than right behind a figure these are names, or words of English.
_NAMES = frozenset(listed("bill bin bio kun lak mano mia mila mill ming mun puku tiri tri"))
_MISSING = "MIA"  # in capitals: missing in action
_SHORT = 2


@cache
def _foreign() -> dict[str, list[int]]:
    """Return the powers of ten for which each word of another language stands."""
    found: dict[str, list[int]] = {}
    for power, words in _WORDS.items():
        for word in listed(words):
            found.setdefault(word, []).append(power)
    return found


def foreign(tokens: Tokens, at: int, *, is_next: bool) -> list[int]:
    """Return the powers of ten for which the word here stands in other languages.

    A word that may be something else as well is one only right behind a figure, where `is_next`.
    """
    word = _folded(tokens[at].text.casefold())
    powers = _foreign().get(word, [])
    if not powers or tokens[at].text == _MISSING:
        return []
    if len(word) > _SHORT and (is_next or word not in _NAMES):
        return powers
    after = tokens[at + 1]
    return powers if is_next and (not after.glued or after.text in CLOSING) else []


def _folded(word: str) -> str:
    """Return a word without its diacritics."""
    if word.isascii():
        return word
    return "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
