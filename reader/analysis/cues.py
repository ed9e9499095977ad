"""The words that report speech: verbs, nouns and phrases, by what they do.

A cue's class says how strongly it promises words of its subject: `say` nearly always, `think` often,
any other verb sometimes. The lists are general English, written by hand.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["RELATIVE_PRONOUNS", "CueClass", "NounClass", "cue_noun", "noun_class", "verb_class"]

CueClass = Literal[
    "say", "speak", "call", "urge", "think", "write", "quote", "show", "act", "other", "noun", "be"
]

VERBS: dict[CueClass, str] = {
    "say": "say tell add ask reply respond answer continue state explain note recall insist",
    "speak": """
        acknowledge admit advise affirm agree allege announce argue articulate assert assure attest
        aver avow banter bark bawl beg bellow blurt boast brag breathe bristle broadcast cackle
        caution challenge chant chide chime chirp chortle chuckle claim clarify coax comment
        complain concede conclude concur confess confide confirm contend counter croak crow cry
        debate declare defend demur deny detail disagree disclose drawl drone echo elaborate
        emphasise emphasize enthuse enunciate exclaim exhort explode expound exult fire fret fume
        gasp giggle gloat greet grimace grin gripe groan grouse growl grumble grunt gush hint hiss
        holler howl imply inform inquire enquire interject interrupt intone jest joke josh kid
        lament laugh lecture lie maintain mention moan mock mouth mumble murmur muse mutter narrate
        object observe opine paraphrase plead pray preach proclaim profess pronounce protest prod
        quip rage rail ramble rant rave react read reaffirm reassure rebut recite reckon recount
        rejoin reiterate relate relay remark remember remind reminisce repeat report retort reveal
        riff roar scoff scold scream seethe shout shriek shrug sigh sing smile snap snarl sneer
        snort sob speak speculate spit sputter stammer stipulate stress stutter submit suggest
        summarise summarize surmise swear talk taunt tease testify thank thunder toast utter venture
        vent voice volunteer wail warn weep whine whisper wisecrack worry yell yelp
    """,
    "call": """
        accuse assail attack berate bill blame blast brand call caricature cast castigate
        categorise categorize characterise characterize charge chastise christen cite class classify
        compare condemn criticise criticize decry define defend denounce denigrate deem depict
        deplore deride describe dismiss disparage dub excoriate extol fault frame hail introduce
        knock label lambaste lampoon laud lament liken mischaracterise mischaracterize name needle
        nickname paint pan portray praise rap rebuke reference refer reprimand rip ridicule savage
        scorn skewer slam slate style tag term tout title trash trumpet upbraid vilify
    """,
    "urge": """
        appeal bet bid call command commit convince counsel dare demand encourage entreat guarantee
        implore instruct invite offer oppose order persuade petition pitch pledge predict press
        prescribe promise propose prophesy push recommend refuse reject request rule seek signal
        support threaten urge vow lobby advocate endorse promote raise pose apologise apologize
    """,
    "think": """
        accept anticipate appreciate assume believe calculate conceive consider contemplate decide
        deduce discover doubt dream envision estimate expect fantasise fantasize favour favor fear
        feel figure find foresee forecast gather guess hope hear identify imagine infer intend judge
        know learn like love mean perceive plan ponder prefer presume project question realise
        realize reason recognise recognize regard regret reminisce resolve see sense suppose suspect
        think trust understand view want wish wonder
    """,
    "write": """
        blog author compose draft email e-mail headline inscribe jot message pen post publish
        retweet scrawl scribble sign text tweet type write
    """,
    "quote": "attribute credit quote reprint republish transcribe translate",
    "show": """
        bear carry conclude contain cover demonstrate display emblazon feature highlight include
        indicate list open print reflect run show specify start warn begin end finish close state
    """,
    "act": """
        address admonish adopt agitate allude assess back ban bemoan bring broach campaign claim
        clear coin come deliver deploy discuss dispute disavow draw echo embrace employ evoke
        express file focus follow give go hammer hit hold invoke issue join keep launch lay leave
        level line make mark offer outline pass point press put raise release rely repudiate
        resort respond salute send set share sound speak spell spin stand stick stump take throw
        tick tie trade turn underline underscore unveil use welcome
    """,
    "be": "be have do become seem appear look sound get",
}
"""From the surest class to the vaguest: a verb in two classes belongs to the first. "be" is last
but for the verbs that stand nowhere else."""

IRREGULAR: dict[str, str] = {
    "be": "is are was were been being am 's 're",
    "bear": "bore borne",
    "become": "became",
    "begin": "began begun",
    "bet": "bet",
    "bid": "bid bade bidden",
    "bring": "brought",
    "broadcast": "broadcast",
    "cast": "cast",
    "come": "came",
    "do": "does did done",
    "draw": "drew drawn",
    "dream": "dreamt",
    "feel": "felt",
    "find": "found",
    "forecast": "forecast",
    "foresee": "foresaw foreseen",
    "get": "got gotten",
    "give": "gave given",
    "go": "goes went gone",
    "have": "has had 've 'd",
    "hear": "heard",
    "hit": "hit",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "learn": "learnt",
    "leave": "left",
    "lie": "lying",
    "make": "made",
    "mean": "meant",
    "put": "put",
    "quote": "quoth",
    "run": "ran",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "send": "sent",
    "set": "set",
    "show": "shown",
    "sing": "sang sung",
    "speak": "spoke spoken",
    "spell": "spelt",
    "spin": "spun",
    "spit": "spat",
    "stand": "stood",
    "stick": "stuck",
    "swear": "swore sworn",
    "take": "took taken",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "tie": "tying",
    "understand": "understood",
    "weep": "wept",
    "write": "wrote written",
}

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})

CUE_NOUNS = frozenset(
    ["accusation", "advice", "admission", "allegation", "analogy", "announcement", "answer", "apology", "appeal", "argument", "assertion", "assessment", "assurance", "attack", "belief", "boast", "call", "caption", "caricature", "caution", "characterisation", "characterization", "charge", "chant", "claim", "column", "comment", "commentary", "comparison", "complaint", "concern", "conclusion", "confession", "contention", "conviction", "criticism", "cry", "declaration", "defence", "defense", "definition", "demand", "denial", "denunciation", "depiction", "description", "desire", "email", "essay", "estimate", "expectation", "explanation", "exhortation", "expression", "fear", "hint", "idea", "insistence", "insult", "invitation", "interview", "jab", "jibe", "joke", "judgment", "judgement", "lament", "letter", "line", "mantra", "mention", "message", "metaphor", "motto", "name", "nickname", "note", "notion", "objection", "observation", "offer", "opinion", "outburst", "phrase", "plea", "pledge", "point", "portrayal", "post", "praise", "prediction", "proclamation", "promise", "pronouncement", "proposal", "quip", "quote", "quotation", "reaction", "rebuke", "recollection", "reference", "refrain", "refusal", "remark", "reminder", "reply", "report", "request", "response", "retort", "revelation", "rhetoric", "saying", "sentence", "slogan", "slur", "speech", "statement", "suggestion", "suspicion", "talk", "tag", "taunt", "term", "testimony", "theory", "thought", "threat", "tirade", "tweet", "understanding", "verdict", "view", "vision", "voice", "vow", "warning", "wish", "word", "writing"]
)
"""Nouns that stand for words: "her claim that", "in the words of"."""

NounClass = Literal["person", "group", "document", "other"]

PERSONS = frozenset(
    ["activist", "actor", "actress", "administrator", "adviser", "advisor", "advocate", "agent", "aide", "ally", "ambassador", "analyst", "anchor", "announcer", "aunt", "author", "baron", "bishop", "blogger", "boss", "boy", "brother", "candidate", "captain", "cardinal", "caller", "celebrity", "ceo", "chair", "chairman", "chairwoman", "chancellor", "chief", "child", "citizen", "civilian", "clerk", "client", "coach", "colleague", "columnist", "comedian", "commander", "commentator", "commissioner", "congressman", "congresswoman", "constituent", "contender", "coroner", "correspondent", "counsel", "counselor", "councillor", "councilman", "councilwoman", "couple", "cousin", "creator", "critic", "customer", "dad", "daughter", "delegate", "democrat", "deputy", "detective", "developer", "diplomat", "director", "doctor", "donor", "economist", "editor", "employee", "engineer", "envoy", "executive", "expert", "farmer", "father", "fan", "fellow", "figure", "filmmaker", "firefighter", "founder", "friend", "general", "girl", "governor", "graduate", "grandfather", "grandmother", "guest", "guy", "head", "historian", "host", "hostess", "husband", "immigrant", "insider", "inspector", "intelligence", "investor", "journalist", "judge", "juror", "justice", "kid", "king", "lady", "lawmaker", "lawyer", "leader", "lecturer", "legislator", "liberal", "libertarian", "lieutenant", "lobbyist", "magistrate", "man", "manager", "mayor", "member", "migrant", "minister", "moderator", "mogul", "mom", "mother", "mum", "nominee", "nurse", "observer", "officer", "official", "operative", "opponent", "organiser", "organizer", "owner", "panelist", "parent", "participant", "partner", "passenger", "pastor", "patient", "person", "physician", "pilot", "player", "poet", "police", "policeman", "politician", "pollster", "pontiff", "pope", "premier", "president", "priest", "prince", "princess", "principal", "producer", "professor", "progressive", "prosecutor", "protester", "pundit", "queen", "rabbi", "reader", "rebel", "refugee", "reporter", "representative", "republican", "researcher", "resident", "reverend", "rival", "scholar", "scientist", "secretary", "senator", "sergeant", "sheriff", "singer", "sister", "soldier", "solicitor", "son", "source", "speaker", "spokesman", "spokesperson", "spokeswoman", "staffer", "star", "strategist", "student", "superintendent", "supporter", "surgeon", "surrogate", "survivor", "suspect", "teacher", "teenager", "tory", "treasurer", "troop", "trustee", "tycoon", "uncle", "veteran", "victim", "viewer", "visitor", "volunteer", "voter", "widow", "wife", "winner", "witness", "woman", "worker", "writer", "youth", "conservative", "people", "many", "some", "others"]
)

GROUPS = frozenset(
    ["administration", "agency", "alliance", "army", "association", "audience", "authority", "bank", "board", "body", "branch", "broadcaster", "bureau", "business", "cabinet", "campaign", "camp", "caucus", "channel", "charity", "church", "club", "coalition", "commission", "committee", "community", "company", "conference", "congress", "congregation", "council", "court", "crowd", "delegation", "department", "division", "establishment", "faction", "faculty", "family", "federation", "firm", "force", "foundation", "government", "group", "house", "industry", "institute", "institution", "jury", "media", "military", "ministry", "movement", "nation", "navy", "network", "newspaper", "office", "organisation", "organization", "outlet", "pac", "panel", "paper", "parliament", "party", "pentagon", "politburo", "press", "public", "regime", "school", "senate", "service", "site", "society", "staff", "state", "station", "team", "throng", "tribunal", "union", "university", "website"]
)

DOCUMENTS = frozenset(
    ["account", "ad", "advert", "advertisement", "affidavit", "agreement", "analysis", "article", "assessment", "banner", "bill", "biography", "blog", "blurb", "book", "brief", "broadcast", "brochure", "bulletin", "bumper", "button", "caption", "chapter", "charter", "chyron", "clip", "code", "column", "commercial", "communique", "complaint", "constitution", "contract", "cover", "decision", "declaration", "decree", "diary", "dictionary", "disclaimer", "document", "dossier", "draft", "edict", "editorial", "email", "e-mail", "entry", "essay", "evaluation", "feed", "file", "filing", "film", "flier", "flyer", "form", "graffiti", "guideline", "guide", "hat", "headline", "indictment", "inscription", "instruction", "interview", "invitation", "judgment", "judgement", "label", "law", "lawsuit", "leaflet", "letter", "manifesto", "manual", "memo", "memoir", "memorandum", "message", "minute", "motion", "mural", "note", "notice", "op-ed", "opinion", "order", "page", "paper", "paragraph", "passage", "petition", "picture", "piece", "placard", "plan", "plank", "platform", "play", "poem", "policy", "poll", "post", "poster", "preamble", "proclamation", "profile", "programme", "program", "proposal", "prospectus", "questionnaire", "quote", "reading", "record", "release", "report", "resolution", "review", "ruling", "rule", "script", "sign", "slogan", "song", "speech", "spot", "statement", "statute", "sticker", "story", "study", "subtitle", "suit", "summary", "survey", "synopsis", "testimony", "text", "textbook", "title", "transcript", "treaty", "tweet", "update", "version", "video", "warrant", "weekly", "will"]
)

PERSON_ENDINGS = ("man", "men", "woman", "women", "person", "ist", "ists", "ian", "ians")


def _forms(verb: str) -> set[str]:
    """All forms of a verb. It makes some that do not exist ("stoped"), which nobody writes."""
    stems = {verb}
    if verb.endswith("e"):
        stems = {verb[:-1]}
    elif verb.endswith("y") and verb[-2] not in "aeo":
        stems = {verb, verb[:-1] + "i"}
    elif verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
        stems = {verb, verb + verb[-1]}
    forms = {verb, verb + "s", verb + "es", verb[:-1] + "ies" if verb.endswith("y") else verb}
    forms |= {stem + ending for stem in stems for ending in ("ed", "ing")}
    return forms | set(IRREGULAR.get(verb, "").split())


VERB_CLASS: dict[str, CueClass] = {}
for _class, _verbs in VERBS.items():
    for _verb in _verbs.split():
        for _form in _forms(_verb):
            VERB_CLASS.setdefault(_form, _class)


def verb_class(word: str) -> CueClass:
    """The class of a verb in any form, in lower case; "other" where no list has it."""
    return VERB_CLASS.get(word, "other")


def _singular(noun: str) -> tuple[str, ...]:
    if noun.endswith("ies"):
        return (noun, noun[:-3] + "y")
    if noun.endswith("men"):
        return (noun, noun[:-2] + "an")
    return (noun, noun[:-1], noun[:-2]) if noun.endswith("s") else (noun,)


def cue_noun(noun: str) -> bool:
    """Whether a noun, in lower case, stands for words: "claim", "promises"."""
    return not CUE_NOUNS.isdisjoint(_singular(noun))


def noun_class(noun: str) -> NounClass:
    """What kind of source a noun in lower case is: "aides" are persons, "study" is a document."""
    forms = _singular(noun)
    if not PERSONS.isdisjoint(forms) or noun.endswith(PERSON_ENDINGS):
        return "person"
    if not GROUPS.isdisjoint(forms):
        return "group"
    return "other" if DOCUMENTS.isdisjoint(forms) else "document"
