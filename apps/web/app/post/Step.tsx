import type { ReactNode } from 'react';

/** One of the four steps of the form. */
export function Step({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-t border-line pt-6">
      <legend className="float-start mb-5 w-full">
        <h2 className="text-xl">{legend}</h2>
      </legend>
      <div className="clear-both grid grid-cols-1 gap-6">{children}</div>
    </fieldset>
  );
}
