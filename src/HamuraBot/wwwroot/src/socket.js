// One WebSocket of a conversation, from its opening to its loss.

export const OPEN_WITHIN = 4_000; // ms; a proxy that swallows WebSockets may never answer
const BEAT_EVERY = 20_000; // ms; keeps idle proxies from closing the socket
const SILENT_FOR = 60_000; // ms; the server says something at least every 25 s

export class Socket {
  #socket;
  #heard = performance.now();
  #opened = false;
  #settle;
  #opening = setTimeout(() => this.#opened || this.close(), OPEN_WITHIN);
  #beating = setInterval(() => (this.isSilent ? this.close() : this.#opened && this.#socket.send('')), BEAT_EVERY);

  /** Settles when the socket is lost; true if it had opened. */
  lost = new Promise(settle => (this.#settle = settle));

  constructor(url, onActivities) {
    this.#socket = new WebSocket(url);
    this.#socket.onopen = () => (this.#opened = true);
    this.#socket.onclose = () => this.close();
    this.#socket.onmessage = ({ data }) => {
      this.#heard = performance.now();
      if (data) onActivities(JSON.parse(data));
    };
  }

  /** A socket that slept with the computer looks open and says nothing. */
  get isSilent() {
    return performance.now() - this.#heard > SILENT_FOR;
  }

  close() {
    clearTimeout(this.#opening);
    clearInterval(this.#beating);
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#settle(this.#opened);
  }
}
