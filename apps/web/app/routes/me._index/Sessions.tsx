import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import type { T } from '../../i18n/keys.ts';
import type { SessionSaid } from './session-said.server.ts';

/** Where somebody is signed in, and how to end it there. */
export function Sessions({ sessions }: { sessions: readonly SessionSaid[] }) {
  const { t } = useTranslation('account');
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
            <p className="min-w-0">
              <span className="font-semibold">{nameOf(t, session)}</span>{' '}
              <span className="text-sm text-ink-muted">
                {t('me.session.since')} <Time value={session.since} say="day" />
                {session.here && <> · {t('me.session.here')}</>}
              </span>
            </p>
            {session.here ? (
              <Form method="post" action={paths.logout()}>
                <Button icon="log-out">{t('me.signOut')}</Button>
              </Form>
            ) : (
              <Form method="post">
                <input type="hidden" name="session" value={session.id} />
                <Button name="intent" value="end-session" icon="log-out">
                  {t('me.session.end')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post">
          <Button name="intent" value="end-others">
            {t('me.session.endOthers')}
          </Button>
        </Form>
      )}
    </>
  );
}

/** "Firefox sur Android", as far as it is known. */
function nameOf(t: T<'account'>, { browser, system }: SessionSaid): string {
  if (browser && system) return t('me.session.both', { browser, system });
  return browser ?? system ?? t('me.session.unknown');
}
