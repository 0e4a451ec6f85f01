// htmx without what the page's policy forbids, and where its extensions look for it.
import htmx from 'htmx.org';

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;
window.htmx = htmx;
