"""What a web page leaves in pasted text, told from the story by its own words.

Two certainties: a line that says by itself what it is ("2 min read", "Share this article"), and a
word that is furniture only among others like it ("Home", "Search"). Precision comes first: a line
of the story that is folded away is worse than a share button that is read.
"""

from __future__ import annotations

import re

from reader.formats.dates import WRITTEN_DAY

__all__ = [
    "credit",
    "is_comments_heading",
    "is_credit_only",
    "is_furniture",
    "is_interface",
    "is_tail_heading",
]

LONGEST = 400
"""Characters; nothing that page makers add to a story is longer, but for legal notices."""

NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|tiktok"
    r"|threads|bluesky|mastodon|e-?mail|pocket|flipboard|messenger|xing|rss|signal|tumblr)"
)
SURE_PATTERNS = (
    # reading time
    r"(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|leestijd)?"
    r"[:\s]*\d+\s*-?\s*min(?:ute[ns]?|uti|utos|uten|s)?\.?(?: to)?"
    r"(?: (?:read|de lecture|de lectura|di lettura|lesezeit|reading time|leestijd|lesedauer))",
    r"(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|leestijd)\b"
    r"[:\s]*(?:ca\. ?)?\d+ ?min\w*\.?",
    # sharing, saving, printing, listening
    rf"(?:share|teilen|partager|compartir|condividi|delen|dela)(?: this)?(?: article| story| page)?"
    rf"(?: (?:on|via|with|by|to|en|su|op) {NETWORKS})?",
    rf"(?:auf|per|bei|via|sur|on) {NETWORKS} (?:teilen|empfehlen|partager|share)",
    rf"{NETWORKS}(?:[\s,|/·•]+{NETWORKS})+",
    r"(?:share|copy|copied|copy this) (?:link|url)(?: copied)?|link copied|copy link to clipboard",
    r"(?:save|print|bookmark|e-?mail|gift)(?: this)? (?:article|story|page|for later)",
    r"listen(?: to)?(?: this)? (?:article|story)\b.{0,40}",
    # comments
    r"\d[\d,.]* (?:comments?|kommentare?|commentaires?|comentarios?|commenti|shares|likes|views)",
    r"(?:comments?|kommentare?|commentaires?|comentarios?) ?\(?\d[\d,.]*\)?",
    r"(?:leave|post|add|write|view|show|read|see|join)(?: a| the| all| your)?"
    r" (?:comments?|reply|conversation|discussion)(?: \(?\d+\)?)?",
    # advertisements
    r"(?:advertisement|advertising|advertorial|sponsored(?: content)?|promoted(?: content)?"
    r"|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|annonse|annons|reklama)"
    r"(?: ?[-·–—|:] ?.{0,60})?",
    r"(?:story|article|content) continues (?:below|after)(?: (?:the |this )?\w+)?",
    r"(?:continue|scroll to continue)(?: reading)?(?: after| below)?(?: the)?"
    r"(?: ad| advertisement| main story| story)?",
    # newsletters and subscriptions
    r"(?:subscribe|sign up|register|abonnieren|s'abonner|suscríbete|iscriviti)"
    r"(?: (?:now|today|here|for free|free))?[.!]?",
    r"(?:enter )?your e-?mail(?: address)?[.!:]?",
    r"(?:subscribe|sign up|jetzt|abonnez|inscrivez|suscr\w+)\b.{0,200}"
    r"\b(?:newsletters?|inbox|e-?mail updates|daily briefing|mailing list|e-?mails)\b.{0,80}",
    r"(?:register|join|get|receive|don.t miss)\b.{0,200}\b(?:our|your) .{0,40}"
    r"(?:newsletters?|inbox|e-?mail updates|daily briefing|mailing list)\b.{0,80}",
    r".{20,}[:.!?] (?:subscribe|sign up)(?: now| here| today)?[.!»>]*",
    r"(?:enter )?your e-?mail(?: address)?[.!:]?",
    r"(?:the |our |your |free |daily |weekly |e-?mail |[\w’'.&-]+ ){0,3}newsletters?"
    r"(?: sign-?up| signup)?",
    # elsewhere on the site
    r"(?:read|see|watch|lire|leer|leggi|lees|lesen sie|à lire|a lire)"
    r" (?:more|also|next|aussi|también|más|anche|altro|ook|auch)(?: (?:on|about|from) .{1,60})?"
    r"(?: ?[:：»>→|–-] ?.{0,200})?",
    r"(?:related|recommended|trending|most read|most popular|must[- ]reads?|don.t miss"
    r"|you may also like|you might also like|more on this(?: story)?|more stories|editor.s picks"
    r"|mehr zum thema|auch interessant|das könnte sie auch interessieren|à lire également"
    r"|sur le même sujet|te puede interesar|noticias relacionadas|lee también"
    r"|potrebbe interessarti)"
    r"(?: (?:articles?|stories|topics?|content|coverage|links?|posts?|reads?|news|videos?))?"
    r"(?: ?[:：] ?.{0,200})?",
    r"view \d+ images?|view gallery|open image in gallery|image \d+ of \d+",
    rf"follow (?:us|@\w+|.{{1,30}}) on {NETWORKS}\b.{{0,60}}|follow us",
    r"skip to (?:main |the )?(?:content|navigation|article)(?: .{0,40})?",
    r"zum (?:haupt)?inhalt.{0,20}",
    r"back to (?:top|menu|home ?page)|nach oben|zur startseite|to top|top of page",
    r"(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,40}",
    # press releases
    r"(?:press|media|news) (?:release|statement)(?:[\s:–—-]*(?:no\.? ?)?[\d/. –-]+)?"
    r"|(?:(?:press|media|news) |for (?:(?:immediate|general) )?)release"
    rf"[\s:,–—-]+(?:on )?(?:\w+day )?{WRITTEN_DAY}"
    r"|for (?:immediate|general) release|embargoed (?:until|for|to|till)\b.{0,100}"
    r"|(?:strict )?embargo(?:: ?| until\b).{0,100}|pressemitteilung|communiqué de presse"
    r"|comunicado de prensa|comunicato stampa|[-–—\s]*ends[-–—\s]*",
    # law
    r"(?:we|this (?:web)?site|our (?:web)?site|wir)\b.{0,60}\b(?:use|uses|verwenden|nutzen)"
    r" cookies\b.{0,300}",
    r"by (?:continuing|clicking|using|signing)\b.{0,60}\byou (?:agree|accept|consent)\b.{0,200}",
    r"(?:accept|reject|allow|manage|decline|deny)(?: all| my)?"
    r" (?:cookies?|preferences|consent|choices|settings).{0,20}|(?:accept|reject|allow) all",
    r"cookie[- ](?:policy|settings|notice|preferences|einstellungen|richtlinie|consent)",
    r"(?:privacy|data protection) (?:policy|notice|settings|statement|center)",
    r"terms of (?:use|service|sale)|terms (?:&|and) conditions",
    r"(?:copyright )?(?:©|\(c\)) ?.{0,100}|copyright \d{4}.{0,100}|all rights reserved\.?",
)
SURE = re.compile("|".join(f"(?:{pattern})" for pattern in SURE_PATTERNS), re.IGNORECASE)

