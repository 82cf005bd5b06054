import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextInput } from '../../components/Field.tsx';
import { Form } from '../../forms/Form.tsx';

interface VouchFormProps {
  member: { vouched: boolean; sinceYear: number | null };
  fault: string | undefined;
  /** What was sent back. */
  typed: string | undefined;
}

/** What the association says of a member to the others. */
export function VouchForm({ member: { vouched, sinceYear }, fault, typed }: VouchFormProps) {
  const { t } = useTranslation('members');
  return (
    <Form
      method="post"
      key={`${vouched} ${sinceYear}`}
      className="grid grid-cols-1 justify-items-start gap-4"
      noValidate
    >
      <Checkbox name="vouched" label={t('one.vouched')} defaultChecked={vouched} />
      <TextInput
        name="sinceYear"
        label={t('one.sinceYear')}
        error={fault}
        optional
        defaultValue={typed ?? sinceYear ?? ''}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        dir="ltr"
      />
      <Button name="intent" value="vouch">
        {t('one.save')}
      </Button>
    </Form>
  );
}
