// Where the transcript stands. After a question the visitor's own message is at the top, so that the answer's first line is seen; what is
// longer is cut at the bottom. What comes later is brought into view unless the visitor reads above: then it is announced.
// Web Chat's own scrolling is out of work: its box grows with what is in it, and the page's box around it scrolls.

const MARGIN = 8; // px above what stands at the top
const NEAR = 48; // px from the end that still count as the end

export class Transcript {
  #box;
  #pill;
  #words;
  #goal = () => this.#box.scrollHeight;
  #turn;
  #missed = 0;

  constructor(box, pill, words) {
    [this.#box, this.#pill, this.#words] = [box, pill, words];
    const settle = () => this.#settle();
    new MutationObserver(settle).observe(box, { childList: true, subtree: true, characterData: true });
    new ResizeObserver(settle).observe(box);
    box.addEventListener('load', settle, true);
    for (const gesture of ['wheel', 'touchmove', 'pointerdown', 'keydown']) box.addEventListener(gesture, () => this.#release(), { passive: true });
    box.addEventListener('scroll', () => this.#isAtEnd && this.#seen(), { passive: true });
    pill.onclick = () => {
      this.#aim(() => this.#box.scrollHeight);
      this.#seen();
    };
  }

  /** The visitor has said something: from here on it stands at the top. */
  asked() {
    this.#turn = undefined;
    this.#aim(() => this.#topOf([...this.#box.querySelectorAll('.from-visitor')].at(-1)) ?? this.#box.scrollHeight);
  }

  /** A message of the bot or of an officer, that was not there before. */
  came({ id, replyTo }) {
    const isOfSameTurn = replyTo && (this.#turn ??= replyTo) === replyTo;
    if (!this.#goal && !this.#isAtEnd) this.#announce();
    else if (!isOfSameTurn) this.#aim(() => this.#intoView(this.#box.querySelector(`[data-message="${CSS.escape(id)}"]`)));
  }

  #aim(goal) {
    this.#goal = goal;
    this.#settle();
  }

  #settle() {
    const top = this.#goal?.();
    if (top != null) this.#box.scrollTop = top;
  }

  /** The visitor scrolls, and stays where that leads. */
  #release() {
    this.#goal = undefined;
  }

  #topOf(shown) {
    return shown && shown.getBoundingClientRect().top - this.#box.getBoundingClientRect().top + this.#box.scrollTop - MARGIN;
  }

  /** Its end, unless that would cut its first line. */
  #intoView(shown) {
    const top = this.#topOf(shown);
    return top == null ? top : Math.max(Math.min(top, top + shown.offsetHeight + 2 * MARGIN - this.#box.clientHeight), 0);
  }

  get #isAtEnd() {
    return this.#box.scrollHeight - this.#box.clientHeight - this.#box.scrollTop < NEAR;
  }

  #announce() {
    this.#missed++;
    this.#pill.textContent = `${this.#words.newMessages} ${this.#missed}`;
    this.#pill.hidden = false;
  }

  #seen() {
    this.#missed = 0;
    this.#pill.hidden = true;
  }
}
