/** A button with words, in three weights: the one thing to do, another thing, and a quiet one. */
import type { ComponentProps } from 'react';

type Props = ComponentProps<'button'> & { weight?: 'main' | 'plain' | 'quiet' | 'bad' };

const looks = {
  main: 'bg-accent text-on-accent hover:brightness-110',
  plain: 'bg-surface text-text shadow-[inset_0_0_0_1px_var(--line)] hover:bg-sunk',
  quiet: 'text-accent hover:bg-accent-soft',
  bad: 'text-bad hover:bg-bad-soft',
} as const;

export function Button({ weight = 'plain', className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-7 items-center justify-center gap-1.5 rounded-control px-2.5 py-1 font-semibold transition-[background-color,filter] duration-150 disabled:opacity-45 ${looks[weight]} ${className}`}
      {...rest}
    />
  );
}
