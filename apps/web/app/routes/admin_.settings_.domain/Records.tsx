import type { DomainFindings, DomainRecord } from '@entraide/model/domain';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../components/CopyText.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';

interface RecordsProps {
  records: readonly DomainRecord[];
  found: DomainFindings | null;
}

/** The lines to write at the DNS provider, each with what is seen there now. */
export function Records({ records, found }: RecordsProps) {
  const { t } = useTranslation('domain');
  return (
    <ul className="grid gap-3">
      {records.map(({ purpose, type, name, fullName, value }) => (
        <li key={`${type} ${value}`} className="rounded-control border border-line p-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="font-semibold">{t(`record.${purpose}`)}</p>
            <Seen purpose={purpose} found={found} />
          </div>
          <dl className="mt-2 grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[5rem_minmax(0,1fr)_minmax(0,2fr)]">
            <div>
              <dt className="text-sm text-ink-muted">{t('record.type')}</dt>
              <dd className="flex min-h-11 items-center font-mono text-sm">{type}</dd>
            </div>
            <div>
              <dt className="text-sm text-ink-muted">{t('record.name')}</dt>
              <dd>
                <CopyText value={name} label={`${t('record.name')} (${type} ${fullName})`} />
              </dd>
            </div>
            <div>
              <dt className="text-sm text-ink-muted">{t('record.value')}</dt>
              <dd>
                <CopyText value={value} label={`${t('record.value')} (${type} ${fullName})`} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

const good = { icon: 'circle-check', tone: 'text-success-ink' } as const;
const waiting = { icon: 'clock', tone: 'text-ink-muted' } as const;
const wrong = { icon: 'triangle-alert', tone: 'text-warning-ink' } as const;

const looks: Record<string, { icon: IconName; tone: string }> = {
  ...{ found: good, here: good, missing: waiting, 'no-answer': waiting },
  ...{ other: wrong, elsewhere: wrong, partly: wrong },
};

function Seen({ purpose, found }: { purpose: DomainRecord['purpose']; found: DomainFindings | null }) {
  const { t } = useTranslation('domain');
  if (!found) return <p className="text-sm text-ink-muted">{t('seen.never')}</p>;
  const state = found[purpose];
  const look = looks[state] ?? waiting;
  // Each purpose has some of the states.
  const said: string = `seen.${purpose}.${state}`;
  return (
    <p className={`flex items-center gap-1.5 text-sm font-semibold ${look.tone}`}>
      <Icon name={look.icon} className="size-[1.2em]" />
      {t(said)}
    </p>
  );
}
