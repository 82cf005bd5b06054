import { firstNameOf } from '@entraide/model/member';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Form } from '../../forms/Form.tsx';

/** What others will see of a name; nothing while there is none. */
export function ShownAs({ name }: { name: string }) {
  const { t } = useTranslation('post');
  const shown = firstNameOf(name);
  if (shown === '') return null;
  return (
    <span className="inline-flex items-center gap-2">
      <Avatar name={shown} size="small" />
      {/* Isolated: a name may be written in the other direction than the sentence. */}
      <strong>{t('preview.shownAs', { name: `\u2068${shown}\u2069` })}</strong>
    </span>
  );
}

interface ShownNameProps {
  /** As the member wrote it. */
  name: string;
  error: string | undefined;
}

/** The name of somebody who is signed in, and a way to change it without leaving the preview. */
export function ShownName({ name, error }: ShownNameProps) {
  const { t } = useTranslation('post');
  return (
    <div className="grid gap-2">
      <ShownAs name={name} />
      <details open={error !== undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center link">
          {t('preview.changeName')}
        </summary>
        <Form key={name} method="post" className="flex flex-wrap items-end gap-3" noValidate>
          <TextInput
            name="displayName"
            label={t('preview.name')}
            hint={t('preview.nameHint')}
            error={error}
            defaultValue={name}
            autoComplete="given-name"
            maxLength={60}
            required
          />
          <Button name="intent" value="name">
            {t('preview.saveName')}
          </Button>
        </Form>
      </details>
    </div>
  );
}
