// Why two claims were paired: which words, names and numbers of one meet which of the other.

const MEETINGS = {
  same: "the same word",
  spelling: "the same, spelled differently",
  sound: "sounds the same",
  synonym: "another word for it",
  translation: "its translation",
  value: "the same thing",
};

function drawPairing(view, link) {
  const pieces = link.evidence ?? [];
  return el(
    "div",
    {},
    el("p", { class: "paired" }, describeLink(link), pieces.length ? " Both have:" : " By the meaning of the whole."),
    pieces.length > 0 && el("ul", { class: "evidence" }, ...pieces.map((piece) => drawMeeting(view, piece))),
  );
}

function drawMeeting(view, [kind, a, b]) {
  const [first, second] = [readPlace(view, "a", a), readPlace(view, "b", b)];
  const isSame = first.text === second.text;
  const english = [first, second].some(({ lang }) => lang === "en");
  const latin = english ? "" : view.pair.english[first.text];
  return el(
    "li",
    { title: MEETINGS[kind] },
    el("span", { lang: first.lang }, first.text),
    !isSame && [el("span", { class: "equals" }, "=", el("span", { class: "aloud" }, MEETINGS[kind])), el("span", { lang: second.lang }, second.text)],
    latin && el("span", { class: "latin", lang: "en" }, latin),
  );
}

/** What an article says at a place: claim, start, end. */
function readPlace(view, side, [n, start, end]) {
  const { text, lang } = view.texts[side].get(n);
  return { text: text.slice(start, end), lang };
}
