"""What a story is, in words of ours."""

from __future__ import annotations

from lib.corpus.stories import Story
from lib.model import Article
from lib.wording.summary import count, tell_sorts


def tell_days(story: Story) -> str:
    """`14 Mar 2024`, or from the first to the last day of publication."""
    if story.days is None:
        return "no date"
    first, last = story.days
    if first == last:
        return f"{last:%-d %b %Y}"
    if first.year == last.year:
        start = f"{first:%-d}" if first.month == last.month else f"{first:%-d %b}"
        return f"{start}–{last:%-d %b %Y}"
    return f"{first:%-d %b %Y}–{last:%-d %b %Y}"


def tell_story(story: Story) -> str:
    """How many articles, texts, outlets and disagreements, and when."""
    told = [
        count(len(story.articles), "article"),
        f"{count(len(story.texts), 'text')}",
        count(len(story.outlets), "outlet"),
        tell_days(story),
        f"{tell_sorts(story.disagreements, story.updates)}, pair by pair, at a first look",
    ]
    return " · ".join(told)


def tell_copies(story: Story) -> str:
    """How many carry a text that another carries as well; "" where none does."""
    folded = [text for text in story.texts if len(text) > 1]
    if not folded:
        return ""
    carriers = sum(len(text) for text in folded)
    texts = "one text" if len(folded) == 1 else f"{len(folded):,} texts"
    told = "it counts once" if len(folded) == 1 else "each counts once"
    return f"{carriers:,} articles carry {texts}: {told}, but for what one of them changed."


def tell_article(article: Article) -> str:
    """`Sample Times, 14 Mar 2024`."""
    day = f"{article.published:%-d %b %Y}" if article.published else "no date"
    return f"{article.source or 'no source'}, {day}"
