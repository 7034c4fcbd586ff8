"""What a table's columns are called where people read them; `tables.TABLES` says what they hold."""

HEADINGS = {
    # articles
    "doc_id": "article",
    "host": "found on",
    "published": "published (UTC)",
    "published_precision": "date known to the",
    "url": "address",
    "start": "from character",
    "end": "to character",
    "age_text": "age as printed",
    # audit, dropped, and what is summed up of them
    "format": "read as",
    "n_expected": "announced",
    "n_found": "found",
    "n_cut": "cut",
    "n_empty": "empty",
    "n_picture_only": "picture only",
    "n_other_language": "other language",
    "n_duplicate_ids": "same number",
    "n_unaccounted": "unaccounted for",
    "text_status": "text",
    "text_note": "why",
    "outlet_text": "outlet as written",
    "source_id": "export’s number",
    "published_text": "date as written",
    "n_chars": "characters",
    "n_kept_chars": "characters in articles",
    "n_metadata_chars": "characters of titles and names",
    "n_dropped_chars": "characters left out",
    "n_undated": "without a date",
    "n_dated": "with a date",
    "n_damaged_joints": "sentences run together",
    "warnings": "worth knowing",
    # sentences, stories, sentiment
    "sent_id": "sentence, from 0",
    "story_id": "story",
    "is_first": "first of its story",
    "n_copies": "articles",
    "n_words": "words",
    "n_scored": "words scored",
    "n_sentences": "sentences",
    # frames
    "exclude": "but not",
    "left": "before",
    "right": "after",
    "n_with": "with the frame",
    "rate_per_1000": "mentions per 1,000 words",
    "rate_low": "95% from",
    "rate_high": "to",
    "method": "interval",
    "n_patterns": "number of patterns",
    "n_mentions": "mentions",
    "n_alone": "articles by it alone",
    "frame_a": "frame",
    "frame_b": "with",
    "n_units": "units",
    "n_both": "with both",
    "expected": "by chance",
    # keyness
    "feature": "word",
    "n_target": "times in target",
    "n_reference": "times in others",
    "rate_target": "per 1,000 words of target",
    "rate_reference": "per 1,000 words of others",
    "log_ratio": "log2 ratio",
    "g2": "G2",
    "n_docs_target": "articles of target",
    "n_docs_reference": "articles of others",
    # words near and alike
    "n_near": "times near",
    "n_other": "times elsewhere",
    "log_dice": "log Dice",
    "n": "times",
    "n_docs": "articles",
    "shared": "neighbours shared",
    # groups and pairs
    "n_articles": "articles",
    "n_stories": "stories",
    "estimate": "mean",
    "low": "95% from",
    "high": "to",
    "group_a": "first",
    "group_b": "second",
    "n_a": "n first",
    "n_b": "n second",
    "effect_size": "Hedges’ g",
    "p_adjusted": "p, corrected",
    "copies": "copies counted",
}

# what stands for a value that is a name of the kit's own, by column
VALUES = {"copies": {"all": "every copy", "one_per_story": "one per story", "own": "credited ones left out"}}


def heading(column: str) -> str:
    """What a column is called; a name that is not known is read as words.

    >>> heading("n_articles"), heading("my_column")
    ('articles', 'my column')
    """
    return HEADINGS.get(column, column.replace("_", " "))
