import { settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { Form } from '../forms/Form.tsx';

export const logoOutcomes = [
  'done',
  'empty',
  'too-large',
  'heic',
  'media-type',
  'pixels',
  'broken',
  'unseen',
  'too-complex',
  'locked',
] as const;
export type LogoOutcome = (typeof logoOutcomes)[number];

interface LogoFormProps {
  /** Address of the logo that there is. */
  logo: string | null;
  /** What became of the file that was sent last. */
  outcome: LogoOutcome | null;
  /** The page that it stands on. */
  back: string;
}

/** A logo is sent by itself: the browser's own field takes a file that is chosen, and one that is dropped onto it. */
export function LogoForm({ logo, outcome, back }: LogoFormProps) {
  const { t } = useTranslation('look');
  const fault = outcome !== null && outcome !== 'done' ? t(`logo.fault.${outcome}`) : undefined;
  return (
    <section className="grid gap-4" aria-labelledby="logo-title">
      <h2 id="logo-title" className="text-xl">
        {t('logo.title')}
      </h2>
      {outcome === 'done' && (
        <Notice tone="success" role="status">
          {t(logo ? 'logo.done' : 'logo.removed')}
        </Notice>
      )}
      <Form
        method="post"
        action={settingsPaths.logo()}
        encType="multipart/form-data"
        className="flex flex-wrap items-end gap-4"
        noValidate
        // The logo is a part of the frame, which comes with the document.
        reloadDocument
      >
        <input type="hidden" name="back" value={back} />
        {logo && <img src={logo} alt={t('logo.alt')} className="size-20 rounded-control object-contain" />}
        <Field
          id="logo"
          label={t('logo.label')}
          hint={t('logo.hint')}
          error={fault}
          className="min-w-0 flex-1 basis-72"
        >
          {(wired) => (
            <input
              {...wired}
              type="file"
              name="logo"
              accept="image/png,image/jpeg,image/webp,image/gif,image/svg+xml"
              className="control border-dashed py-3"
            />
          )}
        </Field>
        <Button name="intent" value="logo">
          {t('logo.send')}
        </Button>
        {logo && (
          <Button variant="quiet" name="intent" value="remove">
            {t('logo.remove')}
          </Button>
        )}
      </Form>
    </section>
  );
}
