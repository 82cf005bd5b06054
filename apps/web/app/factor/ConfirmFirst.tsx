import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useLocation } from '../framework/index.ts';

/** Without a script nobody keeps what is typed while its author confirms who they are: so they do that first. */
export function ConfirmFirst({ asked }: { asked: boolean }) {
  const { t } = useTranslation('factor');
  const { pathname } = useLocation();
  if (!asked) return null;
  return (
    <noscript>
      <div className="mb-6">
        <Notice
          actions={
            <LinkButton to={paths.secondFactor({ next: pathname })}>{t('second.firstAction')}</LinkButton>
          }
        >
          {t('second.first')}
        </Notice>
      </div>
    </noscript>
  );
}
