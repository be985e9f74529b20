/** What the event the talk is about is called, where it is, and what is noted on it. */
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { About } from './follow-up.ts';
import type { Plan } from './known.ts';
import { call } from './known.ts';

export const named = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1);

/** "Call it Hot Yoga"; "no, with Tim" after "Lunch with Tina". */
export function planName(said: string, { focus, known }: About): Plan | null {
  const title =
    /^(?:(?:please|and|no|then|actually)[\s,]+)*(?:call|name|title|rename) (?:it|that|this) (?:to |as )?(.{1,200})$/i.exec(
      said,
    )?.[1] ??
    /^(?:no[\s,]+)?(?:it's|it is|it should be) (?:called|named|titled) (.{1,200})$/i.exec(said)?.[1];
  if (title !== undefined)
    return call('update_event', {
      event: focus.id,
      title: named(title.replace(/ instead$/i, '').replace(/^["“]|["”]$/g, '')),
    });
  const renamed =
    /^(?:(?:and|no|oh|actually|by the way)[\s,]+)*(?:it's|it is|that's|that is|this is) (?:the |an? |my )?(.{2,80}?)(?:,? (?:btw|by the way|actually))?[\s,.;]+(?:so |and )?(?:please |can you |could you )*(?:rename|call|change) (?:it|that)(?: (?:that|so|accordingly|please))*$/i.exec(
      said,
    )?.[1];
  if (renamed !== undefined)
    return call('update_event', {
      event: focus.id,
      title: named(renamed),
    });
  const changed =
    /^(?:(?:no|sorry|oh|wait)[\s,]+)*(?:it's|it is|i meant?|that's|that is|make (?:it|that)) (.{1,80}?),? (?:and )?not (.{1,80}?)(?:,? sorry)?$/i.exec(
      said,
    ) ??
    /^(?:(?:no|sorry|oh|wait)[\s,]+)*(.{1,80}?)[,!]+ not (?:the )?(.{1,80}?)(?: one)?$/i.exec(said) ??
    swapped(
      /^(?:(?:no|sorry|oh|wait)[\s,]+)*(?:it's |it is )?not (.{1,80}?)(?:,| but|, but) (?:it's |it is )?(.{1,80})$/i.exec(
        said,
      ),
    );
  const wrong = changed?.[2]?.trim() ?? '';
  const at = wrong === '' ? -1 : focus.title.toLowerCase().indexOf(wrong.toLowerCase());
  if (at >= 0 && changed?.[1] !== undefined) {
    const said = changed[1].trim();
    // "Not Ben, it's with Benedikta": the small word stands there already.
    const link = /^(?:with|for|at|in|to) /i.exec(said)?.[0] ?? '';
    const isThere = link !== '' && focus.title.slice(0, at).toLowerCase().endsWith(link.toLowerCase());
    const right = isThere ? said.slice(link.length) : said;
    const rest = focus.title.slice(at + wrong.length);
    // "Theory test, not the driving one": what follows was said again.
    const isWhole = rest.trim() !== '' && right.toLowerCase().endsWith(rest.trim().toLowerCase());
    const title = `${focus.title.slice(0, at)}${right}${isWhole ? '' : rest}`;
    return call('update_event', { event: focus.id, title: named(title) });
  }
  const other =
    /^(?:no|nope|sorry|wait|actually|i meant?)[\s,]+(?:it's |it is |i meant? )?with (\p{Lu}.{0,80})$/u.exec(
      said,
    )?.[1];
  const right =
    /^(?:(?:no|sorry|oh|wait|actually)[\s,]+)+(?:it|that|this) should (?:be|say|read) (?:called )?(.{2,60})$/i.exec(
      said,
    )?.[1];
  const isName =
    right !== undefined &&
    right.split(' ').length <= 4 &&
    !/^(?:enough|fine|ok(?:ay)?|good|all|it|there|the|on|at|in|for|\d|half|an?|one|two|three|earlier|later|gone|off)\b/i.test(
      right,
    );
  if (isName && readPhrase(`at ${right}`, readingNow(known.context)).pieces.length === 0)
    return call('update_event', { event: focus.id, title: named(right) });
  const who =
    /^(?:(?:[Nn]o|[Nn]ope|[Ss]orry|[Ww]ait|[Aa]ctually|[Oo]h|[Ii]t's|[Ii] meant?|[Ii] said|[Mm]ake (?:it|that))[\s,]+)+(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?:,? with (?:an? )?\S+)?$/u.exec(
      said,
    )?.[1];
  if (who !== undefined && / with \p{Lu}\S*$/u.test(focus.title))
    return call('update_event', {
      event: focus.id,
      title: focus.title.replace(/(?<= with )\p{Lu}\S*$/u, who),
    });
  if (other === undefined || !/ with \S/.test(focus.title)) return null;
  return call('update_event', { event: focus.id, title: focus.title.replace(/ with .*$/, ` with ${other}`) });
}

const swapped = (found: RegExpExecArray | null): string[] | null =>
  found === null ? null : [found[0], found[2] ?? '', found[1] ?? ''];

export function planPlace(said: string, { focus, known }: About): Plan | null {
  const bare = said.replace(/^(?:and|also|oh|by the way|no|sorry)[\s,]+/i, '');
  const place =
    /^(?:it's|it is|that's|we(?:'ll)? meet|we are meeting|meet(?:ing)?|it (?:takes place|happens)|(?:the )?(?:place|location|venue) is|(?:it's|it is) (?:held|happening))\s+(?:at|in)?\s*(.{2,120})$/i.exec(
      bare,
    )?.[1] ??
    /^(?:at|in) ((?:the |room |studio )?[\p{Lu}\p{N}].{1,100}|(?:room|the|my|our) (?!same|latest|moment|least)[^,.!?]{2,50})$/u.exec(
      bare,
    )?.[1];
  if (place === undefined || /^\d+$/.test(place)) return null;
  const { pieces } = readPhrase(bare, readingNow(known.context));
  if (firstPiece(pieces, 'day') ?? firstPiece(pieces, 'clock') ?? firstPiece(pieces, 'duration')) return null;
  if (!/\b(?:at|in|place|location|venue|meet)\b/i.test(bare)) return null;
  return call('update_event', { event: focus.id, place });
}

/** "Note: bring a towel", "put her knitting in the notes". */
export function planNoteOn(said: string, { focus }: About): Plan | null {
  const within =
    /^(?:(?:please|and|also)[\s,]+)*(?:put|add|write|note) (.{1,500}?) (?:in|into|to|under) (?:the|its) notes\b(.{0,500})$/is.exec(
      said,
    );
  if (within?.[1] !== undefined)
    return call('update_event', { event: focus.id, notes: `${within[1]}${within[2] ?? ''}` });
  const notes =
    /^(?:(?:please|and)[\s,]+)*(?:add |put |write )?(?:an? |the )?notes?(?: (?:to|on|for) (?:it|that|this))?\s*:\s*(.{1,2000})$/is.exec(
      said,
    )?.[1];
  return notes === undefined ? null : call('update_event', { event: focus.id, notes });
}
