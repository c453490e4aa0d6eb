"""Method: how Milaan decides, in plain words, and what it cannot do."""

from __future__ import annotations

import streamlit as st

from pages.parts.legend import show_legend

_READING = """
Milaan (मिलान, “matching, collating”) puts two news articles on one event side by side and marks
where they **cannot both be right**. It reads Hindi, English, or one of each. It does not judge who
is right, and it sends no text anywhere: all is computed on the machine that serves this page.

## From text to disagreement
1. **Claims.** Each article is cut into sentences. Headlines, datelines and the site's own lines
   (“Leave a Reply”, “यह भी पढ़ें”) are told apart; boilerplate is folded away and not compared.
2. **Mentions.** In each claim Milaan looks for names, organisations, offices, places, numbers,
   dates and words that deny or hedge, and works out what they stand for: “1.87 लाख” is 187,000.
3. **Links.** Every claim of A is compared with every claim of B. Rare words weigh more than common
   ones and small differences in spelling cost little. The best overall pairing is kept, in whatever
   order the articles tell the story; a claim that nothing answers stays alone.
   Two claims are *the same statement*, or share only *a part*, such as one toll: then the ribbon
   has a broken line, and neither counts as only in its article.
   Where days and places say that two articles tell **two events** of one kind, the page says so and
   compares nothing; only background that both tell of a third event is joined, as a part.
4. **Disagreements.** Only inside a pair, and only where both claims fill the same place with values
   of the same kind. Names are compared by sound: “व्लादिमीर” and “व्लादीमीर” are one man,
   “मिलर” and “मिलन” are two. Where two articles tell an event in words of their own, a **judge**
   weighs what speaks for one thing being meant: what is counted, where, when, and who says it. It
   was fitted on real pairs that editors have read, and tells what is more likely right than not.
   So are compared what was done and not done (signed, left without signing), how many (all, only
   two), from where to where and who did what to whom.
   A part beside its whole, an additional one, or what was so formerly is no disagreement.
5. **Updates.** A toll that may have grown between two articles is an *update*: told with the
   disagreements and counted apart, under a thin line. Where the days of both articles are known,
   the later one must tell more; where they are not, the reason says so. As of when each figure
   is stands in the reason: as its claim tells, else the day of its article.
6. **Variants** differ on the page and mean the same. They are underlined faintly and can be looked
   through, so that you can check what was judged harmless. **Unresolved** readings cannot be
   compared without more knowledge: “Monday” in an article with no date.

Each disagreement says **why** in one sentence, how **severe** it is (would a reader come away with
another story?) and how **sure** Milaan is. A missing detail is never a disagreement, nor is a less
precise value that contains the other.
"""

_LIMITS = """
- A flag is a reason to look, not a verdict. Milaan would rather miss one than invent one.
- It compares what is said in single sentences. A contradiction spread over a whole article, or one
  that needs knowledge of the world, is not found.
- A pronoun (“उन्होंने”, “he”) is not traced to the person it stands for.
- On real news it misses more than it tells: of the conflicts that editors find it tells about two
  in five, and one flag in six is wrong; on long or unlike articles one in three, and one flag
  in three.
- Two events of one kind are told apart by their days and places. Where an article is short or says
  neither, two accidents of one week look like one that is told differently.
- Two sentences that tell the same thing in quite different words may stay unpaired; they then show
  as *only in A* and *only in B*.
- Dates such as “next week” need the day on which the article appeared: as it was given, else as its
  dateline tells, which may have its year from the other article.
"""

# A line of text stays readable up to about eighty letters.
with st.container(width=760):
    st.title("How Milaan reads two articles", anchor=False)
    st.markdown(_READING)
    st.subheader("Signs")
    show_legend()
    st.subheader("Limits")
    st.markdown(_LIMITS)
