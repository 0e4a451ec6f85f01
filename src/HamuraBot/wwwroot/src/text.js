// What is said, as HTML: a line is a line, a list is a list, an address is a link that ends where it ends. Everything else is escaped,
// and nothing here throws: Web Chat goes down with whatever draws a message.

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const STROKE = /\\([\\`*_[\]<>#|~&!])/g; // the bot writes one before what a visitor typed and Markdown would take for its own
const ADDRESS = String.raw`https?:\/\/(?:\\[_~&!#*[\]|]|[\w\-.~:/?#@!$&'()*+,;=%[\]])+`;
const RICH = new RegExp(String.raw`<(?<bracketed>https?:\/\/[^>\s]+)>|\[(?<label>[^\]]+)\]\((?<target>https?:\/\/[^)\s]+)\)|\*\*(?<bold>.+?)\*\*|(?<bare>${ADDRESS})|(?<phone>\+?\d{1,4}(?:-\d{2,4}){1,2}-\d{3,4})(?![-\d])`, 'g');
const PLAIN = new RegExp(`(?<bare>${ADDRESS})`, 'g');

export const escape = text => text.replace(/[&<>"']/g, found => ENTITIES[found]);

const unstroked = text => text.replace(STROKE, '$1');

const link = (address, label = address) => `<a href="${escape(address)}" target="_blank" rel="noopener noreferrer">${escape(label)}</a>`;

/** A full stop or a bracket behind an address belongs to the sentence, unless the bracket was opened in the address. */
function split(address) {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1];
    const opened = { ')': '(', ']': '[' }[last];
    const isOver = opened ? !address.slice(0, end - 1).includes(opened) : ".,;:!?'*".includes(last);
    if (!isOver) break;
  }
  return [address.slice(0, end), address.slice(end)];
}

/** One line. `isRich`: with the bot's own marks; else just as somebody typed it. */
export function line(text, isRich) {
  const plain = isRich ? unstroked : same => same;
  let done = 0;
  let html = '';
  for (const found of text.matchAll(isRich ? RICH : PLAIN)) {
    const { bracketed, label, target, bold, bare, phone } = found.groups;
    html += escape(plain(text.slice(done, found.index)));
    done = found.index + found[0].length;
    if (bold) html += `<strong>${line(bold, isRich)}</strong>`;
    else if (bracketed) html += link(bracketed);
    else if (phone) html += `<a class="number" href="tel:${phone}">${phone}</a>`;
    else if (target) html += link(target, unstroked(label));
    else {
      const [address, rest] = split(plain(bare));
      html += link(address) + escape(rest);
    }
  }
  return html + escape(plain(text.slice(done)));
}

const ENTRY = /^\s*[-*] +(.+)$/;
const NUMBERED = /^\s*(\d{1,3})\. +(.+)$/;

/** A paragraph: lines, and lists where two or more lines in order are entries of one. "2026. 12月" alone is no list. */
function paragraph(lines, isRich) {
  const parts = [];
  for (const text of lines) {
    const entry = isRich && ENTRY.exec(text);
    const numbered = isRich && NUMBERED.exec(text);
    const last = parts.at(-1);
    if (entry) last?.tag === 'ul' ? last.items.push(entry[1]) : parts.push({ tag: 'ul', items: [entry[1]] });
    else if (numbered && last?.tag === 'ol' && Number(numbered[1]) === last.from + last.items.length) last.items.push(numbered[2]);
    else if (numbered) parts.push({ tag: 'ol', from: Number(numbered[1]), items: [numbered[2]], first: text });
    else if (last?.tag === 'p') last.items.push(text);
    else parts.push({ tag: 'p', items: [text] });
  }
  return parts.map(({ tag, items, from, first }) => {
    if (tag === 'p' || (tag === 'ol' && items.length === 1)) return `<p>${(first ? [first] : items).map(text => line(text, isRich)).join('<br>')}</p>`;
    const list = items.map(text => `<li>${line(text, isRich)}</li>`).join('');
    return tag === 'ul' ? `<ul>${list}</ul>` : `<ol start="${from}">${list}</ol>`;
  });
}

/** The message's blocks in order, each `{ text, html }`. */
export const blocks = (text, isRich = true) =>
  String(text ?? '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .filter(block => block.trim())
    .map(block => ({ text: block, html: paragraph(block.split('\n'), isRich).join('') }));

/** For Web Chat: what stands on its cards, and what its screen reader text is made of. */
export const renderMarkdown = text => blocks(text).map(({ html }) => html).join('');
