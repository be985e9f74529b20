/**
 * What came of talks, told above the schedule: after a call what was added and what is left to answer,
 * and when a panel opens what was changed while none was. Loaded behind the
 * first script: nothing waits for it. Lives as long as the panel: what was told or closed stays so
 * while another place is looked at.
 */
import { useEffect, useRef, useState } from 'react';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AfterCallNotice } from './AfterCallNotice.tsx';
import { DigestCard } from './DigestCard.tsx';
import { useSuggestions } from './SuggestionsProvider.tsx';
import type { OpenTalk } from './talks-api.ts';
import { useAfterCall, useLooking } from './use-after-call.ts';
import { useDigest } from './use-digest.ts';

type Props = {
  /** The schedule is looked at: only there it stands. */
  isShown: boolean;
  voice: Voice;
  /** The call that ended in this panel just now. */
  ended: string | null;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
};

export function TalkNews({ isShown, voice, ended, onShow, onTalk }: Props) {
  const { digest, close } = useDigest(isShown);
  const { told, dismiss } = useAfterCall();
  const looking = useLooking(ended);
  const isOver = ended === null || looking === 'done';
  const { open, isCurrent } = useCurrentQuestions(
    isOver && (told ?? ended) !== null ? `${ended} ${told?.changes.at(-1)?.version ?? 0}` : null,
  );
  const [closed, setClosed] = useState<string | null>(null);
  const conversationId = told?.changes.at(-1)?.who.conversationId ?? ended;
  const questions = open.filter((one) => one.conversationId === conversationId);
  const hasNews = told !== null || (ended !== null && ended !== closed);
  if (!isShown) return null;
  return (
    <>
      {digest && <DigestCard digest={digest} voice={voice} onShow={onShow} onTalk={onTalk} onClose={close} />}
      {hasNews && conversationId !== null && (
        <AfterCallNotice
          told={told}
          questions={questions.length}
          looking={isOver ? (isCurrent ? 'done' : 'looking') : looking}
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

/** The open questions, and whether they were asked for since `key`: before that none is not "none left". */
function useCurrentQuestions(key: string | null) {
  const { open, reload } = useSuggestions();
  const latest = useRef(open);
  latest.current = open;
  const [asked, setAsked] = useState<{ key: string; before: typeof open } | null>(null);
  useEffect(() => {
    if (key === null) return;
    setAsked({ key, before: latest.current });
    reload();
  }, [key, reload]);
  return { open, isCurrent: asked !== null && asked.key === key && asked.before !== open };
}
