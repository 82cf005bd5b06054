import type { Writing } from '@entraide/core/space';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { returnQuery } from '../account/return-to.ts';
import { LinkButton } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useSpace } from '../components/root-data.ts';
import { Contact } from './Contact.tsx';

interface BeforeWritingProps {
  writing: Writing;
  what: 'listing' | 'message';
}

/** Before a form: what becomes of what is written. Nothing for who is accepted. */
export function BeforeWriting({ writing, what }: BeforeWritingProps) {
  const { t } = useTranslation('house');
  if (writing === 'freely' || writing === 'suspended') return null;
  return (
    <div data-house={writing}>
      <Notice icon={writing === 'newcomer' ? 'info' : 'hourglass'}>
        {t(`${what === 'listing' ? 'before' : 'answer'}.${writing}`)}
      </Notice>
    </div>
  );
}

/** May they write at all? Where not, `Gate` stands in place of the form. */
export function isBarred(writing: Writing): writing is 'known-only' | 'suspended' {
  return writing === 'known-only' || writing === 'suspended';
}

/** In place of a form that could not be sent: why, and what to do. */
export function Gate({ writing, path }: { writing: 'known-only' | 'suspended'; path: string }) {
  const { t } = useTranslation('house');
  const { name, rule } = useSpace();
  const carried = returnQuery({ next: path, purpose: null });
  if (writing === 'suspended' || rule === 'open' || rule === 'approval')
    return (
      <div data-house="gate suspended">
        <Notice tone="warning" title={t('gate.suspended.title')}>
          <p>{t('gate.suspended.text')}</p>
          <Contact rule="suspended" />
        </Notice>
      </div>
    );
  return (
    <div data-house={`gate ${rule}`}>
      <Notice
        icon="key-round"
        title={t(`gate.${rule}.title`)}
        actions={
          <>
            <LinkButton variant="primary" to={`${paths.join()}${carried}`}>
              {t(`gate.enter.${rule}`)}
            </LinkButton>
            <LinkButton to={`${paths.login()}${carried}`}>{t('gate.signIn')}</LinkButton>
          </>
        }
      >
        <p>{t(`gate.${rule}.text`, { space: name })}</p>
        <Contact rule={rule} />
      </Notice>
    </div>
  );
}
