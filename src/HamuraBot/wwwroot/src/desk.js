// The officers' pages work without any of this; with it they keep themselves up to date.
import './desk/htmx.js';
import 'htmx-ext-sse';
import './desk/feed.js';
import './desk/shortcuts.js';
import './desk/alerts.js';
import './desk/conversations.js';
import './desk/composer.js';
import './desk/passkeys.js';
import './desk/copy.js';
import './desk/door.js';
import './desk/days.js';
import './desk/kept.js';
