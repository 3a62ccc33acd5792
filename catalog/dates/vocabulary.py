"""The words of dates in twelve languages, each with what it stands for.

The languages are English, German, French, Russian, Ukrainian, Spanish, Portuguese, Italian, Polish, Czech, Dutch and
Latin; of Danish, Norwegian and Swedish the months.

A word is looked up in lower case without the full stop behind it. Add a word: in the line of its symbol, below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LEADING", "MONTHS", "PHRASES", "WEEKDAYS", "WORDS", "Word", "month_of", "with_plain_tens"]


@dataclass(frozen=True, slots=True)
class Word:
    """What a word stands for: one letter, which the reader builds its patterns of, and a number where it has one."""

    symbol: str
    number: int = 0


_MONTH_NAMES = (
    "january january januar jänner janvier январь января enero gennaio",
    "february february februar feber février fevrier февраль февраля febrero febbraio",
    "march märz maerz mrz mars март марта marzo",
    "april april avril апрель апреля abril aprile",
    "may may mai май мая mayo maggio",
    "june june juni juin июнь июня junio giugno",
    "july july juli juillet июль июля julio luglio",
    "august august août aout август августа agosto",
    "september september septembre сентябрь сентября septiembre setiembre settembre",
    "october october oktober octobre октябрь октября octubre ottobre",
    "november november novembre ноябрь ноября noviembre",
    "december december dezember décembre decembre декабрь декабря diciembre dicembre",
)
_OTHER_MONTH_NAMES = (  # Ukrainian, Polish, Czech
    "січень січня styczeń stycznia leden ledna",
    "лютий лютого luty lutego únor února",
    "березень березня marzec marca březen března",
    "квітень квітня kwiecień kwietnia duben dubna",
    "травень травня maj maja květen května",
    "червень червня czerwiec czerwca červen června",
    "липень липня lipiec lipca červenec července",
    "серпень серпня sierpień sierpnia srpen srpna",
    "вересень вересня wrzesień września září",
    "жовтень жовтня październik października říjen října",
    "листопад листопада listopad listopada listopadu",
    "грудень грудня grudzień grudnia prosinec prosince",
)
_MORE_MONTH_NAMES = (  # Portuguese, Dutch, Danish, Norwegian, Swedish, Latin
    "janeiro januari ianuarii ianuarius januarii",
    "fevereiro februari februarii",
    "março maart marts martii martius",
    "abril aprilis",
    "maio mei maj maii maius",
    "junho iunii iunius junii",
    "julho iulii iulius julii",
    "agosto augustus augusti",
    "setembro septembris septembri",
    "outubro octobris octobri",
    "novembro novembris novembri",
    "dezembro decembris decembri desember",
)
_LOCATIVES = (
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
)
_WHOLE_MONTH_NAMES = (  # Baltic, Balkan, Finnic, Hungarian, Turkish, Greek, Belarusian, Slovak (CLDR)
    (
        "ianuarie jaanuar január januára janvāris ocak sausio sausis siječanj siječnja tammikuu tammikuuta ιανουάριος "
        "ιανουαρίου студзень студзеня януари јануар"
    ),
    (
        "februarie február februára februāris helmikuu helmikuuta vasario vasaris veebruar veljača veljače şubat "
        "φεβρουάριος φεβρουαρίου люты лютага фебруар февруари"
    ),
    "kovas kovo maaliskuu maaliskuuta marec mart martie március märts ožujak ožujka μάρτιος μαρτίου сакавік сакавіка",
    (
        "aprilie aprill apríl apríla aprīlis balandis balandžio huhtikuu huhtikuuta travanj travnja április "
        "απρίλιος απριλίου април красавік красавіка"
    ),
    "gegužė gegužės maijs mayıs máj mája május svibanj svibnja toukokuu toukokuuta μάιος μαΐου мај",
    (
        "birželio birželis haziran iunie jun junij juuni jún júna június jūnijs kesäkuu kesäkuuta lipanj lipnja "
        "ιουνίου ιούνιος чэрвень чэрвеня юни јун"
    ),
    (
        "heinäkuu heinäkuuta iulie jul julij juuli júl júla július jūlijs liepa liepos srpanj srpnja temmuz ιουλίου "
        "ιούλιος ліпень ліпеня юли јул"
    ),
    (
        "augusta augusts augusztus avgust ağustos elokuu elokuuta kolovoz kolovoza rugpjūtis rugpjūčio αυγούστου "
        "αύγουστος жнівень жніўня"
    ),
    (
        "eylül rugsėjis rugsėjo rujan rujna septembar septembra septembrie syyskuu syyskuuta szeptember σεπτέμβριος "
        "σεπτεμβρίου верасень верасня септембар септември"
    ),
    (
        "ekim lokakuu lokakuuta octombrie oktobar oktobris oktoober október októbra spalio spalis οκτωβρίου οκτώβριος "
        "кастрычнік кастрычніка октобар октомври"
    ),
    (
        "kasım lapkritis lapkričio marraskuu marraskuuta noiembrie novembar novembra studeni studenoga νοέμβριος "
        "νοεμβρίου лістапад лістапада новембар ноември"
    ),
    (
        "aralık decembar decembra decembrie detsember gruodis gruodžio joulukuu joulukuuta prosinac prosinca "
        "δεκέμβριος δεκεμβρίου декември децембар снежань снежня"
    ),
)
_WHOLE_MONTHS = {
    name.casefold(): number for number, names in enumerate(_WHOLE_MONTH_NAMES, 1) for name in names.split()
}
"""Months of further languages, which are known whole alone: `mar.` is March, and not marraskuu."""
MONTHS = {
    name: number
    for table in (_MONTH_NAMES, _OTHER_MONTH_NAMES, _MORE_MONTH_NAMES)
    for number, names in enumerate(table, 1)
    for name in names.split()
} | {name: number for names in _LOCATIVES for number, name in enumerate(names.split(), 1)}
"""The months by their names, in each language and case that dates use."""
_SHORTEST = 3
"""Letters by which a shortened month is still known: Sep., сент."""

_WEEKDAY_NAMES = (
    "monday mon montag lundi понедельник понеділок lunes lunedì poniedziałek pondělí",
    "tuesday tue tues dienstag mardi вторник вівторок martes martedì wtorek úterý",
    "wednesday wed mittwoch mercredi среда среду середа середу miércoles mercoledì środa środę středa středu",
    "thursday thu thur thurs donnerstag jeudi четверг четвер jueves giovedì czwartek čtvrtek",
    "friday fri freitag vendredi пятница пятницу viernes venerdì piątek pátek",
    "saturday sat samstag sonnabend samedi суббота субботу субота суботу sábado sabato sobota sobotę sobotu",
    "sunday sun sonntag dimanche воскресенье неділя неділю domingo domenica niedziela niedzielę neděle neděli",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
"""The weekdays by their names; Monday is 0."""
_ARTICLES = "of the in on de del della dell der des dem den im am d l la le les el los las il lo i gli du av af от в во"
LEADING = frozenset(_ARTICLES.split())
"""Words that say nothing about when, if a word is behind them."""
_SYMBOLS = {
    # words that say nothing about when
    "": f"{_ARTICLES} year jahr année annee an año ano anno год года году г рік року році р rok roku r w z dnia "
    "дня день сего dne у die mense anni annum "
    f"від dated {' '.join(WEEKDAYS)}",
    "G": "years jahre jahren гг годы годов годах рр роки років роках lata lat latach",
    "K": "années annees años anos anni decade jahrzehnt décennie decennie десятилетие десятиліття "
    "dekada década "
    "decada decennio",
    # about
    "~": "c ca omkring circa cca about around approximately approx ungefähr etwa um gegen zirka vers environ env около "
    "ок прибл приблизительно примерно близько приблизно бл około ok kolem omstreeks cerca hacia alrededor "
    "aproximadamente aprox verso",
    # perhaps
    "?": "? probably possibly perhaps wahrscheinlich vermutlich vielleicht probablement peut-être вероятно возможно "
    "предположительно предп ймовірно можливо prawdopodobnie waarschijnlijk misschien provavelmente "
    "probablemente posiblemente quizás probabilmente forse "
    "uncertain",
    "B": "between zwischen tussen entre между між pomiędzy między mezi tra fra",
    "F": "from since van sinds von vom seit ab depuis с со з із od desde dal dall dalla",
    "U": "until till through tot até bis jusque jusqu по hasta fino sino al au à a to up thru до do",
    "<": "before by före før vor voor vóór avant перед przed před antes prima ante",
    ">": "after efter etter nach na após depois après apres после після po después despues dopo post",
    "&": "and & und et и і та i y e ed",
    "|": "or oder ou или либо або чи lub o",
    "E": "early beginning begin start anfang beginn début debut начало начала нач початок початку поч początek "
    "początku pocz principios comienzos inicios inizio inizi mid middle mitte milieu середина середины сер "
    "mediados metà meta late end ende fin final einde eind midden fim meados конец конца кон "
    "середини кінець кінця kon koniec końca konec finales början begyndelsen begynnelsen slutet slutningen slutten "
    "mitten midten "
    "fine spät spätes frühes frühe späte frühen späten",
    "H": "half helft metade hälfte moitié moitie половина половины половині половину пол mitad połowa połowy połowie "
    "połowę poł polovina polovině полугодие полугодия полугодии півріччя halbjahr semestre półrocze pololetí",
    "Q": "quarter kwart quartel quartal viertel trimestre квартал кв четверть",
    "T": "third drittel tiers треть tercio terzo",
    "C": "century centuries secc eeuw eeuwse século séc sécs séculos saec saeculi saeculo cent jahrhundert "
    "jahrhunderts jh jhdt jhs siècle siecle siècles s век века веков вв "
    "століття ст století storočie storočia vek veka wiek wieku siglo siglos sec secolo secoli",
    "Y": "school academic fiscal budget financial fy schuljahr haushaltsjahr rechnungsjahr scolaire budgétaire "
    "exercice curso учебный учебного школьный уч бюджетный бюджетного хозяйственный escolar fiscal académico "
    "scolastico accademico",
    "O": "os julian julianisch julien юлианский",
    "N": "ns gregorian gregorianisch grégorien григорианский",
}
_NUMBERED = {
    "S": {
        21: "spring frühjahr frühling printemps весна весной весны навесні wiosna wiosną primavera",
        22: "summer sommer été ete лето летом лета літо влітку lato latem verano estate",
        23: "autumn fall herbst automne осень осенью осени осінь восени jesień jesienią otoño otono autunno",
        24: "winter hiver зима зимой зимы взимку zimą zima invierno inverno",
    },
    "q": {
        1: "first erste ersten erstes premier première premiere 1er eerste primeiro первая первый первой первое primer "
        "primera primo перша перше першої першій pierwsza pierwsze pierwszej první",
        2: "second zweite zweiten zweites deuxième seconde tweede вторая второй второе segundo segunda secondo seconda "
        "друга друге другої другій druga drugie drugiej druhá druhé",
        3: "dritte drittes troisième derde terceiro третья третий третьей tercer tercera terza третя третьої trzecia "
        "trzeciej třetí",
        4: "fourth vierte viertes quatrième vierde четвертая четвертый четвёртая cuarto cuarta quarto quarta четверта "
        "четвертої czwarta czwartej čtvrtá",
        5: "last laatste letzte letztes dernier dernière последняя последний последней último ultima ultimo остання "
        "останньої ostatnia ostatniej",
    },
    "n": {
        16: "sixteenth sechzehntes seizième шестнадцатый шестнадцатого",
        17: "seventeenth siebzehntes семнадцатый семнадцатого",
        18: "eighteenth achtzehntes восемнадцатый восемнадцатого",
        19: "nineteenth neunzehntes девятнадцатый девятнадцатого",
        20: "twentieth zwanzigstes vingtième двадцатый двадцатого",
    },
    "X": {16: "seicento", 17: "settecento", 18: "ottocento", 19: "novecento"},
}
WORDS: dict[str, Word] = {
    **{word: Word(symbol) for symbol, words in _SYMBOLS.items() for word in words.split()},
    **{
        word: Word(symbol, number)
        for symbol, numbers in _NUMBERED.items()
        for number, words in numbers.items()
        for word in words.split()
    },
}
"""What each word of a date stands for, but for the months."""

_NOW = "heden|present|date|now|today|heute|hoy|oggi"
_PHRASES = {
    "\ue000": (  # before Christ
        r"b\. ?c\b\.?(?: ?e\b\.?)?|bce?\b|v\. ?chr\b\.?|v\. ?u\. ?z\.|av(?:ant|\.)? ?j\.? ?-?c\b\.?",
        r"до н\. ?э\.?|до нашей эры\b|до р\. ?х\.?|a\. ?c\b\.?(?: ?n\.)?|antes de cristo\b|avanti cristo\b",
    ),
    "\ue001": (  # of our era
        r"a\. ?d\b\.?|ad\b|c\. ?e\b\.?|ce\b|n\. ?chr\b\.?|ap(?:rès|r\.)? ?j\.? ?-?c\b\.?|н\. ?э\.?|нашей эры\b",
        r"d\. ?c\b\.?|dopo cristo\b|anno domini\b",
    ),
    "\ue002": (
        r"not (?:before|earlier than)\b|nicht vor\b|pas avant\b|не ранее\b|не раньше\b",
        r"no(?:n prima| antes) del?\b|no earlier than\b|(?:in|on) or after\b|frühestens\b|au plus tôt(?: en)?\b",
        r"не раніше\b|nie wcześniej niż\b",
    ),
    "\ue003": (
        r"(?:not (?:after|later than)|no later than|nicht nach|nicht später als|pas après|не позднее|не позже)\b",
        r"no después del?\b|non dopo(?: il)?\b|(?:in|on) or before\b|spätestens\b|au plus tard(?: en)?\b",
        r"a más tardar(?: en)?\b|al più tardi(?: nel)?\b|не пізніше\b|nie później niż\b",
    ),
    "\ue004": (  # until now
        rf"(?:to|until|till|bis|tot|até|à|hasta|-|–) ?(?:the )?(?:{_NOW})\b|по настоящее время\b|по н\. ?в\.",
        r"(?:à|jusqu['’]à) nos jours\b|hasta (?:la fecha|la actualidad|nuestros días)\b|a tutt['’]oggi\b",
        r"onwards?\b|and (?:later|after)\b|(?<=\d )on(?: *$)|(?<=\d)\+ *$|et après\b|u(?:nd|\.) später\b|и позже\b",
    ),
    "julian": (
        r"old style\b|o\. ?s\.|по ст(?:арому|\.) ст(?:илю|\.)|ст\. ?ст\.|alten stils\b|a\. ?st\.",
        r"julian calendar\b|julianischer kalender\b|calendrier julien\b|calendario (?:juliano|giuliano)\b",
    ),
    "gregorian": (r"new style\b|n\. ?s\.|по н(?:овому|\.) ст(?:илю|\.)|н\. ?ст\.|neuen stils\b|n\. ?st\.",),
    "from": (r"dès\b|à partir d[eu]\b|a partir del?\b|начиная с\b|a partire dal?\b",),
    "until": (r"jusqu['’](?:en|à|au)\b",),
}
PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![^\W\d_])(?:{'|'.join(patterns)})"), f" {symbol} ") for symbol, patterns in _PHRASES.items()
)
_OR_EARLIER = r"or (?:earlier|before)|oder früher|ou avant|или (?:ранее|раньше)|o antes|o prima"
_OR_LATER = r"or (?:later|after)|oder später|ou après|или (?:позднее|позже)|o después|o dopo"
_AND_EARLIER = r"and (?:earlier|before)|und früher|et avant|и (?:ранее|раньше)"
PHRASES += tuple(
    (re.compile(rf"^(.*\d[^,;]*?),? (?:{words})[\s.)\]]*$"), rf" {sign} \1")
    for words, sign in ((_OR_EARLIER, "\ue003"), (_OR_LATER, "\ue002"), (_AND_EARLIER, "until"))
)
"""Phrases that are one word to the reader: private letters stand for BC, AD, not before, not after, and an open end."""


_TENS = (
    (re.compile(r"(?<![^\W\d_])(?:lata(?:ch)?|années|anni|años|anos|jaren) ['’]?([1-9]0)\.?(?![\d-])"), r"\1s"),
    (re.compile(r"(?<![^\W_])q\.?([1-4])(?!\d)"), r" \1 quarter "),
    (re.compile(r"(?<!\d)(1\d|20)00-(?:tal(?:et|let)?|luku|luvu[nl]l?[at]?)\b"), r"\1xx "),
    (re.compile(r"(?<!\d)((?:1\d|20)[1-9]0)-(?:tal(?:et|let)?|luku|luvu[nl]l?[at]?)\b"), r"\1s "),
    (re.compile(r"(?<!\d)([1-9]0)\.? léta\b"), r"\1s "),
)
_HAS_TENS = re.compile(r"lat|ann|[ñn]os|jaren|q\.?\d|-tal|-lu|léta")


def with_plain_tens(text: str) -> str:
    """Return decades, centuries and quarters as English writes them: lata 50. XX w., 1800-talet, Q3 1956."""
    if _HAS_TENS.search(text):
        for pattern, plain in _TENS:
            text = pattern.sub(plain, text)
    return text


def month_of(word: str) -> int | None:
    """Return the number of a month, whose name may be shortened (`sept`, `сент`), or None."""
    if number := MONTHS.get(word) or _WHOLE_MONTHS.get(word):
        return number
    found = {number for name, number in MONTHS.items() if len(word) >= _SHORTEST and name.startswith(word)}
    return found.pop() if len(found) == 1 else None
