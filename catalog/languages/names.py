"""The names of languages in English and Russian, as notes on documents use them."""

__all__ = ["LANGUAGE_NAMES", "RUSSIAN_LANGUAGE_STEMS"]

LANGUAGE_NAMES = {
    "Afrikaans": "af", "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be",
    "Bengali": "bn", "Bosnian": "bs", "Bulgarian": "bg", "Burmese": "my", "Chinese": "zh", "Croatian": "hr",
    "Czech": "cs", "Danish": "da", "Dari": "prs", "Dutch": "nl", "English": "en", "Estonian": "et", "Farsi": "fa",
    "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de", "Greek": "el", "Hebrew": "he", "Hindi": "hi",
    "Hungarian": "hu", "Icelandic": "is", "Indonesian": "id", "Italian": "it", "Japanese": "ja", "Kazakh": "kk",
    "Khmer": "km", "Korean": "ko", "Kurdish": "ku", "Lao": "lo", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Malay": "ms", "Mandarin": "cmn", "Mongolian": "mn", "Norwegian": "no", "Pashto": "ps",
    "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr",
    "Serbo-Croatian": "sh", "Slovak": "sk", "Slovene": "sl", "Slovenian": "sl", "Spanish": "es", "Swedish": "sv",
    "Tajik": "tg", "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Uyghur": "ug", "Uzbek": "uz",
    "Vietnamese": "vi", "Yiddish": "yi",
}  # fmt: skip
"""Name to the language subtag of BCP 47."""

RUSSIAN_LANGUAGE_STEMS = {
    "албанск": "sq",
    "английск": "en",
    "болгарск": "bg",
    "венгерск": "hu",
    "вьетнамск": "vi",
    "испанск": "es",
    "итальянск": "it",
    "китайск": "zh",
    "корейск": "ko",
    "монгольск": "mn",
    "немецк": "de",
    "польск": "pl",
    "румынск": "ro",
    "русск": "ru",
    "сербск": "sr",
    "украинск": "uk",
    "французск": "fr",
    "чешск": "cs",
    "японск": "ja",
}
"""The adjective without its ending (китайский, с китайского), to the language subtag of BCP 47."""
