// The page "/": the input is there already; a conversation that is going on is shown at once, anything else waits for the first message.
import { Chat } from './chat.js';

const chat = new Chat(document.querySelector('[data-chat]'));
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
