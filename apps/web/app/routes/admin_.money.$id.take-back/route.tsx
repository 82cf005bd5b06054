import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import { readPayment, takeBackPayment } from '@entraide/core/treasury';
import { newId } from '@entraide/model';
import { decimalOf } from '@entraide/model/money';
import { treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../../../http/errors.ts';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  data,
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { faultsOfMoney } from '../../treasury/faults.server.ts';
import { sayMoney } from '../../treasury/say-money.server.ts';

export const handle = { i18n: ['treasury'] };

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const payment = await readPayment(ctx, params.id ?? '');
  const { kind, method, name, amount, refunded, currency, happenedAt } = payment;
  const left = amount - refunded;
  // What went through Stripe goes back through Stripe; what is gone back already cannot go back again.
  if (method === 'stripe' || left === 0) throw new NotFound();
  return {
    title: getT(context, 'treasury')('takeBack.title'),
    key: newId(),
    payment: {
      kind,
      method,
      name,
      at: happenedAt.toISOString(),
      amount: sayMoney(amount, currency, ctx.locale),
    },
    left: sayMoney(left, currency, ctx.locale),
    whole: decimalOf({ amount: left, currency }),
  };
});

export const action = spaceAction(async ({ ctx, request, params }) => {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { key: text('key'), amount: text('amount'), reason: text('reason') };
  try {
    await takeBackPayment(ctx, params.id ?? '', typed);
  } catch (error) {
    if (error instanceof Conflict)
      return data({ typed, faults: [{ field: 'amount', code: 'more-than-left' }] }, statusOf(error));
    if (!(error instanceof Invalid)) throw error;
    return data({ typed, faults: faultsOfMoney(error) }, statusOf(error));
  }
  throw safeRedirect(treasuryPaths.all({ done: 'taken-back' }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What was entered by hand is set right by a second entry against it. */
export default function TakeBack() {
  const { t } = useTranslation('treasury');
  const { title, key, payment, left, whole } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('treasury', sent?.faults);
  const { kind, method, name, at, amount } = payment;
  return (
    <TeamPage
      title={title}
      intro={
        <>
          <UpLink to={treasuryPaths.all()} label={t('title')} />
          <p>{t('takeBack.lead')}</p>
        </>
      }
    >
      <FormErrors faults={faults.list} />
      <p className="mb-6">
        <bdi className="font-semibold">{name ?? t('line.gone')}</bdi>
        <br />
        {t(`kind.${kind}`)} · {t(`method.${method}`)} · <Time value={at} say="day" /> ·{' '}
        <span className="font-semibold">{amount}</span>
      </p>
      <Form method="post" className="grid grid-cols-1 gap-6" noValidate>
        <input type="hidden" name="key" value={sent?.typed.key || key} />
        <TextInput
          name="amount"
          label={t('takeBack.amount')}
          hint={t('takeBack.amountHint', { left })}
          error={faults.of('amount')}
          defaultValue={sent?.typed.amount ?? whole}
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          dir="ltr"
        />
        <TextInput
          name="reason"
          label={t('takeBack.reason')}
          hint={t('takeBack.reasonHint')}
          error={faults.of('reason')}
          defaultValue={sent?.typed.reason}
          autoComplete="off"
          maxLength={200}
        />
        {kind === 'due' && <p className="max-w-measure text-sm text-ink-muted">{t('takeBack.dues')}</p>}
        <div>
          <Button variant="primary" name="intent" value="take-back" icon="undo-2">
            {t('takeBack.submit')}
          </Button>
        </div>
      </Form>
    </TeamPage>
  );
}
