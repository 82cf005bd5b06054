import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Time } from '../../components/Time.tsx';
import { Marked } from '../../desk/Marked.tsx';
import { SayDanger } from '../../desk/SayDanger.tsx';
import { useReason } from '../../desk/use-reason.ts';
import type { loadCase } from './case.server.ts';

export type CasePage = Awaited<ReturnType<typeof loadCase>>;

/** What there is to know before one decides. */
export function CaseFile({ page }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  const { newest, before, photos, see, similar } = page;
  return (
    <div className="grid min-w-0 flex-[3_1_20rem] grid-cols-1 gap-6">
      {page.held && <Notice tone="warning" icon="hourglass" title={t('case.held')} />}
      {newest ? <Written page={page} /> : <Notice>{t('case.evidenceGone')}</Notice>}
      {photos.map((photo) => (
        <img
          key={photo}
          src={photo}
          alt={newest?.text || t('kind.photo')}
          className="max-h-[28rem] justify-self-start rounded-card"
        />
      ))}
      {see && (
        <p>
          <LinkButton to={see} icon="eye">
            {t('case.see')}
          </LinkButton>
        </p>
      )}
      {before.length > 0 && (
        <details>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">
            {t('case.before')}
          </summary>
          {before.map(({ at, title, text }) => (
            <div key={at} className="grid gap-1 border-s-4 border-line ps-4">
              {title && <bdi className="font-semibold">{title}</bdi>}
              <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                {text}
              </p>
            </div>
          ))}
        </details>
      )}
      <Rules page={page} />
      {!page.own && (page.danger ? <InDanger id={page.id} /> : <SayDanger id={page.id} />)}
      <Reports page={page} />
      <Who page={page} />
      {similar.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-lg">{t('case.similar')}</h2>
          <ul>
            {similar.map(({ id, to, title, name }) => (
              <li key={id}>
                <Link to={to} className="link inline-flex min-h-11 items-center">
                  <bdi>{title || name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Somebody pressed it already. */
function InDanger({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  return (
    <Notice
      tone="danger"
      icon="siren"
      title={t('danger.said')}
      actions={<LinkButton to={safetyPaths.danger(id)}>{t('danger.open')}</LinkButton>}
    />
  );
}

function Written({ page: { newest } }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  if (!newest) return null;
  const marksOf = (field: 'title' | 'body') =>
    newest.marks.flatMap(({ marks }) => marks.filter((mark) => mark.field === field));
  if (!newest.title && !newest.text) return null;
  return (
    <section className="grid gap-2 rounded-card border border-line bg-surface p-4">
      <h2 className="text-sm font-normal text-ink-muted">{t('case.written')}</h2>
      {newest.title && (
        <p className="text-lg font-semibold wrap-anywhere" dir="auto" lang={newest.locale}>
          <Marked text={newest.title} marks={marksOf('title')} />
        </p>
      )}
      {newest.text && (
        <p className="max-w-measure wrap-anywhere whitespace-pre-line" dir="auto" lang={newest.locale}>
          <Marked text={newest.text} marks={marksOf('body')} />
        </p>
      )}
    </section>
  );
}

function Rules({ page: { rules } }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  if (rules.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t('case.rules')}</h2>
      <ul className="list-inside list-disc">
        {rules.map(({ rule, byName }) => (
          <li key={rule}>
            {t(`rule.${rule}`)}
            {byName && ` (${t('case.author')})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reports({ page: { reports, moreReports } }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  const reasonName = useReason();
  if (reports.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t('case.reports')}</h2>
      <ul className="grid gap-2">
        {reports.map(({ reason, words, locale, createdAt, withAccount }) => (
          <li key={createdAt} className="grid gap-1 border-t border-line pt-2">
            <p>
              <strong>{reasonName(reason)}</strong>{' '}
              <span className="text-sm text-ink-muted">
                {t(withAccount ? 'case.account' : 'case.noAccount')} · <Time value={createdAt} />
              </span>
            </p>
            {words && (
              <p className="max-w-measure wrap-anywhere whitespace-pre-line" dir="auto" lang={locale}>
                {words}
              </p>
            )}
          </li>
        ))}
      </ul>
      {moreReports > 0 && <p className="text-ink-muted">{t('case.moreReports', { count: moreReports })}</p>}
    </section>
  );
}

function Who({ page: { author, name, listings, past } }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t('case.who')}</h2>
      <p>
        <bdi className="font-semibold">{name}</bdi>{' '}
        {author ? (
          <span className="text-ink-muted">
            {t('case.since')} <Time value={author.since} say="day" /> ·{' '}
            {t('case.listings', { count: listings })}
          </span>
        ) : (
          <span className="text-ink-muted">{t('case.out')}</span>
        )}
      </p>
      {author?.out && <p>{t('case.out')}</p>}
      {author?.limitedUntil && (
        <p>
          {t('case.limited')} <Time value={author.limitedUntil} say="day" />
        </p>
      )}
      <h3 className="text-base">{t('case.past')}</h3>
      {past.length === 0 && <p className="text-ink-muted">{t('case.noPast')}</p>}
      <ul className="grid gap-1">
        {past.map(({ id, kind, facts, at, takenBack }) => (
          <li key={id}>
            <strong>{t(`choice.${kind}`)}</strong> <Time value={at} say="day" />
            {takenBack && ` (${t('case.undone')})`}
            <br />
            <bdi className="text-sm text-ink-muted">{facts}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
