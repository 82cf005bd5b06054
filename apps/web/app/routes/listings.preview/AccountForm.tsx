import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoMailYet } from '../../account/NoMailYet.tsx';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Form } from '../../forms/Form.tsx';
import { type FormFault, useFaults } from '../../forms/faults.ts';
import { useSending } from '../../framework/index.ts';
import { ShownAs } from './ShownAs.tsx';

interface AccountFormProps {
  sent: { typed: { email: string; displayName: string }; faults: FormFault[] } | null;
}

/** The last step of somebody who is not signed in: where the code goes, and what neighbours will call them. */
export function AccountForm({ sent }: AccountFormProps) {
  const { t } = useTranslation('post');
  const { list, of: faultOf } = useFaults('account', sent?.faults);
  const [name, setName] = useState(sent?.typed.displayName ?? '');
  const sending = useSending();
  return (
    <section aria-labelledby="account" className="grid gap-5 border-t border-line pt-6">
      <div className="grid gap-2">
        <h2 id="account" className="text-xl">
          {t('preview.accountTitle')}
        </h2>
        <p className="max-w-measure text-ink-muted">{t('preview.accountText')}</p>
      </div>
      <div>
        <NoMailYet />
        <FormErrors faults={list} />
        <Form method="post" noValidate className="grid gap-6">
          <TextInput
            name="email"
            type="email"
            label={t('preview.email')}
            error={faultOf('email')}
            defaultValue={sent?.typed.email}
            autoComplete="email"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <TextInput
            name="displayName"
            label={t('preview.name')}
            hint={t('preview.nameHint')}
            error={faultOf('displayName')}
            defaultValue={sent?.typed.displayName}
            onChange={(event) => setName(event.target.value)}
            autoComplete="given-name"
            maxLength={60}
          />
          <p role="status" className="empty:hidden">
            <ShownAs name={name} />
          </p>
          <Button variant="primary" size="large" wide name="intent" value="code" disabled={sending}>
            {t('action.sendCode')}
          </Button>
        </Form>
      </div>
    </section>
  );
}
