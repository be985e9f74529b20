/** Words of messages and pages that are about the message, and names without the words around them. */

const aboutMessage =
  /\bwrote:?\s*$|^(?:sent|posted|published|updated|last (?:updated|modified)|received|copyright|©|date:|forwarded|created|edited|subscribe|unsubscribe|terms|privacy)\b|\b(?:all rights reserved|unsubscribe|min read|ago)\b/i;

/** `On Fri, 20 Nov 2026 at 9:12, Ann wrote:`, `Posted yesterday`: a time, but of the message. */
export function isAboutTheMessage(text: string): boolean {
  return aboutMessage.test(text.slice(0, 300));
}

const openings: readonly RegExp[] = [
  /^(?:re|fwd?|aw|wg)\s*:\s*/i,
  /^(?:hi|hello|hey|dear|hallo|liebe[rs]?)\b[^,!.]{0,40}[,!.]\s*/i,
  /^(?:invitation|updated invitation|reminder|invite|save the date|einladung)\s*:\s*/i,
  /^(?:please\s+)?(?:join us|come|let's|let us|we'll|we will|you are|you're)\s+(?:(?:cordially\s+)?invited\s+)?(?:to\s+|for\s+|have\s+|meet\s+for\s+|do\s+)?(?:our\s+|the\s+|a\s+|an\s+)?/i,
  /^(?:the|our|a|an)\s+(?=\p{L})/iu,
  /^your\s+(?=\p{L})/iu,
];
const endings =
  /\s*(?:\b(?:will|is going to)\s+(?:take place|be held|happen|start|begin)\b|\b(?:takes place|is held|is (?:confirmed|scheduled|planned|booked)|has been (?:confirmed|scheduled|booked)|starts|begins|is|will be)\s*$|\s[|–—-]\s(?:gmail|outlook|eventbrite|meetup|facebook|linkedin|luma|google search).*$).*$/i;

/** What stands before a time and names nothing. */
const nameless =
  /^(?:at|on|from|to|until|by|and|or|am|pm|when|date|time|is|see you|doors?(?: open)?|show|starts?|begins?|opens?|einlass|beginn)\W*$/i;

/** `Open house | City of Springfield`: the site is not part of the name. */
export function nameOfPage(title: string): string {
  const [name = ''] = title.slice(0, 400).split(/\s+[|–—·-]\s+/);
  return name.length >= 3 ? name : title;
}

/** A name to put on a calendar; null when nothing is left that names something. */
export function plainTitle(words: string): string | null {
  let title = words.slice(0, 400).replace(/\s+/g, ' ').trim();
  for (const opening of openings) title = title.replace(opening, '');
  title = title
    .replace(endings, '')
    .replace(/^[\s,;:–—|*•·-]+|[\s,;:–—|*•·-]+$/g, '')
    .slice(0, 200);
  if (!/\p{L}{2}|\p{Extended_Pictographic}/u.test(title)) return null;
  if (nameless.test(title)) return null;
  return title.charAt(0).toUpperCase() + title.slice(1);
}
