// The page "/chat" inside the widget's frame. It learns from the embedding page whether it is seen, and tells it what is unread.
import { Chat } from './chat.js';

const root = document.querySelector('[data-chat]');
const chat = new Chat(root);
const embedded = window.parent !== window;
let host;
let shown = !embedded;

const tell = message => host && window.parent.postMessage(message, host);

chat.isSeen = () => shown && !document.hidden;
chat.onUnread = count => tell({ type: 'hamurabot:unread', count });

function show(focus) {
  shown = true;
  if (chat.hasConversation) chat.open();
  chat.countUnread();
  if (focus) chat.focus();
}

function hide() {
  shown = false;
  if (chat.hasConversation) chat.listen();
}

if (embedded) {
  // Only an origin named in frame-ancestors can be the parent.
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent) return;
    host = origin;
    if (data?.type === 'hamurabot:shown') show(data.focus);
    if (data?.type === 'hamurabot:hidden') hide();
  });
  const close = root.querySelector('[data-chat-close]');
  close.hidden = false;
  close.onclick = () => tell({ type: 'hamurabot:close' });
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !root.querySelector('dialog[open]')) tell({ type: 'hamurabot:close' });
  });
} else {
  show(false);
}

chat.begin();
