import type { DuesStanding } from '@entraide/model/treasury';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { useRootData } from '../components/root-data.ts';
import { formatsFor } from '../i18n/format.ts';

export interface DuesOfMember {
  /** The last day that is paid for, YYYY-MM-DD; null: none ever was. */
  until: string | null;
  standing: DuesStanding;
}

const looks = {
  paid: { icon: 'circle-check', ink: 'text-success-ink' },
  soon: { icon: 'clock', ink: 'text-warning-ink' },
  unpaid: { icon: 'circle-alert', ink: 'text-ink-muted' },
} as const;

/** How somebody stands with their dues: in the team's own views, and nowhere else. */
export function DuesBadge({ dues: { until, standing } }: { dues: DuesOfMember }) {
  const { t, i18n } = useTranslation('members');
  const now = useRootData()?.now;
  const { icon, ink } = looks[standing];
  const said = standing === 'unpaid' ? (until === null ? 'never' : 'over') : standing;
  const day = until && formatsFor(i18n.language).day(new Date(until), new Date(now ?? until));
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm ${ink}`} data-dues={standing}>
      <Icon name={icon} />
      {t(`dues.${said}`, { day })}
    </span>
  );
}
