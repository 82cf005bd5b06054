import type { ReactNode } from 'react';

interface MarkedProps {
  text: string;
  /** Characters from and to. */
  marks: readonly { from: number; to: number }[];
}

/** A text with the words marked that a rule noticed. */
export function Marked({ text, marks }: MarkedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of joined(marks)) {
    parts.push(
      text.slice(at, from),
      <mark key={from} className="bg-warning-soft text-ink underline decoration-warning decoration-2">
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** Two rules may notice the same words, or one more of them than the other: that is one mark. */
function joined(marks: MarkedProps['marks']): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
