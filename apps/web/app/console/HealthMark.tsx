import type { HealthLevel } from '@entraide/model/health';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../components/Icon.tsx';

const marks: Record<HealthLevel, { icon: IconName; ink: string }> = {
  ok: { icon: 'circle-check', ink: 'text-success-ink' },
  look: { icon: 'eye', ink: 'text-warning-ink' },
  act: { icon: 'triangle-alert', ink: 'text-urgent-ink' },
};

/** One thing about a space, by a mark and by words: the colour is only a help. */
export function HealthMark({ level, children }: { level: HealthLevel; children: ReactNode }) {
  const { icon, ink } = marks[level];
  return (
    <span className="flex items-start gap-2 text-sm">
      <Icon name={icon} className={`mt-[0.15em] size-[1.2em] flex-none ${ink}`} />
      <span className={level === 'act' ? 'font-semibold' : ''}>{children}</span>
    </span>
  );
}
