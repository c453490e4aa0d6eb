// What changes often, handed to the reader beside: see BOARD in component.js.

export default function ({ data }) {
  const board = (globalThis.milaanBoard ??= new EventTarget());
  const told = (board.told = { ...data });
  board.dispatchEvent(new Event("told"));
  // Streamlit may take back an earlier call after a later one.
  return () => {
    if (board.told === told) board.told = null;
  };
}
