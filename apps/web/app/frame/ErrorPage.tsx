import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { ContactLine } from '../components/ContactLine.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { isNoConnection, isRouteErrorResponse, type Refusal, useLocation } from '../framework/index.ts';
import { sayWait } from '../i18n/wait.ts';

const designed = ['403', '404', '410', '413', '422', '429', '500', '503', 'offline', 'noConsole'] as const;

/** A refusal or a failure in the look of the space: what happened, whose fault it is not, and where to go. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('errors');
  const { pathname, search } = useLocation();
  const { key, retryAfterSeconds } = readError(error);
  return (
    <EmptyState
      as="h1"
      title={t(`${key}.title`)}
      actions={
        <>
          {['429', '500', '503', 'offline'].includes(key) && (
            <a href={`${pathname}${search}`} className="inline-flex min-h-11 items-center link font-semibold">
              {t('retry')}
            </a>
          )}
          {key === '413' && (
            <Button type="button" icon="arrow-left" onClick={() => history.back()} className="needs-script">
              {t('back')}
            </Button>
          )}
          <LinkButton to="/" variant="primary" reloadDocument>
            {t('home')}
          </LinkButton>
        </>
      }
    >
      <p>{t(`${key}.text`)}</p>
      {(key === '403' || key === '429' || key === '500') && <ContactLine className="mt-2" />}
      {key === '429' && retryAfterSeconds !== null && (
        <p className="mt-2 font-semibold text-ink">
          {t('429.wait', { wait: sayWait(t, retryAfterSeconds) })}
        </p>
      )}
    </EmptyState>
  );
}

/** The designed page that says it best, and how long to wait where that is known. */
export function readError(error: unknown): {
  key: (typeof designed)[number];
  retryAfterSeconds: number | null;
} {
  if (isNoConnection(error)) return { key: 'offline', retryAfterSeconds: null };
  if (!isRouteErrorResponse(error)) return { key: '500', retryAfterSeconds: null };
  const refusal = error.data as Partial<Refusal> | null;
  if (refusal?.code === 'no-console') return { key: 'noConsole', retryAfterSeconds: null };
  const key = designed.find((one) => one === String(error.status)) ?? (error.status < 500 ? '404' : '500');
  return { key, retryAfterSeconds: refusal?.retryAfterSeconds ?? null };
}
