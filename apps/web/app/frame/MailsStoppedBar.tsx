import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';

/** To somebody whose address refuses our mails: on every page, until they have read what to do. */
export function MailsStoppedBar() {
  const { t } = useTranslation('common');
  return (
    <section
      aria-label={t('mailsStopped.label')}
      className="no-print border-b-2 border-warning bg-warning-soft"
    >
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <p className="flex min-w-0 flex-1 basis-72 items-start gap-2 font-semibold">
          <Icon name="mail" className="mt-[0.15em] size-[1.25em] flex-none text-warning-ink" />
          <span>{t('mailsStopped.bar')}</span>
        </p>
        <Link to={paths.myMail()} className="link inline-flex min-h-11 items-center font-semibold">
          {t('mailsStopped.read')}
        </Link>
      </div>
    </section>
  );
}
