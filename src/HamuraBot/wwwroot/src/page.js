// The page "/": the input is there already; a conversation that is going on is shown at once, anything else waits for the first message.
import { Chat } from './chat.js';

const SETTLE = 500; // ms; an answer may come in several messages

const chat = new Chat(document.querySelector('[data-chat]'));

// The seminars beside the chat are as they are after a sign-up in it.
let renewal;
chat.onSeats = () => {
  clearTimeout(renewal);
  renewal = setTimeout(renewSeminars, SETTLE);
};

async function renewSeminars() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.aside .seminar-rows');
  if (fresh) document.querySelector('.aside .seminar-rows')?.replaceWith(document.adoptNode(fresh));
}

if (chat.hasConversation) chat.open();
chat.begin();
// On a phone the keyboard would cover the page.
if (matchMedia('(min-width: 60rem) and (pointer: fine)').matches && document.activeElement === document.body) chat.focus();

// A menu is asked for in the chat; opened in another tab, it is a page.
for (const link of document.querySelectorAll('a[data-chat-ask]'))
  link.onclick = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.hash = '#chat';
    chat.ask(link.dataset.chatAsk);
  };
