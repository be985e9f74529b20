/**
 * The little of Markdown that an answer in a chat needs: paragraphs, line breaks, lists, bold and links.
 * Gives data, never HTML; what is not understood stays as it was written.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  /** Only http and https. */
  | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; isNumbered: boolean; items: Inline[][] };

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/;

export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const item = bullet.exec(line) ?? numbered.exec(line);
    const last = isOpen ? blocks.at(-1) : undefined;
    isOpen = true;
    if (item) {
      const isNumbered = numbered.test(line) && !bullet.test(line);
      const words = readInline(item[1] ?? '');
      if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push(words);
      else blocks.push({ kind: 'list', isNumbered, items: [words] });
      continue;
    }
    const title = heading.exec(line)?.[1];
    const words: Inline[] =
      title === undefined ? readInline(line.trim()) : [{ kind: 'bold', text: title.replaceAll('**', '') }];
    if (last?.kind === 'paragraph') last.lines.push(words);
    else blocks.push({ kind: 'paragraph', lines: [words] });
  }
  return blocks;
}

const inline =
  /\*\*([^\s*](?:[^*\n]{0,400}[^\s*])?)\*\*|\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]{1,2000})\)|(https?:\/\/[^\s<>"]{1,2000})/giu;

function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, bold, label, target, bare] = match;
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    at = match.index + whole.length;
    if (bold !== undefined) {
      parts.push({ kind: 'bold', text: bold });
      continue;
    }
    // A full stop after an address belongs to the sentence.
    const tail = bare === undefined ? '' : (/[.,;:!?)\]'"]+$/.exec(bare)?.[0] ?? '');
    const address = target ?? bare?.slice(0, bare.length - tail.length) ?? '';
    const href = webAddress(address);
    parts.push(
      href === null
        ? { kind: 'text', text: whole.slice(0, whole.length - tail.length) }
        : { kind: 'link', text: label ?? address, href },
    );
    if (tail !== '') parts.push({ kind: 'text', text: tail });
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // `https://bank.example@evil.example` is not what it looks like.
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
