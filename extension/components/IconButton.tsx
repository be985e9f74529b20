/** A button that is only an icon: 28 px, named for everybody who cannot see it. */
import type { ComponentProps, ReactNode } from 'react';

type Props = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  label: string;
  isOn?: boolean;
  children: ReactNode;
};

export function IconButton({ label, isOn, className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-7 shrink-0 place-items-center rounded-control transition-colors duration-150 hover:bg-sunk hover:text-text disabled:opacity-40 ${
        isOn ? 'bg-accent-soft text-accent' : 'text-muted'
      } ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}
