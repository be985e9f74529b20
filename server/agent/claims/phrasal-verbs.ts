/** Verbs whose meaning comes from a second word: "took it off", "rolled that back". Read as the plain verb. */

const between =
  '((?: (?:TITLE|DAY|PART|CLOCK|RANGE|it|that|this|those|these|them|both|all|one|ones|the|your|my|is|of|event|meeting|appointment|session|entry|booking|change|changes|whole|thing|class|last)){0,6})';

type Phrasal = { verb: RegExp; plain: string };

const phrasal = (verb: string, particle: string, plain: string): Phrasal => ({
  verb: new RegExp(
    `\\b(?:${verb})${between} (?:back )?(?:${particle})\\b(?! (?:to|by|for|until|a|an) )`,
    'g',
  ),
  plain,
});

const table: readonly Phrasal[] = [
  phrasal(
    'took|taken|cut|cross(?:ed)|knocked|pulled|lifted|rubbed|called|struck|cleared|dropped|wiped',
    'off|out|away',
    'removed',
  ),
  phrasal('take|cross|knock|pull|lift|rub|call|strike|clear|wipe', 'off|out|away', 'remove'),
  phrasal(
    'taking|crossing|knocking|pulling|lifting|calling|striking|clearing|wiping',
    'off|out|away',
    'removing',
  ),
  phrasal('rolled|put|brought|took|taken|turned|switched|changed|walked|gave|given|got', 'back', 'restored'),
  phrasal('roll|put|bring|take|turn|walk|get', 'back', 'restore'),
  phrasal('rolling|putting|bringing|taking|turning', 'back', 'restoring'),
];

export function withPhrasal(shape: string): string {
  if (!/\b(?:off|out|away|back|rid)\b/.test(shape)) return shape;
  let out = shape.replace(/\b(?:got|gotten) rid of\b/g, 'removed').replace(/\bget rid of\b/g, 'remove');
  for (const { verb, plain } of table) out = out.replace(verb, `${plain}$1`);
  return out;
}
