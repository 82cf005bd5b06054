import type { ReactNode } from 'react';

interface PagePartProps {
  title: string;
  /** Where a link leads to. */
  id?: string;
  /** Under the title, in a sentence or two. */
  lead?: string;
  children: ReactNode;
}

/** One of several subjects on a page, under a line. */
export function PagePart({ title, id, lead, children }: PagePartProps) {
  return (
    <section id={id} className="mb-10 grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl">{title}</h2>
      {lead && <p className="max-w-measure text-ink-muted">{lead}</p>}
      {children}
    </section>
  );
}
