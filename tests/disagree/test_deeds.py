"""One deed told as done and as not done, in the words of either language, and what is none."""

from __future__ import annotations

import pytest

from lib.collation.collate import read_article
from lib.disagree.slots.passage import make_pair
from lib.disagree.words.clash import Sort, WordClash, judge_words
from lib.disagree.words.find import find_word_clashes, read_words
from lib.links.score import compare_sides
from lib.model import Article

TOLD = 0.5


def find(a: str, b: str, sort: Sort = "deed") -> list[WordClash]:
    """The clashes of one sort between two claims that are sure enough to be told."""
    comparison = compare_sides(read_article(Article("a", a)), read_article(Article("b", b)))
    pair = make_pair(comparison, [0], [0], float(comparison.scores[0, 0]))
    clashes = find_word_clashes(pair, read_words(pair.a), read_words(pair.b))
    return [each for each in clashes if each.sort == sort and judge_words(pair, each) >= TOLD]


@pytest.mark.parametrize(
    ("done", "undone"),
    [
        (
            "The ports of Pelm and Ostvik signed a pact on towing on Friday.",
            "Envoys of Pelm and Ostvik left the talks on towing without signing any pact.",
        ),
        (
            "The dockers agreed to the new roster on Monday.",
            "The dockers refused to agree to the new roster on Monday.",
        ),
        ("शव का पोस्टमार्टम दो डॉक्टरों ने किया।", "शव का पोस्टमार्टम नहीं कराया गया।"),
        (
            "Police found evidence of arson at the mill in Kolar.",
            "मिल में पुलिस को आगजनी का कोई सबूत नहीं मिला।",
        ),
        (
            "कोलार बांध पर दोनों राज्यों में सहमति बन गई।",
            "The two states reached no agreement on the Kolar dam.",
        ),
        ("The mayor has resigned.", "महापौर ने इस्तीफा देने से इनकार कर दिया।"),
        ("अदालत ने बिल्डर की अपील मंजूर कर ली।", "The court rejected the builder's appeal."),
        ("नाव का पंजीकरण मार्च में कराया गया था।", "नाव बिना पंजीकरण के चल रही थी।"),
        ("The regatta at Pelm was held on Sunday.", "पेल्म की रेगाटा रविवार को रद्द कर दी गई।"),
        ("फर्म इस साल लाभांश देगी।", "The firm will not pay a dividend this year."),
        (
            "The mayor of Pelm signed the contract for the quay in May.",
            "The mayor of Pelm said she had not signed the contract for the quay.",
        ),
    ],
)
def test_a_deed_done_clashes_with_one_not_done(done: str, undone: str) -> None:
    assert {clash.values for clash in find(done, undone)} == {("done", "undone")}
    assert {clash.values for clash in find(undone, done)} == {("undone", "done")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "Police arrested the owner of the mill.",
            "No fishermen were arrested at the harbour, police said.",
            id="others",
        ),
        pytest.param(
            "The fire at the mill damaged the roof.",
            "The fire at the mill caused no damage to the boats.",
            id="another thing",
        ),
        pytest.param(
            "पुलिस ने चोर को गिरफ्तार किया।",
            "पुलिस मिल मालिक को गिरफ्तार नहीं कर सकी।",
            id="another person",
        ),
        pytest.param(
            "Divers did not recover the anchor.",
            "Divers recovered the bell of the ship.",
            id="another find",
        ),
        pytest.param(
            "Villagers demanded the arrest of the mill owner in Kolar.",
            "कोलार में मिल के मालिक को गिरफ्तार नहीं किया गया है।",
            id="a demand",
        ),
        pytest.param(
            "ग्रामीणों ने मिल मालिक की गिरफ्तारी की मांग की।",
            "मिल मालिक की गिरफ्तारी नहीं हुई।",
            id="a demand in Hindi",
        ),
        pytest.param(
            "The council will sign the contract for the bridge in May.",
            "The council has not signed the contract for the bridge.",
            id="a plan",
        ),
        pytest.param(
            "If the council refuses to sign the contract, the bridge will wait.",
            "The council signed the contract for the bridge.",
            id="a condition",
        ),
        pytest.param(
            "The mayor may not resign over the flood, aides said.",
            "The mayor was asked to resign over the flood.",
            id="a possibility",
        ),
        pytest.param(
            "The union signed the roster, but the foremen have not signed the roster.",
            "The foremen have not signed the roster.",
            id="told already",
        ),
        pytest.param(
            "महापौर ने इस्तीफा नहीं दिया।", "महापौर ने इस्तीफा देने से इनकार कर दिया।", id="both not"
        ),
        pytest.param(
            "The two states have not reached an agreement on the dam.",
            "दोनों राज्यों में बांध पर सहमति नहीं बनी।",
            id="both not, across",
        ),
        pytest.param(
            "The committee stopped paying pensions to divers in May.",
            "The committee paid pensions to divers in April.",
            id="no longer",
        ),
        pytest.param(
            "No casualties were reported at the mill.",
            "Four people were injured at the mill.",
            id="hurt and dead",
        ),
        pytest.param(
            "The envoy denied that he had signed the pact.",
            "The envoy has not signed the pact.",
            id="what is denied is not told as done",
        ),
        pytest.param(
            "The mayor of Pelm attended the opening of the quay.",
            "The bishop did not attend the opening of the quay in Pelm.",
            id="another who did it",
        ),
        pytest.param(
            "The council granted permission for a light show at the quay on Sunday.",
            "No permission was granted for lorries on the old bridge, the council said.",
            id="another thing",
        ),
        pytest.param(
            "The two ports agreed on hours for the towing crews.",
            "There was no agreement on the salaries of the pilots at the two ports.",
            id="another matter",
        ),
    ],
)
def test_what_can_both_hold_is_left_alone(a: str, b: str) -> None:
    assert find(a, b) == []
    assert find(b, a) == []


