// The bar above the messages while a person is wanted or there: it stays, whatever is said meanwhile.

export class HandoffBar {
  #root;
  #words;
  #id;

  /** @param press sends what a button stands for, as if it stood under a message: `(said, shown)`. */
  constructor(root, words, press) {
    this.#root = root;
    this.#words = words;
    this.#part('note').onclick = ({ target }) => press('apply:handoff-note', target.textContent);
    this.#part('cancel').onclick = ({ target }) => press(`handoff-cancel:${this.#id}`, target.textContent);
  }

  /** How far the handoff has come; without one, the bar goes. */
  show({ id, status, position } = {}) {
    const isWaiting = status === 'waiting';
    this.#id = id;
    this.#root.hidden = !isWaiting && status !== 'with-officer';
    this.#part('note').hidden = this.#part('cancel').hidden = !isWaiting;
    this.#part('state').textContent = isWaiting ? this.#words.handoffWaiting.replace('{position}', position) : this.#words.handoffWithOfficer;
  }

  #part(name) {
    return this.#root.querySelector(`[data-chat-handoff-${name}]`);
  }
}
