import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/Button.tsx';
import { ContactLine } from '../components/ContactLine.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSpace } from '../components/root-data.ts';

interface ClosedSpaceProps {
  /** private: not open yet; members: sign in to read; pending: not accepted yet; suspended: closed by the platform. */
  reason: 'private' | 'members' | 'pending' | 'suspended';
}

/** In place of the board, for somebody who may not read it: why, and the way in where there is one. */
export function ClosedSpace({ reason }: ClosedSpaceProps) {
  const { t } = useTranslation('common');
  const { name, tagline, entry } = useSpace();
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:py-16">
      <EmptyState
        as="h1"
        title={t(`closed.${reason}.title`, { space: name })}
        actions={
          <>
            {reason === 'members' && entry !== 'invitation' && (
              <LinkButton to="/join" variant="primary" size="large">
                {t('closed.members.join')}
              </LinkButton>
            )}
            {(reason === 'members' || reason === 'private') && (
              <LinkButton to="/login" size="large">
                {t(`closed.${reason}.login`)}
              </LinkButton>
            )}
          </>
        }
      >
        <p className="mb-2 font-title text-ink">{tagline}</p>
        <p>{t(`closed.${reason}.text`, { space: name })}</p>
        <ContactLine className="mt-2" />
      </EmptyState>
    </div>
  );
}
