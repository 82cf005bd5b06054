import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { TextInput } from '../components/Field.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import { Form } from '../forms/Form.tsx';
import type { LoadedOffer } from './load-offer.server.ts';
import type { TypedPayment } from './start-payment.server.ts';

interface PayFormProps {
  offer: LoadedOffer;
  typed: Partial<TypedPayment>;
  faultOf: (field: string) => string | undefined;
  submit: string;
  /** Who pays, where nobody knows. */
  children?: ReactNode;
}

/** How much, and how often; then Stripe's own page. */
export function PayForm({ offer, typed, faultOf, submit, children }: PayFormProps) {
  const { t } = useTranslation('dues');
  const { amounts, otherAmount, yearly, currency, least, fee } = offer;
  const [first] = amounts;
  const options = [
    ...amounts.map(({ value, said }) => ({ value, label: said })),
    ...(otherAmount ? [{ value: 'other', label: t('pay.other') }] : []),
  ];
  return (
    <Form method="post" className="grid gap-6" noValidate>
      {first && (
        <RadioCards
          name="choice"
          label={t('pay.amount')}
          error={faultOf('choice')}
          defaultValue={typed.choice ?? first.value}
          layout="tiles"
          options={options}
        />
      )}
      {otherAmount && (
        <TextInput
          name="other"
          label={t(first ? 'pay.otherAmount' : 'pay.amount', { currency })}
          hint={least ? t('pay.least', { least }) : t('pay.inCurrency', { currency })}
          error={faultOf('other')}
          defaultValue={typed.other ?? ''}
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          maxLength={40}
          {...(first && { optional: true })}
        />
      )}
      {yearly && (
        <RadioCards
          name="every"
          label={t('pay.every')}
          error={faultOf('every')}
          defaultValue={typed.every ?? 'once'}
          options={[
            { value: 'once', label: t('pay.once') },
            { value: 'year', label: t('pay.year'), hint: t('pay.yearHint') },
          ]}
        />
      )}
      {children}
      <div className="grid justify-items-start gap-3">
        <Button variant="primary" size="large" icon="arrow-right">
          {submit}
        </Button>
        <p className="max-w-measure text-sm text-ink-muted">
          {t('pay.stripe')} {fee && t('pay.fee', { fee })}
        </p>
      </div>
    </Form>
  );
}
