import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import { Records } from './Records.tsx';
import type { SaidDomain } from './said.server.ts';

interface DomainProps {
  domain: SaidDomain;
  /** tenant.yaml says which host is primary. */
  primaryByFolder: boolean;
}

/** One domain of the space: where it stands, what to write in its DNS, and what can be done with it. */
export function Domain({ domain, primaryByFolder }: DomainProps) {
  const { t } = useTranslation('domain');
  const { host, name, state, records, found, checkedAt, failingSince, freeOn } = domain;
  const ready = state === 'serving' || state === 'primary';
  return (
    <li id={`domain-${host}`} className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-lg wrap-anywhere">
          <bdi>{name}</bdi>
        </h3>
        <p
          className={`rounded-control px-2 py-0.5 text-sm font-semibold ${ready ? 'bg-success-soft text-success-ink' : 'bg-info-soft text-info-ink'}`}
        >
          {t(`state.${state}`)}
        </p>
      </div>
      {name !== host && (
        <p className="text-sm text-ink-muted">
          {t('inAscii')} <code dir="ltr">{host}</code>
        </p>
      )}
      <p className="max-w-measure">{t(`about.${state}`)}</p>
      {found?.taken && <Notice tone="warning">{t('taken')}</Notice>}
      {failingSince && (
        <Notice tone="warning" title={t('failing.title')}>
          {t('failing.since')} <Time value={failingSince} say="day" />. {t('failing.what')}
        </Notice>
      )}
      {found && found.strangers.length > 0 && (
        <Notice tone="warning" title={t('strangers.title')}>
          {t('strangers.what')}{' '}
          <code dir="ltr" className="wrap-anywhere">
            {found.strangers.join(', ')}
          </code>
        </Notice>
      )}
      {found?.token === 'other' && !ready && (
        <Notice tone="warning" title={t('texts.title')}>
          <code dir="ltr" className="wrap-anywhere">
            {found.texts.join(' · ')}
          </code>
        </Notice>
      )}
      {state === 'let-go' && freeOn && (
        <p>
          {t('freeOn')} <Time value={freeOn} say="day" />
        </p>
      )}
      {state !== 'let-go' &&
        (ready ? (
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4">
              {t('record.show')}
            </summary>
            <Records records={records} found={found} />
          </details>
        ) : (
          <Records records={records} found={found} />
        ))}
      <div className="flex flex-wrap items-center gap-3">
        {state === 'let-go' ? (
          <Step host={host} intent="claim" label={t('takeBack')} />
        ) : (
          <Step host={host} intent="check" label={t('check')} main={!ready} />
        )}
        {state === 'serving' && !primaryByFolder && (
          <Step host={host} intent="primary" label={t('makePrimary')} main />
        )}
        {checkedAt && state !== 'let-go' && (
          <p className="text-sm text-ink-muted">
            {t('checkedAt')} <Time value={checkedAt} />
          </p>
        )}
      </div>
      {state === 'serving' && (
        <p className="max-w-measure text-sm text-ink-muted">
          {t(primaryByFolder ? 'primary.byFolder' : 'primary.signIn')}
        </p>
      )}
      {state !== 'let-go' && (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-urgent-ink underline underline-offset-4">
            {t(state === 'claimed' ? 'release.openClaimed' : 'release.open')}
          </summary>
          <Form method="post" className="mt-2 grid justify-items-start gap-3">
            <input type="hidden" name="host" value={host} />
            <p className="max-w-measure">{t(state === 'claimed' ? 'release.whatClaimed' : 'release.what')}</p>
            <Button variant="danger" name="intent" value="release" icon="trash-2">
              {t('release.submit', { host: `\u2068${name}\u2069` })}
            </Button>
          </Form>
        </details>
      )}
    </li>
  );
}

interface StepProps {
  host: string;
  intent: 'claim' | 'check' | 'primary';
  label: string;
  main?: boolean;
}

export function Step({ host, intent, label, main = false }: StepProps) {
  return (
    <Form method="post">
      <input type="hidden" name="host" value={host} />
      <Button name="intent" value={intent} variant={main ? 'primary' : 'secondary'}>
        {label}
      </Button>
    </Form>
  );
}
