// The page's own input. It is there from the first paint and stays: nothing that was typed has to move when Web Chat arrives.
import { draft } from './storage.js';

const LARGEST = 10; // files in one message

export class Composer {
  #form;
  #input;
  #picker;
  #list;
  #files = [];
  #words;

  /** Told `{ text, files }` when something is sent, and the text whenever it changes. */
  onSend = () => {};
  onType = () => {};

  constructor(root, words, prepared) {
    const part = name => root.querySelector(`[data-chat-${name}]`);
    [this.#form, this.#input, this.#picker, this.#list] = ['composer', 'input', 'file', 'files'].map(part);
    this.#words = words;
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', event => this.#key(event));
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    part('attach').onclick = () => this.#picker.click();
    this.#picker.onchange = () => this.#attach([...this.#picker.files]);
    this.#input.addEventListener('paste', event => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.#attach(files);
    });
    this.#input.value ||= draft.get() || prepared || '';
    this.#fit();
  }

  /** What was typed before the script had come, and sent: Enter stands at its end. */
  begin() {
    if (!/\S\n+$/.test(this.#input.value)) return;
    this.#input.value = this.#input.value.trimEnd();
    this.#send();
  }

  get isEmpty() {
    return !this.#input.value;
  }

  focus() {
    this.#input.focus();
  }

  clear() {
    this.#input.value = '';
    this.#files = [];
    this.#show();
    this.#typed();
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const said = { text: this.#input.value.trim(), files: this.#files };
    if (!said.text && !said.files.length) return;
    this.clear();
    this.onSend(said);
    this.#input.focus();
  }

  #typed() {
    draft.set(this.#input.value || null);
    this.#fit();
    this.onType(this.#input.value);
  }

  /** As high as what is typed, within what the style allows. */
  #fit() {
    this.#input.rows = Math.min(6, this.#input.value.split('\n').length);
  }

  #attach(files) {
    this.#files = [...this.#files, ...files].slice(0, LARGEST);
    this.#picker.value = '';
    this.#show();
    this.#input.focus();
  }

  #show() {
    this.#list.replaceChildren(
      ...this.#files.map(file => {
        const item = document.createElement('li');
        const remove = document.createElement('button');
        Object.assign(remove, { type: 'button', className: 'button-quiet', textContent: `${file.name} ✕` });
        remove.setAttribute('aria-label', this.#words.removeFile.replace('{name}', file.name));
        remove.onclick = () => {
          this.#files = this.#files.filter(other => other !== file);
          this.#show();
        };
        item.append(remove);
        return item;
      })
    );
  }
}
