import { paths, settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import type { SupportVisit } from '../components/root-data.ts';
import { Form } from '../forms/Form.tsx';
import { formatsFor } from '../i18n/format.ts';

/** While an operator is here to help: the space's admins, and the operator, read it on every page and can end it. */
export function SupportBar({ visits, isMe }: { visits: readonly SupportVisit[]; isMe: boolean }) {
  const { t, i18n } = useTranslation('common');
  const { exact } = formatsFor(i18n.language);
  return visits.map(({ id, operator, reason, until }) => (
    <section
      key={id}
      aria-label={t('support.label')}
      className="no-print border-b-2 border-warning bg-warning-soft"
    >
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2 sm:px-6">
        <div className="wrap-anywhere min-w-0 flex-1 basis-72">
          <p className="flex items-start gap-2 font-semibold">
            <Icon name="eye" className="mt-[0.15em] size-[1.25em] flex-none text-warning-ink" />
            <span>
              {t(isMe ? 'support.you' : 'support.here', {
                name: `\u2068${operator}\u2069`,
                until: exact(new Date(until)),
              })}
            </span>
          </p>
          <p className="text-sm">
            {t('support.why')} <bdi>{reason}</bdi> {!isMe && t('support.may')}
          </p>
        </div>
        {isMe && (
          <>
            <Link to={paths.admin()} className="link inline-flex min-h-11 items-center font-semibold">
              {t('nav.admin')}
            </Link>
            <Link to={settingsPaths.all()} className="link inline-flex min-h-11 items-center font-semibold">
              {t('support.settings')}
            </Link>
          </>
        )}
        <Form method="post" action={paths.supportVisits()} reloadDocument={isMe}>
          <input type="hidden" name="id" value={id} />
          <Button icon="x">{t('support.end')}</Button>
        </Form>
      </div>
    </section>
  ));
}
