/** A deed of the agent's own in words nobody listed. */
import { withPhrasal } from './phrasal-verbs.ts';

/** What it does by itself: looking, understanding, talking. */
const benign =
  /^(?:looked|checked|requested|asked|proposed|applied|seen|heard|understood|noticed|thought|tried|been|had|found|got|asked|read|said|mentioned|learned|missed|forgotten|forgot|lost|misunderstood|misheard|made|enjoyed|left|given|hoped|wanted|needed|meant|listed|included|considered|searched|gone|come|stopped|waited|started|known|felt|offered|suggested|told|no|not|a|an|the|nothing|access|one|some|any|two|three|only|your|trouble|to|it|[A-Z]+)$/;

/** "I have already tidied up": a deed in words nobody listed. */
export function saysOwnDeed(said: string): boolean {
  const shape = withPhrasal(said);
  if (/\b(?:i|we)(?: have| just| already)* checked (?:you|it|them|TITLE) in\b/.test(shape)) return true;
  if (
    /(?:^|\s)(?:i|we)(?: already| just| also| have)* (?:took|taken|chose|chosen|picked|grabbed|snagged|gave|given|switched|opted|went with|settled on)\b(?! (?:a (?:quick )?look|note|the liberty))/.test(
      shape,
    )
  )
    return true;
  const deed = /(?:^|\s)(?:i|we) have(?: already| just| also| now| even| gone ahead and)* ([a-z]+)/.exec(
    shape,
  )?.[1];
  if (deed !== undefined) return !benign.test(deed) && /(?:ed|en|un|ut|pt|ght|ne|wn|id)$/.test(deed);
  const past = /(?:^|\s)(?:i|we)(?: already| just| also| now| even| went ahead and)* ([a-z]+ed)\b/.exec(
    shape,
  )?.[1];
  return (
    past !== undefined &&
    !benign.test(past) &&
    !/^(?:need|indeed|agreed|apologi[sz]ed|appreciated|liked|loved|worried|confused|believed|expected|assumed|guessed|scared|interested|excited|pleased|delighted|relieved|surprised)$/.test(
      past,
    )
  );
}
