import { Conflict, Invalid } from '@entraide/core/error';
import { enterPayment, whoPaid } from '@entraide/core/treasury';
import { isId, newId } from '@entraide/model';
import { treasuryPaths } from '@entraide/model/path';
import { statusOf } from '../../../http/errors.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { faultsOfMoney } from '../../treasury/faults.server.ts';

export async function loadEntry({ ctx, context, url: { searchParams } }: RouteArgs) {
  const t = getT(context, 'treasury');
  const chosen = searchParams.get('member') ?? '';
  const q = searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const who = await whoPaid(ctx, isId(chosen) ? { memberId: chosen } : { q });
  const thisYear = Number(who.today.slice(0, 4));
  return {
    ...{ title: t('enter.title'), key: newId(), q, ...who },
    years: [thisYear, thisYear + 1, thisYear - 1],
    currencies: currenciesOf(ctx),
  };
}

function currenciesOf({ locale }: RouteArgs['ctx']) {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: names.of(code) ?? code }));
}

const NAMES = [
  'key',
  'memberId',
  'payer',
  'kind',
  'method',
  'amount',
  'currency',
  'paidOn',
  'covers',
  'note',
] as const;

export async function saveEntry({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const typed = Object.fromEntries(NAMES.map((name) => [name, String(form.get(name) ?? '')])) as Record<
    (typeof NAMES)[number],
    string
  >;
  const { memberId, covers, ...rest } = typed;
  const isYear = /^\d{4}$/.test(covers);
  try {
    await enterPayment(ctx, {
      ...rest,
      memberId: memberId || null,
      covers: isYear ? Number(covers) : covers || null,
    });
  } catch (error) {
    if (error instanceof Conflict)
      return data({ typed, faults: [{ field: null, code: 'entered-already' }] }, statusOf(error));
    if (!(error instanceof Invalid)) throw error;
    return data({ typed, faults: faultsOfMoney(error) }, statusOf(error));
  }
  throw safeRedirect(treasuryPaths.all({ done: 'entered', year: rest.paidOn.slice(0, 4) }), 303);
}
