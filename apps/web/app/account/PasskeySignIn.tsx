import { passkeyPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../components/FormErrors.tsx';
import { PasskeyButton } from '../factor/PasskeyButton.tsx';
import { Form } from '../forms/Form.tsx';
import { type FormFault, useFaults } from '../forms/faults.ts';
import { ReturnToFields } from './ReturnToFields.tsx';
import type { ReturnTo } from './return-to.ts';

/** For those who have a passkey here: no code by mail. Only there with a script, which a passkey needs. */
export function PasskeySignIn({ carried, refused }: { carried: ReturnTo; refused: FormFault[] | undefined }) {
  const { t } = useTranslation('factor');
  const faults = useFaults('factor', refused);
  return (
    <section className="needs-script mt-8 border-t border-line pt-6">
      <h2 className="mb-3 text-lg">{t('signIn.title')}</h2>
      <FormErrors faults={faults.list} />
      <Form method="post" action={paths.login({ passkey: '' })}>
        <ReturnToFields {...carried} />
        <PasskeyButton
          does="use"
          optionsAt={passkeyPaths.signIn()}
          label={t('signIn.submit')}
          variant="secondary"
        />
      </Form>
    </section>
  );
}
