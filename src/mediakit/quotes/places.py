"""Names that are nobody's: countries, their people, states, and things that are written like a person's name."""

from mediakit.quotes.lexicon import BODIES, PERSONS, TITLES, listed

# Names of countries and states, and the words made of them; those that are surnames or first names, too (Jordan,
# Chad, Israel, Virginia, Georgia, Dakota), are left to the article.
COUNTRIES = listed(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh "
    "belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain bulgaria burundi cambodia cameroon "
    "canada chile china colombia congo croatia cuba cyprus denmark djibouti ecuador egypt england eritrea estonia "
    "ethiopia europe fiji finland france gabon gambia germany ghana greece greenland guatemala guinea guyana haiti "
    "honduras hungary iceland india indonesia iran iraq ireland italy jamaica japan kazakhstan kosovo kuwait "
    "kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi "
    "malaysia maldives malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique "
    "myanmar namibia nepal netherlands nicaragua nigeria norway oman pakistan palestine panama paraguay peru "
    "philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia "
    "somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey "
    "turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vietnam wales yemen zambia zimbabwe crimea gaza "
    "africa asia america americas us uk eu un u.s u.k u.n nato"
)
STATES = listed(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming"
)
_PEOPLES = listed(
    "afghan albanian algerian american argentine armenian australian austrian azerbaijani belarusian belgian "
    "brazilian british bulgarian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian "
    "english estonian european finnish french georgian german greek hungarian indian indonesian iranian iraqi irish "
    "israeli italian japanese jordanian kenyan korean kurdish latvian lebanese libyan lithuanian mexican moldovan "
    "nigerian norwegian pakistani palestinian polish portuguese romanian russian saudi scottish serbian spanish "
    "swedish swiss syrian taiwanese thai tunisian turkish ukrainian venezuelan vietnamese welsh yemeni african asian "
    "arab muslim christian jewish catholic islamic western californian texan independent"
)
_SIDES = listed("north south east west new northern southern eastern western united saudi great")
_SECOND = listed("carolina dakota virginia hampshire jersey york zealand korea arabia kingdom states britain")
# Any word of the name shows that it is no person's.
_THINGS = listed(
    "policy consortium slideshow slideshows program programme act plan hurricane hurricanes housewives storm airlines "
    "airport avenue boulevard river valley mountains island islands county "
    "hospital amendment constitution war treaty agreement deal accord protocol award awards prize cup bowl olympics "
    "festival week month year stories continued subscribe newsletter advertisement copyright rights terms "
    "privacy cookies facebook twitter google youtube instagram telegram tiktok cnn nbc cbs abc npr bbc msnbc "
    "technology technologies co industries holdings partners media online daily weekly radio television tv "
    "democracy project initiative center centre"
)


def is_place_or_thing(words: tuple[str, ...]) -> bool:
    """Whether a name is that of a country or state, of its people, of several people, or of a thing.

    >>> [is_place_or_thing(tuple(name.split())) for name in ("Ukraine", "North Carolina", "Privacy Policy", "Managers")]
    [True, True, True, True]
    >>> is_place_or_thing(("Ilse", "Brandt")), is_place_or_thing(("Georgia", "Brandt"))
    (False, False)
    """
    lower = [word.lower().rstrip(".") for word in words]
    if any(word in _THINGS for word in lower):
        return True
    if len(lower) == 1:
        [word] = lower
        one = word.removesuffix("s")
        return bool({word, one} & (COUNTRIES | STATES | _PEOPLES)) or bool({word, one} & (PERSONS | TITLES | BODIES))
    return lower[-1] in COUNTRIES | STATES or (lower[0] in _SIDES and lower[-1] in _SECOND)
