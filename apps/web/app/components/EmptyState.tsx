import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Where it is all there is on the page, its title is the page's. */
  as?: 'p' | 'h1' | 'h2';
}

/** Nothing here yet: says so, and what to do. The drawing is the board before its first note. */
export function EmptyState({ title, children, actions, as: Title = 'p' }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-10 text-center">
      <svg viewBox="0 0 120 84" className="mb-2 w-32" aria-hidden="true">
        <path
          className="fill-surface stroke-control-line"
          strokeWidth="2"
          d="M6 8h108v58H6zM26 66l-8 14M94 66l8 14"
        />
        <path className="fill-accent-soft stroke-accent" strokeWidth="2" d="M22 22h30v30H22z" />
        <path
          className="fill-none stroke-line"
          strokeWidth="2"
          strokeDasharray="4 4"
          d="M64 20h34v16H64zM64 44h22v12H64z"
        />
        <circle className="fill-accent" cx="37" cy="21" r="4" />
      </svg>
      <Title className="max-w-md font-title text-xl font-semibold text-balance">{title}</Title>
      {children && <div className="max-w-md text-ink-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
