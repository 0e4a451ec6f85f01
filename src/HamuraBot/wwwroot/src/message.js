// How a message looks: who says it, the answer's first line, how it stands, its source folded away, and its buttons.
import { withKeyboards } from './card.js';
import { element } from './element.js';
import { isOfficer } from './officer.js';
import { blocks, escape } from './text.js';

const speakerOf = ({ from }) => (from?.role === 'user' ? 'visitor' : isOfficer({ from }) ? 'officer' : 'bot');

const marksOf = activity => activity.channelData?.hamura ?? {};

/** Web Chat's middleware. `settings` are the page's; `buttons` draws those under a message. */
export function look(settings, buttons) {
  const { words, locale, source } = settings;
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Tokyo', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale.startsWith('ja') ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const standings = {
    current: () => words.answerCurrent,
    unconfirmed: () => words.answerUnconfirmed,
    expired: ({ validTo }) => validTo && words.answerExpired.replace('{date}', day.format(new Date(validTo)))
  };

  const standing = answer => {
    const word = standings[answer.status]?.(answer);
    return word ? `<p class="standing"><span class="status" data-status="${answer.status}">${escape(word)}</span></p>` : '';
  };

  function html(activity) {
    const { answers = [], prompt } = marksOf(activity);
    const isBot = speakerOf(activity) === 'bot';
    const all = blocks(activity.text, isBot && activity.textFormat !== 'plain');
    const isSource = ({ text }) => isBot && source.some(prefix => text.startsWith(prefix));
    const said = all.filter(block => !isSource(block));
    const sources = all.filter(isSource);
    // Each of several answers begins with its name; what stands beside a single one belongs to it.
    const begins = answers.length === 1 ? [0] : said.flatMap(({ text }, i) => (text.startsWith('**') ? [i] : []));
    const told = said.map(({ html: block }, i) => {
      const answer = begins.length === answers.length && answers[begins.indexOf(i)];
      return answer ? `<div class="answered">${block}</div>${standing(answer)}` : block;
    });
    const progress = prompt?.of ? `<progress max="${Number(prompt.of)}" value="${Number(prompt.step)}" aria-hidden="true"></progress>` : '';
    const folded = sources.length
      ? `<details class="source"><summary>${escape(words.sources)}</summary>${sources.map(({ html: block }) => block).join('')}</details>`
      : '';
    return progress + told.join('') + folded;
  }

  function head(activity) {
    const speaker = speakerOf(activity);
    const at = activity.timestamp ? time.format(new Date(activity.timestamp)) : '';
    if (speaker === 'visitor') return element('div', { className: 'speaker' }, element('span', {}, words.you), element('span', {}, at));
    const name = speaker === 'officer' ? activity.from.name || words.officerMark : words.automaticReply;
    return element(
      'div',
      { className: 'speaker' },
      element('span', { className: 'mark', 'aria-hidden': true }, speaker === 'officer' ? [...name][0] : words.botMark),
      element('span', { className: 'name' }, name),
      speaker === 'officer' && element('span', { className: 'officer-mark' }, words.officerMark),
      element('span', {}, at)
    );
  }

  return {
    attachmentMiddleware:
      () =>
      next =>
      (...args) => {
        const [{ activity, attachment }] = args;
        if (attachment?.contentType === 'application/vnd.microsoft.card.adaptive') return withKeyboards(next(...args), attachment.content);
        if (!attachment?.contentType?.startsWith('text/') || typeof attachment.content !== 'string' || attachment.contentUrl) return next(...args);
        return element('div', { className: 'said', dangerouslySetInnerHTML: { __html: html({ ...activity, text: attachment.content }) } });
      },
    activityMiddleware:
      () =>
      next =>
      (...setup) => {
        const render = next(...setup);
        const { activity } = setup[0] ?? {};
        if (!render || activity?.type !== 'message') return render;
        return (...args) => element('div', { className: `message from-${speakerOf(activity)}`, 'data-message': activity.id }, head(activity), render(...args), buttons(activity));
      },
    // Each message has its time at the top; below stands only what is still on its way, or did not arrive.
    activityStatusMiddleware:
      () =>
      next =>
      (...args) =>
        args[0].sendState === 'sent' ? false : next(...args)
  };
}