CREDIT = re.compile(
    r"(?:photo(?:graph)?(?:er)?s?|images?|pictures?|fotos?|foto|credits?|photo credit|image credit"
    r"|image source|image caption|bild|illustration|crédits?(?: photo)?|getty images)"
    r"(?: by)? ?[:：/|©] ?.{1,100}"
    r"|.{1,300}\((?:image|photo|picture|foto|credit|pic|bild|file photo|ap photo)s? ?[:/].{1,80}\)"
    r"|.{0,60}(?:getty images|/ap|/afp|/reuters|shutterstock|/dpa|/epa)"
    r"|image source, .{1,60}|image caption, .{1,200}",
    re.IGNORECASE,
)
INTERFACE = re.compile(
    r"(?:home|search|menu|more|news|contact(?: us)?|about(?: us)?|log ?in|log ?out|sign ?in"
    r"|sign ?up|register|my account|account|subscribe|subscriptions?|newsletters?|advertise"
    r"(?: with us)?|careers|jobs|help|faqs?|sitemap|site map|site index|privacy|cookies?|legal"
    r"|imprint|close|next|previous|share|print|comments?|tags?|topics?|categories|archives?|videos?"
    r"|podcasts?|e-?paper|shop|rss(?: feeds?)?|apps?|politics|sports?|business|opinion|culture"
    r"|world|lifestyle|entertainment|technology|health|weather|english|deutsch|français|español"
    r"|startseite|suche|suchen|anmelden|abmelden|registrieren|kontakt|impressum|datenschutz"
    r"|datenschutzerklärung|agb|mediadaten|abo|politik|wirtschaft|kultur|über uns|teilen"
    r"|accueil|rechercher|connexion|mentions légales|économie|politique|s'abonner|à propos"
    r"|inicio|buscar|contacto|iniciar sesión|aviso legal|deportes|economía|política|opinión"
    r"|cerca|accedi|contatti|chi siamo|cronaca|sport|cultura|economia|zoeken|hem|sök|søk|haku"
    r"|首页|登录|注册|搜索|ホーム|検索|로그인|회원가입|전체뉴스|главная|поиск|войти|контакты"
    rf"|read more|loading\.*|follow|following|top|back|skip|ok|yes|no|go|{NETWORKS})",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:related|recommended|trending|most read|most popular|most viewed|latest|more (?:from|news|"
    r"stories|on this)|read next|you (?:may|might) also|comments?\b|\d+ comments"
    r"|leave a (?:reply|comment)|join the|about (?:the )?author|share this|follow us|tags?:|topics:"
    r"|filed under|categories|up next|what to read|recent posts|previous (?:post|article)"
    r"|next (?:post|article)|popular|subscribe|sign up|our standards|newsletter|editor.s picks"
    r"|mehr (?:zum|aus|von)|weitere|auch interessant|das könnte|meistgelesen|kommentare|themen:"
    r"|lire aussi|à lire|sur le même|articles? (?:liés|similaires)|commentaires|te puede|más "
    r"(?:noticias|leído)|lo más|noticias relacionadas|comentarios|etiquetas|leggi anche|articoli"
    r"|correlati|potrebbe|lees ook|gerelateerd|reacties|関連|相关|관련|더보기|댓글|最新)",
    re.IGNORECASE,
)


COMMENTS = re.compile(
    r"(?:\d[\d,.]* )?(?:reader )?(?:comments?|responses|replies|kommentare?|commentaires?"
    r"|comentarios?|comentários|commenti|reacties|kommentit|комментарии)(?: ?\(?\d[\d,.]*\)?)?:?"
    r"|leave a (?:reply|comment)|join the (?:conversation|discussion)|top comments|댓글"
    r"|\d+ thoughts on .{1,80}",
    re.IGNORECASE,
)
CREDIT_ONLY = re.compile(
    r"(?:©|\(c\)|(?:photo|foto|image|credit|bild|picture)s?(?: credit| by)?[:：©]).{1,80}",
    re.IGNORECASE,
)


def is_comments_heading(line: str) -> bool:
    """Whether the line heads what readers wrote below a story."""
    return len(line) <= 100 and COMMENTS.fullmatch(line) is not None


def is_credit_only(line: str) -> bool:
    """Whether the line is a picture's credit and nothing else: a caption stands above it."""
    return CREDIT_ONLY.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether the line says by itself that it is no part of the story."""
    return len(line) <= LONGEST and SURE.fullmatch(line.strip(" \t·•|*-–»>▸→")) is not None


def credit(line: str) -> bool:
    """Whether the line is a picture's credit, or a caption that ends with one."""
    return len(line) <= LONGEST and CREDIT.fullmatch(line) is not None


def is_interface(line: str) -> bool:
    """Whether the line is a menu's or a button's, if it stands among others of the kind."""
    return len(line) <= 60 and INTERFACE.fullmatch(line.strip(" ·•|*-–»>▸→")) is not None


def is_tail_heading(line: str) -> bool:
    """Whether the line heads what follows a story: related stories, a box on its author."""
    return len(line) <= 80 and TAIL.match(line) is not None
