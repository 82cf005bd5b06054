import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Form } from '../../forms/Form.tsx';
import { formatsFor } from '../../i18n/format.ts';
import type { SpaceData } from './space.server.ts';

interface HelpProps {
  space: SpaceData;
  /** Just made; null: none. */
  link: string | null;
  reason: string;
  fault: (field: string) => string | undefined;
}

/** Visits that last, and the way to a new one. */
export function Help({ space, link, reason, fault }: HelpProps) {
  const { t, i18n } = useTranslation('console');
  const { exact } = formatsFor(i18n.language);
  return (
    <>
      {link && (
        <Notice tone="success" role="status" title={t('help.linkTitle')}>
          <CopyText value={link} label={t('help.linkLabel')} />
          <p className="mt-2">
            <a href={link} className="link font-semibold">
              {t('help.open')}
            </a>
          </p>
          <p className="mt-2">{t('help.linkText')}</p>
        </Notice>
      )}
      {space.visits.map(({ id, operator, reason: why, until, isOpen }) => (
        <Notice
          key={id}
          title={t(isOpen ? 'help.here' : 'help.expected', {
            name: `\u2068${operator}\u2069`,
            until: exact(new Date(until)),
          })}
          actions={
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <Button name="intent" value="end">
                {t('help.end')}
              </Button>
            </Form>
          }
        >
          <bdi>{why}</bdi>
        </Notice>
      ))}
      {space.status === 'suspended' ? (
        <p>{t('fault.suspended-space')}</p>
      ) : (
        <Form key={space.acts[0]?.id} method="post" className="grid justify-items-start gap-4" noValidate>
          {/* After each act it is another form, whose text is not given back. */}
          <input type="hidden" name="id" value={space.acts[0]?.id ?? ''} />
          <TextInput
            name="reason"
            label={t('help.reason')}
            hint={t('help.reasonHint')}
            error={fault('reason')}
            defaultValue={reason}
            className="w-full"
            maxLength={500}
            dir="auto"
            required
          />
          <div className="w-full">
            <RadioCards
              name="minutes"
              label={t('help.minutes')}
              layout="tiles"
              defaultValue="60"
              error={fault('minutes')}
              options={space.minutes.map((minutes) => ({
                value: String(minutes),
                label: t(`help.for.${minutes}`),
              }))}
            />
          </div>
          <Button name="intent" value="support" icon="key-round">
            {t('help.submit')}
          </Button>
        </Form>
      )}
    </>
  );
}
