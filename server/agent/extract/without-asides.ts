/**
 * Words beside the matter that look like a condition, a joke or a no and are none: "if you would",
 * "if I know Henning", "I'm not making that up", "what's still missing is". Taken out before a
 * sentence is read for what it supposes or denies.
 */
import { remember } from '#shared/remember.ts';

const kindIf =
  /,?\s*\bif (?:you (?:like|please|can|could|would|will|do(?:n['’]t| not) mind|wouldn['’]t mind|ask me)|[Ii] know (?:him|her|them|\p{Lu}\p{L}+)|possible|that(?:['’]s| is) (?:ok|okay|all right|alright|fine|possible|not too much(?: trouble)?))\b(?=\s*(?:[.,;!?]|$|please\b))/gu;

const sincere =
  /,?\s*\b(?:(?:and )?(?:i(?:['’]m| am) |it(?:['’]s| is) |this(?: one)? is |that(?:['’]s| is) )?(?:not (?:making (?:that|this|it|any of (?:that|this|it)) up|kidding|joking|a joke)|no joke|(?:dead |deadly |quite |really )?serious)(?: (?:about|with) (?:this|that|it)(?: one)?)?|(?:and )?(?:this (?:one )?is )?for real(?: this time)?|(?:and )?i (?:really )?(?:mean it|swear))(?=[\s.,!;]|$)/giu;

const cleft =
  /\bwhat(?:['’]s| is) (?:not (?:in|there|on)(?: (?:there|yet))*|(?:still )?(?:missing|left)(?: (?:there|yet))*) is\b/gi;

/** Of a plain clause: "that's when he rings", why then. */
export const isWhyThen = (clause: string): boolean =>
  /^\W*(?:because |since )?that is (?:when|where) (?:he|she|they|it|we|the|my|our)\b/.test(clause) &&
  !/\b(?:not|never|no|if|unless|maybe|perhaps|might)\b/.test(clause);

export const withoutAsides = remember(500, (text): string =>
  text.replace(kindIf, '').replace(sincere, '').replace(cleft, ' '),
);

/** Of a plain clause: "bath, an hour, do not disturb" tells of the thing, and of putting nothing in or off. */
export function isOwnMatter(clause: string): boolean {
  return (
    /^\W*(?:(?:and|but|so|please) )*(?:do not|never) (?!(?:add|put|book|enter|schedule|write|want|need|do|have|let|bother|block|make|note|save|keep|think|know|mind|remember|get|set)\b)\p{L}+\b/u.test(
      clause,
    ) && !/\b(?:it|that|this|them|one|calendar|diary)\b/.test(clause)
  );
}
