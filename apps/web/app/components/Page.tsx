import type { ReactNode } from 'react';

interface PageProps {
  /** The page's one heading. */
  title: ReactNode;
  /** Under the title, in a sentence or two. */
  intro?: ReactNode;
  /** The page's one main action. */
  action?: ReactNode;
  /** `narrow`: a form or a text; `wide`: lists and tables; `full`: what has columns of its own. */
  width?: 'narrow' | 'wide' | 'full';
  children: ReactNode;
}

const widths = { narrow: 'max-w-2xl', wide: 'max-w-5xl', full: 'max-w-screen-2xl' };

/** The middle of a page: one title, one main action, one width. */
export function Page({ title, intro, action, width = 'narrow', children }: PageProps) {
  return (
    <div className={`mx-auto w-full px-4 pt-6 pb-16 sm:px-6 sm:pt-10 ${widths[width]}`}>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-2">
          <h1 className="text-2xl sm:text-3xl">{title}</h1>
          {intro && <div className="wrap-anywhere max-w-measure text-ink-muted">{intro}</div>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
