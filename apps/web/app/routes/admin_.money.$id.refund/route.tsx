import { isAskedAgain } from '@entraide/core/access';
import { readRefundable, refundPayment } from '@entraide/core/dues';
import { Conflict, Invalid } from '@entraide/core/error';
import { newId } from '@entraide/model';
import { duesPaths, treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { sayDay, sayMoney } from '../../dues/money-said.server.ts';
import { TestNotice } from '../../dues/TestNotice.tsx';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
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

export const handle = { i18n: ['payments', 'dues', 'factor', 'money'] };

export const loader = spaceLoader(async ({ ctx, context, params, url }) => {
  const { left, amount, currency, kind, payerName, at } = await readRefundable(ctx, params.id ?? '');
  return {
    title: getT(context, 'payments')('refund.title'),
    ...{ kind, payer: payerName, day: sayDay(ctx, at), isLeft: left > 0 },
    amount: sayMoney(ctx, { amount, currency }),
    left: sayMoney(ctx, { amount: left, currency }),
    done: url.searchParams.has('done'),
    test: ctx.stripe?.live === false,
    askedAgain: isAskedAgain(ctx),
    // Sent twice, it is one refund.
    key: newId(),
  };
});

const words = new Set(['not-an-amount', 'too-fine', 'too-small', 'too-large', 'more-than-paid']);

export const action = spaceAction(async ({ ctx, params, request }) => {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { key: text('key'), amount: text('amount'), reason: text('reason') };
  try {
    await refundPayment(ctx, params.id ?? '', typed);
  } catch (error) {
    if (error instanceof Conflict) return data({ typed, faults: [{ field: null, code: 'conflict' }] }, 409);
    if (!(error instanceof Invalid)) throw error;
    const faults = error.faults.map(({ path, code }) => {
      const field = String(path[0] ?? '');
      return { field, code: field === 'amount' && words.has(code) ? code : field };
    });
    return data({ typed, faults }, 422);
  }
  throw safeRedirect(`${duesPaths.refund(params.id ?? '')}?done=1`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Gives a payment back, all of it or a part. */
export default function Refund() {
  const { t } = useTranslation('payments');
  const { title, kind, payer, day, amount, left, isLeft, done, test, askedAgain, key } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('payments', sent?.faults);
  return (
    <TeamPage
      title={title}
      intro={
        <>
          <UpLink to={treasuryPaths.all()} label={t('up')} />
          <p>
            {t(`kind.${kind}`)} · <bdi>{payer}</bdi> · {day} · <bdi className="font-semibold">{amount}</bdi>
          </p>
        </>
      }
    >
      <TestNotice test={test} />
      <ConfirmFirst asked={askedAgain} />
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('refund.done')}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      {isLeft ? (
        <Form method="post" className="grid gap-6" noValidate>
          <input type="hidden" name="key" value={sent?.typed.key ?? key} />
          <TextInput
            name="amount"
            label={t('refund.amount')}
            hint={t('refund.amountHint', { left })}
            error={faults.of('amount')}
            defaultValue={sent?.typed.amount ?? ''}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            maxLength={40}
            optional
          />
          <TextInput
            name="reason"
            label={t('refund.reason')}
            hint={t('refund.reasonHint')}
            error={faults.of('reason')}
            defaultValue={sent?.typed.reason ?? ''}
            autoComplete="off"
            maxLength={200}
            required
          />
          <div className="grid justify-items-start gap-3">
            <Button variant="danger" icon="undo-2">
              {t('refund.submit')}
            </Button>
            <p className="max-w-measure text-sm text-ink-muted">{t('refund.note')}</p>
          </div>
        </Form>
      ) : (
        <Notice>{t('refund.nothingLeft')}</Notice>
      )}
    </TeamPage>
  );
}
