/** What a receipt must not hide: that nothing was done again, that a simulator answered. */
export function ReceiptMarks({ isRepeat, isSimulated }: { isRepeat: boolean; isSimulated: boolean }) {
  if (!isRepeat && !isSimulated) return null;
  return (
    <span className="flex shrink-0 items-center gap-1 self-start py-0.5">
      {isRepeat && (
        <span className="rounded-full px-1.5 text-xs text-muted shadow-[inset_0_0_0_1px_var(--line)]">
          done before
        </span>
      )}
      {isSimulated && <span className="rounded-full bg-warn-soft px-1.5 text-xs text-warn">simulated</span>}
    </span>
  );
}
