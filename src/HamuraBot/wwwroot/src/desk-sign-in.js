// Before the sign-in there is no news and nothing to do by keys; only passkeys need a script.
import './desk/passkeys.js';
