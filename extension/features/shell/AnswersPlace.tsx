/** Just above the composer. Nothing stands there at first: what draws it comes right after the first drawing. */
import { lazy, Suspense, useEffect, type ComponentProps } from 'react';
import { useChat } from '#extension/features/chat/ChatProvider.tsx';
import { asksForSame } from '#extension/features/conversations/asks-for-same.ts';
import { useSuggestions } from '#extension/features/conversations/SuggestionsProvider.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';

const Answers = lazy(async () => ({
  default: (await import('#extension/features/receipts/Answers.tsx')).Answers,
}));

export function AnswersPlace({ isInCall, ...props }: ComponentProps<typeof Answers> & { isInCall: boolean }) {
  const { answer, dismiss } = useSchedule();
  const { open } = useSuggestions();
  const { isOpen } = useChat();
  // What a call refused is asked once more after it: the question stands for both, and settles both.
  const isAskedAgain =
    answer?.speak !== undefined && !isInCall && open.some((one) => asksForSame(one, answer.outcome));
  useEffect(() => {
    if (isAskedAgain) dismiss();
  }, [isAskedAgain, dismiss]);
  if (isAskedAgain) return null;
  // A question of a call that is over stands in the open chat, with the same buttons.
  if (answer?.speak && isOpen && !isInCall) return null;
  return (
    <div className="absolute inset-x-3 bottom-full pb-2">
      <Suspense fallback={null}>
        <Answers {...props} />
      </Suspense>
    </div>
  );
}
