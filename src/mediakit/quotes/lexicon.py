"""Words that tell the parts of a noun phrase: function words, titles, people, bodies, times."""


def listed(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


ARTICLES = listed("a an the this these those")
POSSESSIVES = listed("his her their its our my your")
QUANTITIES = listed(
    "one two three four five six seven eight nine ten several some many most few both all another other others any "
    "every each either neither no more none dozens hundreds thousands"
)
DETERMINERS = ARTICLES | POSSESSIVES | QUANTITIES
PRONOUNS = listed("he she they we i it you who")
PREPOSITIONS = listed(
    "of for at in on from with to by near against behind under over after before during about into through "
    "throughout between among amid amongst without within outside inside toward towards upon since until across "
    "along around above below beyond despite except like unlike via per than as alongside following including"
)
CONJUNCTIONS = listed("and or but nor yet so")
SUBORDINATORS = listed(
    "when while where because although though if unless whether that which whose whom what how why once whereas "
    "lest even"
)
ADVERBS = listed(
    "also then later still now again never ever once just even only first once thus too already often always "
    "sometimes soon here there meanwhile however instead therefore moreover furthermore nevertheless nonetheless "
    "afterward afterwards earlier further simply perhaps maybe today yesterday tomorrow tonight not back rather "
    "quite very well indeed recently finally previously reportedly"
)
AUXILIARIES = listed(
    "has have had is are was were be been being do does did will would can could may might must shall should ought "
    "isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't"
)
PASSIVE = listed("is are was were be been being isn't aren't wasn't weren't gets got")
NEGATIONS = listed("not never didn't don't doesn't won't wouldn't couldn't can't hasn't haven't hadn't no nor")
OTHERS = listed("him them me us himself herself themselves itself whom yes no please let oh well")
FUNCTION_WORDS = (
    ARTICLES
    | POSSESSIVES
    | QUANTITIES
    | PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | ADVERBS
    | AUXILIARIES
    | OTHERS
)

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = listed(
    "january february march april june july august september october november december "
    "jan. feb. aug. sept. oct. nov. dec."
)
TIMES = (
    DAYS
    | MONTHS
    | listed(
        "morning afternoon evening night day week weekend month year today "
        "yesterday tonight moment hour hours minutes days weeks months years mornings evenings nights"
    )
)
TIME_OPENERS = listed("on last this next early late earlier later that in the at")

# abbreviations of titles: their stop belongs to the word
SHORTENED = listed(
    "mr mrs ms dr sen sens rep reps gov govs gen col lt sgt capt maj cmdr adm prof rev hon st jr sr pres det cpl pvt "
    "supt insp messrs brig atty asst dep corp inc ltd co bros"
)

AFTER_NAMES = listed("jr sr inc corp ltd co bros dept st")
MONTHS_SHORT = listed("jan feb aug sept oct nov dec")
SUFFIXES = listed("jr sr ii iii iv")

MALE_TITLES = listed("mr sir lord father brother congressman councilman chairman spokesman prince king baron imam")
FEMALE_TITLES = listed(
    "mrs ms miss dame lady sister congresswoman councilwoman chairwoman spokeswoman princess queen baroness madam mme"
)
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | (SHORTENED - AFTER_NAMES)
    | listed(
        "president vice prime minister premier chancellor leader speaker senator representative congressman delegate "
        "governor mayor dr professor judge justice chief attorney general secretary deputy assistant director "
        "ambassador sheriff officer detective sergeant captain lieutenant colonel major commander admiral pastor "
        "reverend bishop archbishop cardinal rabbi imam sheikh ayatollah ceo cfo coo chair commissioner councillor "
        "councilor democrat republican foreign defense defence interior finance press former acting interim elect "
        "president-elect governor-elect majority minority whip undersecretary under-secretary secretary-general "
        "vice-president co-chair treasurer comptroller prosecutor analyst correspondent reporter editor host anchor "
        "columnist writer author historian economist strategist consultant adviser advisor counsel counselor lawyer "
        "spokesperson coach manager candidate nominee activist superintendent inspector constable marshal trooper "
        "agent special senior executive chief-of-staff co-founder founder solicitor emeritus comedian actor actress "
        "singer rapper pollster moderator co-host commentator contributor pundit researcher scientist physicist"
    )
) - listed("king queen prince princess")
# Before the full name of the first of several: Presidents Ilse Brandt and Otto Marrow.
PLURAL_TITLES = listed(
    "presidents senators sens representatives reps ministers governors govs secretaries generals justices judges "
    "mayors congressmen chancellors premiers democrats republicans ambassadors leaders professors"
)
# Titles that the same person may have.
SAME_TITLES = (
    frozenset({"representative", "rep", "congressman", "congresswoman", "lawmaker", "legislator"}),
    frozenset({"senator", "sen", "lawmaker", "legislator"}),
    frozenset({"governor", "gov"}),
    frozenset({"president", "pres"}),
    frozenset({"professor", "prof"}),
    frozenset({"general", "gen"}),
    frozenset({"doctor", "dr"}),
    frozenset({"lawyer", "attorney", "counsel"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair"}),
    frozenset({"captain", "capt"}),
    frozenset({"sergeant", "sgt"}),
    frozenset({"premier", "minister"}),
)
PARTICLES = listed("de da di del della der den van von bin ibn al el la le du dos das ben abu ter ten y")

# The last word of what is a body, not a person.
BODIES = listed(
    "department ministry committee party council court office house senate congress commission agency bureau "
    "government administration campaign company group organization organisation union association institute "
    "university college school center centre foundation fund bank service services force police army navy guard "
    "board authority times post journal news press network corporation corp inc ltd llc coalition caucus league "
    "federation alliance society club team staff embassy parliament assembly kremlin pentagon ministry directorate "
    "tribunal panel institution church mission division unit command league nations union states kingdom republic "
    "city county state district tribune herald gazette courier guardian observer reuters magazine review "
    "statement report letter article editorial study poll survey memo email tweet post website site document "
    "convention summit documents "
    "filing complaint lawsuit indictment affidavit sign banner caption headline video message note "
    "release petition ruling order opinion book paper newspaper outlet page transcript resolution bill law text"
)
# Where somebody says something; no speakers when a preposition stands before.
OCCASIONS = listed(
    "statement interview tweet tweets post speech letter email e-mail conference release briefing remarks address "
    "message memo call note report column op-ed editorial essay article appearance hearing rally video blog book "
    "testimony broadcast debate meeting event ceremony press filing monologue podcast segment episode"
)
PERSONS = listed(
    "spokesman spokeswoman spokesperson spokespeople official officials minister president senator governor mayor "
    "leader leaders lawyer lawyers attorney attorneys aide aides adviser advisers advisor advisors source sources "
    "critic critics supporter supporters opponent opponents activist activists expert experts analyst analysts "
    "officer officers police witness witnesses resident residents lawmaker lawmakers congressman congresswoman "
    "chairman chairwoman chair director secretary ambassador judge justice justices prosecutor prosecutors sheriff "
    "chief teacher teachers student students professor professors scholar scholars researcher researchers scientist "
    "scientists economist economists historian historians doctor doctors nurse nurses patient voter voters protester "
    "protesters organizer organizers strategist strategists consultant pollster host anchor reporter reporters "
    "journalist journalists editor editors columnist writer author veteran veterans candidate candidates nominee man "
    "woman men women boy girl mother father parent parents son daughter brother sister wife husband widow friend "
    "friends neighbor neighbors neighbour neighbours people person farmer farmers worker workers driver owner owners "
    "founder executive executives ceo commissioner representative representatives delegate delegates member members "
    "democrat democrats republican republicans conservative conservatives liberal liberals progressive progressives "
    "diplomat diplomats commander general captain lieutenant sergeant detective investigator investigators agent "
    "agents pastor priest bishop rabbi pope king queen prince princess premier chancellor speaker actor actress "
    "singer comedian star coach player players manager operative operatives staffer staffers insider insiders "
    "observer observers authorities family uncle aunt cousin grandmother grandfather survivor survivors victim "
    "victims defendant suspect plaintiff plaintiffs juror jurors passenger passengers customer customers shopper user "
    "users commentator commentators pundit pundits advocate advocates campaigner campaigners billionaire businessman "
    "businesswoman entrepreneur tycoon pilot soldier soldiers guard fan fans colleague colleagues counterpart "
    "administrator superintendent principal engineer physician pediatrician psychologist psychiatrist therapist "
    "sociologist biologist epidemiologist climatologist spokesmen allies ally marine mom dad youth teenager teen "
    "inspector inspectors clerk lady gentleman guy kid kids child children demonstrator demonstrators counsel"
)
MALE = listed(
    "spokesman congressman chairman man boy father son brother husband king prince uncle grandfather businessman "
    "actor dad gentleman guy councilman widower priest"
)
FEMALE = listed(
    "spokeswoman congresswoman chairwoman woman girl mother daughter sister wife queen princess aunt grandmother "
    "businesswoman actress mom lady councilwoman widow"
)
