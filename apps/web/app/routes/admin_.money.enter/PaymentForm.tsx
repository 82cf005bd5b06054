import { PAYMENT_KINDS } from '@entraide/model/treasury';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select, TextInput } from '../../components/Field.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Form } from '../../forms/Form.tsx';

const methods = ['cash', 'transfer', 'cheque', 'other'] as const;

interface PaymentFormProps {
  entry: {
    key: string;
    member: { id: string } | null;
    today: string;
    years: number[];
    currency: string;
    currencies: { code: string; name: string }[];
  };
  /** What was sent back. */
  typed: Record<string, string> | undefined;
  faultOf: (field: string) => string | undefined;
}

/** What was paid, how, when and what for. Its key stands for the payment: sent twice, it enters one. */
export function PaymentForm({ entry, typed, faultOf }: PaymentFormProps) {
  const { t } = useTranslation('treasury');
  const { key, member, today, years, currency, currencies } = entry;
  return (
    <Form method="post" className="grid grid-cols-1 gap-6 border-t border-line pt-6" noValidate>
      <input type="hidden" name="key" value={typed?.key ?? key} />
      <input type="hidden" name="memberId" value={member?.id ?? ''} />
      {!member && (
        <TextInput
          name="payer"
          label={t('enter.payer')}
          hint={t('enter.payerHint')}
          error={faultOf('payer') ?? faultOf('memberId')}
          defaultValue={typed?.payer}
          autoComplete="off"
          maxLength={100}
        />
      )}
      <RadioCards
        name="kind"
        label={t('enter.kind')}
        layout="pair"
        error={faultOf('kind')}
        defaultValue={typed?.kind || (member ? 'due' : 'gift')}
        options={PAYMENT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <RadioCards
        name="method"
        label={t('enter.method')}
        layout="tiles"
        error={faultOf('method')}
        defaultValue={typed?.method || 'cash'}
        options={methods.map((method) => ({ value: method, label: t(`method.${method}`) }))}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          name="amount"
          label={t('enter.amount')}
          hint={t('enter.amountHint')}
          error={faultOf('amount')}
          defaultValue={typed?.amount}
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          dir="ltr"
        />
        <Select
          name="currency"
          label={t('enter.currency')}
          error={faultOf('currency')}
          defaultValue={typed?.currency || currency}
        >
          {currencies.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} · {name}
            </option>
          ))}
        </Select>
        <TextInput
          name="paidOn"
          type="date"
          label={t('enter.paidOn')}
          error={faultOf('paidOn')}
          defaultValue={typed?.paidOn || today}
          max={today}
        />
        {member && (
          <Select
            name="covers"
            label={t('enter.covers')}
            hint={t('enter.coversHint')}
            error={faultOf('covers')}
            defaultValue={typed?.covers || years[0]}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {t('enter.coversYear', { year })}
              </option>
            ))}
            <option value="12-months">{t('enter.coversMonths')}</option>
          </Select>
        )}
      </div>
      <TextInput
        name="note"
        label={t('enter.note')}
        hint={t('enter.noteHint')}
        error={faultOf('note')}
        optional
        defaultValue={typed?.note}
        autoComplete="off"
        maxLength={200}
      />
      <p className="max-w-measure text-sm text-ink-muted">{t('enter.forGood')}</p>
      <div>
        <Button variant="primary" size="large" name="intent" value="enter">
          {t('enter.submit')}
        </Button>
      </div>
    </Form>
  );
}
