// The page "/": the chat opens on the first click, or at once where a conversation is already going on.
import { Chat } from './chat.js';

const root = document.querySelector('[data-chat]');
root.hidden = false;
const chat = new Chat(root);
if (chat.hasConversation) chat.open();
