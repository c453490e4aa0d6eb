// How Hindi sounds and what its words mean, put together from the words of ../words.py.

const HINDI = /(?![०-९])\p{Script=Devanagari}(?:(?![०-९])[\p{Script=Devanagari}\u200c\u200d])*/gu;
const PHRASE = 5; // words of the longest fixed phrase that is looked for
const DIGITS = "०१२३४५६७८९";

/** A Hindi text in Latin letters. */
function romanise(view, text) {
  const words = text.replace(HINDI, (word) => view.pair.words[word]?.[0] || word);
  return words.replace(/[०-९]/g, (digit) => DIGITS.indexOf(digit));
}

/** How a claim sounds, or "" where it is not Hindi or left out of the comparison. */
function romanOf(view, claim) {
  if (claim.lang !== "hi" || claim.role === "boilerplate") return "";
  claim.roman ??= romanise(view, claim.text);
  return claim.roman;
}

/** Under every Hindi claim its sound in Latin letters; drawn when first asked for. */
function drawRoman(view) {
  for (const side of ["a", "b"]) {
    for (const [n, element] of view.claims[side]) {
      const roman = romanOf(view, view.texts[side].get(n));
      if (roman && !element.querySelector(".roman")) {
        element.append(el("p", { class: "roman", lang: "hi-Latn" }, roman));
      }
    }
  }
}

/** While the Hindi is romanised, what the words of the selected claims mean, one after the other. */
function drawGlosses(view) {
  for (const old of view.root.querySelectorAll(".glosses")) old.remove();
  if (!view.roman) return;
  for (const { side, n } of view.current.claims) {
    const claim = view.texts[side].get(n);
    if (romanOf(view, claim)) view.claims[side].get(n).append(drawGloss(view, claim.text));
  }
}

/** Unknown words, names above all, stand there as they sound; function words are left out. */
function drawGloss(view, text) {
  const parts = listSenses(view, text).flatMap(([sound, meaning], at) => [
    at ? " · " : "",
    meaning || el("i", { lang: "hi-Latn" }, sound),
  ]);
  return el("p", { class: "glosses", lang: "en" }, el("span", {}, "Word by word: "), ...parts);
}

function listSenses(view, text) {
  const { words } = view.pair;
  const found = [...text.matchAll(new RegExp(`${HINDI.source}|[0-9०-९][0-9०-९,.]*`, "gu"))];
  const ends = found.map(({ index, 0: word }) => index + word.length);
  const senses = [];
  for (let at = 0; at < found.length; at += 1) {
    let last = Math.min(at + PHRASE, found.length) - 1;
    while (last > at && !Object.hasOwn(words, text.slice(found[at].index, ends[last]))) last -= 1;
    const sense = words[text.slice(found[at].index, ends[last])] ?? ["", romanise(view, found[at][0])];
    if (sense.length > 1) senses.push(sense);
    at = last;
  }
  return senses;
}
