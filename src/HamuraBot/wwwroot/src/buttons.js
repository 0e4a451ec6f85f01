// The buttons under the bot's messages: what they look like by what they do, and that one press is one message. Once the visitor has gone
// on, buttons above are gone: what they answered has been answered.
import { element } from './element.js';

const ANSWERED_WITHIN = 10_000; // ms; then a button may be pressed again, whatever became of the message

const isApplication = ({ text, value }) => /^(apply|seminar-sign-up):/.test(text ?? value);

export class Buttons {
  #root;
  #settings;
  #open = new Set();
  #pressedAt = new WeakMap();
  #send;

  /** @param send `{ say(text), press(value, shown) }` */
  constructor(root, settings, send) {
    this.#root = root;
    this.#settings = settings;
    this.#send = send;
    root.addEventListener('click', event => this.#once(event), true);
    root.addEventListener('click', event => this.#pressed(event));
  }

  /** Each message of the conversation in order, of either side. */
  arrived(activity) {
    if (activity.from?.role === 'user') this.close();
    else if (activity.suggestedActions?.actions?.length) this.#open.add(activity.id);
    this.#pressedAt = new WeakMap();
  }

  close() {
    this.#open.clear();
    for (const shown of this.#root.querySelectorAll('[data-buttons]')) shown.hidden = true;
  }

  draw(activity) {
    const actions = activity.suggestedActions?.actions ?? [];
    if (!actions.length || activity.from?.role === 'user') return null;
    const { words } = this.#settings;
    const main = actions.findIndex(isApplication);
    return element(
      'div',
      { className: 'buttons', role: 'group', 'aria-label': words.choices, 'data-buttons': '', hidden: !this.#open.has(activity.id) },
      ...actions.map((action, i) => this.#button(action, this.#look(action, activity.channelData?.hamura?.prompt?.kind === 'confirm' ? i === 0 : i === main)))
    );
  }

  #button(action, className) {
    const { title, type, value } = action;
    if (type === 'openUrl') return /^https?:/.test(value) && element('a', { className, href: value, target: '_blank', rel: 'noopener noreferrer' }, title);
    return element('button', { className, type: 'button', 'data-press': JSON.stringify(action) }, title);
  }

  #look(action, isMain) {
    if (this.#settings.person.includes(action.title)) return 'button-person';
    if (isMain) return isApplication(action) ? 'button-apply' : 'button-main';
    return isApplication(action) ? 'button-apply button-second' : 'button-topic';
  }

  #pressed({ target }) {
    const button = target.closest('[data-press]');
    if (!button || button.closest('[hidden]')) return;
    const { type, title, text, value, displayText } = JSON.parse(button.dataset.press);
    this.close();
    if (type === 'messageBack') this.#send.press(value ?? text, displayText ?? title, text);
    else this.#send.say(String(value ?? title));
  }

  /** A double click, or a second press while the first one is on its way, does nothing: not here, and not on a card. */
  #once(event) {
    const button = event.target.closest('button, [role=button]');
    if (!button || button.closest('summary, details')) return;
    const before = this.#pressedAt.get(button);
    if (before !== undefined && performance.now() - before < ANSWERED_WITHIN) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (button.closest('[data-buttons], .ac-adaptiveCard')) this.#pressedAt.set(button, performance.now());
  }
}