@pytest.mark.parametrize(
    ("undone", "later"),
    [
        ("The bodies of the two workers are yet to be identified.", "b"),
        ("The bodies of the two workers were not identified.", ""),
        ("अब तक दोनों मजदूरों के शवों की पहचान नहीं हुई है।", "b"),
    ],
)
def test_what_is_not_done_yet_may_be_done_later(undone: str, later: str) -> None:
    clashes = find(undone, "The bodies of the two workers have been identified.")
    assert {clash.later for clash in clashes} == {later}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "All hostels in Pelm must be cleared by Friday.",
            "Only two hostels in Pelm must be cleared by Friday.",
        ),
        (
            "प्रशासन ने पेल्म के सभी छात्रावास बंद कर दिए।",
            "प्रशासन ने पेल्म के सिर्फ दो छात्रावास बंद किए।",
        ),
        (
            "All six boats of the fleet sank off Pelm.",
            "Two of the six boats of the fleet sank off Pelm.",
        ),
        ("सभी नावें डूब गईं।", "छह में से दो नावें डूब गईं।"),
        ("All lectures in Pelm were cancelled.", "Only a few lectures in Pelm were called off."),
    ],
)
def test_all_clashes_with_a_number_of_them(a: str, b: str) -> None:
    assert [clash.kind for clash in find(a, b, "share")] == ["number"]
    assert [clash.kind for clash in find(b, a, "share")] == ["number"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Only two hostels in Pelm are open.", "Most hostels in Pelm are open."),
        ("All six boats came back to Pelm.", "Only two nets were torn at Pelm."),
        ("All six boats came back to Pelm.", "All of the boats came back to Pelm."),
    ],
)
def test_a_number_that_may_be_so_many_is_left_alone(a: str, b: str) -> None:
    assert find(a, b, "share") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Officials in Pelm confirmed a trawler cut the cable.",
            "Officials in Pelm suspect a trawler cut the cable.",
        ),
        (
            "पेल्म के अधिकारियों ने पुष्टि की है कि केबल एक ट्रॉलर से कटी।",
            "Officials in Pelm suspect a trawler cut the cable.",
        ),
    ],
)
def test_what_is_confirmed_here_is_suspected_there(a: str, b: str) -> None:
    (clash,) = find(a, b, "stance")
    assert clash.evidence["is_doubt"] == 1.0
