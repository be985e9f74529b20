/**
 * What came of talks, told above the schedule: after a call what was added and what is left to answer,
 * and when a panel opens what was changed while none was. Loaded behind the
 * first script: nothing waits for it.
 */
import { useState } from 'react';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AfterCallNotice } from './AfterCallNotice.tsx';
import { DigestCard } from './DigestCard.tsx';
import { useSuggestions } from './SuggestionsProvider.tsx';
import type { OpenTalk } from './talks-api.ts';
import { useAfterCall, useLooking } from './use-after-call.ts';
import { useDigest } from './use-digest.ts';

type Props = {
  voice: Voice;
  /** The call that ended in this panel just now. */
  ended: string | null;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
};

export function TalkNews({ voice, ended, onShow, onTalk }: Props) {
  const { digest, close } = useDigest();
  const { told, dismiss } = useAfterCall();
  const looking = useLooking(ended);
  const { open } = useSuggestions();
  const [closed, setClosed] = useState<string | null>(null);
  const conversationId = told?.changes.at(-1)?.who.conversationId ?? ended;
  const questions = open.filter((one) => one.conversationId === conversationId);
  const isShown = told !== null || (ended !== null && ended !== closed);
  return (
    <>
      {digest && <DigestCard digest={digest} voice={voice} onShow={onShow} onTalk={onTalk} onClose={close} />}
      {isShown && conversationId !== null && (
        <AfterCallNotice
          told={told}
          questions={questions.length}
          looking={ended === null ? 'done' : looking}
          voice={voice}
          onShow={onShow}
          onTalk={() => onTalk({ conversationId })}
          onClose={() => {
            dismiss();
            setClosed(ended);
          }}
        />
      )}
    </>
  );
}
