"""Which language a text is in: by its script, then by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["detect"]

SAMPLE = 3_000
"""Characters looked at, from the middle of the text, where menus are rarest."""

SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
LETTER = re.compile(r"[^\W\d_]")
NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
WORD = re.compile(r"[^\W\d_]{2,}")

SMALL_WORDS = {
    "en": "the and of to in is that for it was on with as his he she at by this from they have"
    " has had not are but be which you were an their or we its who will been said would about"
    " after when there her all more one if no so what up out my your into can do"
    " am me him her them us how why just than then also could should may over only",
    "de": "der die das und in den von zu mit sich auf für ist im dem nicht ein eine als auch es"
    " an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so"
    " zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir nun des",
    "fr": "le la les de des et en un une du est que qui dans pour pas sur au par il elle plus ce"
    " sont avec aux ne se son sa ses cette ont été mais leur nous vous ou comme être fait je on"
    " même si tout deux était ces d l qu n s c",
    "es": "el la los las de y en que un una del se por con no para es al lo como su más o pero"
    " sus le ha este sí porque esta entre cuando muy sin sobre también me hasta hay donde han"
    " quien desde todo nos durante todos uno les ni contra otros fue había era son ya",
    "it": "il lo la i gli le di e che in un una del della per con non è al alla si da dei delle"
    " sono nel nella più come anche ma ha dal dalla o se al ai su questo questa cui loro suo sua"
    " essere stato era hanno tra fra dopo degli quando ci c l",
    "pt": "o a os as de e do da que em um uma para com não no na por mais dos das se como mas foi"
    " ao ele ela seu sua ou ser quando muito há nos já está eu também só pelo pela até isso são"
    " entre era depois sem mesmo aos ter seus",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit"
    " nog naar heeft hij ze wordt door over deze worden tot dit was werd zo hebben meer al wel"
    " ik je we die geen kan zij haar",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig"
    " från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får",
    "da": "og i at det som en på er af for med til den har de ikke om et han men var jeg sig fra vi"
    " så kan når år under også efter eller nu sin hvor ved mod skal blev ud får der havde være",
    "no": "og i at det som en på er av for med til den har de ikke om et han men var jeg seg fra vi"
    " så kan når år under også etter eller nå sin hvor ved mot skal ble ut får hadde være bli",
    "fi": "ja on ei että oli se hän mutta ovat kun niin myös kuin joka sen tai jos mukaan sitä"
    " ole nyt vain jo ollut olla sekä hänen mitä",
    "is": "og að í á er sem til við um það en með hann af fyrir var ekki frá hefur eru þar því"
    " hún þess eftir þá verið úr hafa sér þeir",
    "pl": "i w na z do nie się że jest to o za od po przez jak dla ale są oraz był było który"
    " która już tym tego jego co ich tak czy być może jako tylko",
    "cs": "a v na je se že to s z do o i ve pro za by ale jako po které který od už jsou byl bylo"
    " jeho podle tak má také nebo při až",
    "tr": "ve bir bu için ile de da olarak çok daha olan gibi kadar sonra en ne ama her var olduğu"
    " göre değil ise mi o ancak",
    "ro": "și de la în a cu pe care nu din o un se că mai pentru este sunt au fost ca al prin lui"
    " după dar sau între fi despre",
    "hu": "a az és hogy nem is egy meg van volt csak már de ha mint el még azt ez ki lehet után"
    " szerint vagy kell minden ezt",
    "lb": "de an den d vun ass mat op dat fir en net eng zu dem sech hunn huet och als si et gëtt"
    " ginn wéi awer wier mir haut",
}
OWNERS: dict[str, list[str]] = {}
for _language, _words in SMALL_WORDS.items():
    for _word in set(_words.split()):
        OWNERS.setdefault(_word, []).append(_language)


def detect(text: str) -> str:
    """The language's two-letter code, or nothing where too little tells."""
    start = max(0, len(text) // 2 - SAMPLE // 2)
    sample = text[start : start + SAMPLE]
    if not sample.isascii() and len(NOT_LATIN.findall(sample)) > len(sample) / 4:
        return _by_script(sample)
    # A word shared by several languages counts for each of them, so the ranking stays fair.
    found = Counter(owner for w in WORD.findall(sample.lower()) for owner in OWNERS.get(w, ()))
    ranking = found.most_common(2)
    if not ranking or (len(ranking) > 1 and ranking[0][1] == ranking[1][1]):
        return ""
    language, hits = ranking[0]
    return language if hits > 1 or language == "en" else ""


def _by_script(sample: str) -> str:
    """Japanese first: among Chinese characters a fifth of kana is enough to tell."""
    letters = len(LETTER.findall(sample))
    for language, script in SCRIPTS:
        if len(script.findall(sample)) * (5 if language == "ja" else 2) > letters:
            return _cyrillic(sample) if language == "ru" else language
    return ""


def _cyrillic(sample: str) -> str:
    lowered = sample.lower()
    if len(re.findall("[іїєґ]", lowered)) > len(re.findall("[ыэъё]", lowered)):
        return "uk"
    if not re.search("[ыэё]", lowered):
        return "sr" if re.search("[јљњћђџ]", lowered) else "bg"
    return "ru"
