import { Conflict, Gone, Invalid, TooMany } from '@entraide/core/error';
import {
  applyImport,
  type BegunImport,
  beginImport,
  type Columns,
  compareImport,
  type Difference,
  forgetMemberList,
  MOST_LIST_BYTES,
} from '@entraide/core/member-list';
import { memberPaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { fileOfForm } from '../../framework/file-of-form.server.ts';
import { data, type RouteArgs, safeRedirect } from '../../framework/index.ts';

type Texts = ReadonlyMap<string, string>;

/** Carried from step to step by the page; the server keeps what is sealed, and the page its key. */
export interface Choice extends Columns {
  id: string;
  key: string;
}

/** What the page shows after a form: the first lines with a guess, or the difference. */
export type Step =
  | { is: 'choose'; faults: FormFault[] }
  | { is: 'match'; begun: BegunImport; faults: FormFault[] }
  | { is: 'compare'; choice: Choice; difference: Difference; months: number; faults: FormFault[] };

const FILE = { field: 'file', mostBytes: MOST_LIST_BYTES, mostOfText: MOST_LIST_BYTES };

/** Read, compare, apply: three forms of one page. Nothing is written to the space before the last. */
export async function importMembers({ ctx, request }: RouteArgs) {
  const { texts, bytes } = await fileOfForm(request, FILE);
  const intent = texts.get('intent');
  try {
    switch (intent) {
      case 'forget':
        await forgetMemberList(ctx);
        throw safeRedirect(memberPaths.import({ done: 'forgotten' }), 303);
      case 'compare':
        return await compared(ctx, texts, []);
      case 'apply':
        return await applied(ctx, texts);
      default:
        return await begun(ctx, texts, bytes);
    }
  } catch (error) {
    if (error instanceof Gone) return step({ is: 'choose', faults: [{ field: 'file', code: 'gone' }] }, 410);
    if (!(error instanceof Invalid)) throw error;
    return step({ is: 'choose', faults: faultsOf(error) }, 422);
  }
}

async function begun(ctx: RouteArgs['ctx'], texts: Texts, bytes: Buffer | null) {
  if (bytes === null) return step({ is: 'choose', faults: [{ field: 'file', code: 'too-large' }] }, 422);
  const pasted = texts.get('pasted') ?? '';
  return step({ is: 'match', begun: await beginImport(ctx, bytes.length > 0 ? bytes : pasted), faults: [] });
}

async function compared(ctx: RouteArgs['ctx'], texts: Texts, faults: FormFault[], status = 200) {
  const choice = choiceIn(texts);
  const difference = await compareImport(ctx, choice);
  const months = Number(texts.get('months') ?? 12);
  return step({ is: 'compare', choice, difference, months, faults }, status);
}

async function applied(ctx: RouteArgs['ctx'], texts: Texts) {
  const leaveOut = texts.has('leaveOut');
  const months = Number(texts.get('months'));
  try {
    const { people, told } = await applyImport(ctx, {
      ...choiceIn(texts),
      months,
      leaveOut,
      tell: texts.has('tell'),
      seen: texts.get('seen') ?? '',
    });
    throw safeRedirect(
      memberPaths.import({ done: 'imported', people: String(people), told: String(told) }),
      303,
    );
  } catch (error) {
    if (error instanceof TooMany) return compared(ctx, texts, [{ field: 'tell', code: 'told-twice' }], 429);
    if (error instanceof Conflict) return compared(ctx, texts, [{ field: null, code: 'changed' }], 409);
    const bad = error instanceof Invalid && error.faults.some(({ path }) => path[0] === 'leaveOut');
    if (!bad) throw error;
    return compared(ctx, texts, [{ field: 'leaveOut', code: 'bad-lines' }], 422);
  }
}

const step = (answer: Step, status = 200) => data(answer, status);

function choiceIn(texts: Texts): Choice {
  const since = texts.get('since') ?? '';
  return {
    id: texts.get('id') ?? '',
    key: texts.get('key') ?? '',
    header: texts.has('header'),
    email: Number(texts.get('email')),
    since: since === '' ? null : Number(since),
  };
}

/** By their own words: which line it was, which kind of file. */
const faultsOf = (error: Invalid) =>
  error.faults.map(({ path, code }): FormFault => {
    const known = ['empty', 'too-large', 'workbook', 'too-many-lines', 'line', 'no-addresses'].includes(code);
    return { field: 'file', code: known ? code : 'empty', values: { line: path[1] ?? 0 } };
  });
