/** How the details of an event reach the talk it comes from. Null where there are no talks. */
import { createContext, use } from 'react';
import type { OpenTalk } from './talks-api.ts';

type ShowTalk = (talk: OpenTalk) => void;

const DeskContext = createContext<ShowTalk | null>(null);

export const TalkDesk = DeskContext.Provider;

export function useTalkDesk(): ShowTalk | null {
  return use(DeskContext);
}
