import { Invalid, NotFound } from '@entraide/core/error';
import {
  changeSettings,
  isSameValue,
  previewSettings,
  readSettings,
  SettingsMoved,
  type SpaceSettings,
} from '@entraide/core/revision';
import { renderMarkdown } from '@entraide/core/tenant';
import { readPageKey } from '@entraide/model/tenant';
import type { FormFault } from '../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';
import { sayChanges } from './say-changes.server.ts';
import type { Section } from './sections/section.ts';
import { keyOf, type Sent, type Values } from './values.ts';

/**
 * A form of settings: `preview` says what it would change, `save` changes it, `up:NAME` and `down:NAME` move a line. Whatever is wrong,
 * the form comes back as it was typed.
 * @param done where the page is after a change, given the number of the revision
 */
export async function changeSection(
  { ctx, context, request }: RouteArgs,
  section: Section,
  done: (number: number) => string,
) {
  const form = await readForm(request);
  const intent = String(form.get('intent') ?? '');
  const before = await seen(ctx, String(form.get('base') ?? ''));
  const was = await section.values(before, ctx);
  const typed = readValues(form, section, before, was);
  const t = getT(context, 'settings');
  const say = (changes: Parameters<typeof sayChanges>[0], { config }: Pick<SpaceSettings, 'config'>) =>
    sayChanges(changes, { t, locale: ctx.locale, config });
  const answer = (more: Partial<Sent>, status = 200) =>
    data(
      {
        ...{ typed, base: before.number, faults: [], preview: null, moved: null, tried: null },
        ...{ rendered: {}, rewritten: null },
        ...more,
      } satisfies Sent,
      status,
    );

  const move = /^(up|down):(.+)$/.exec(intent);
  if (move && section.move) {
    const [, way, name = ''] = move;
    return answer({
      typed: section.move(typed, name, way === 'up' ? -1 : 1),
      rewritten: crypto.randomUUID(),
    });
  }
  const looked = (await section.prepare?.(typed, was, ctx)) ?? { typed, faults: [] };
  const made = section.make(looked.typed, before);
  const faults = [
    ...looked.faults,
    ...made.faults.filter(({ field }) => !looked.faults.some((one) => one.field === field)),
  ];
  if (faults.length > 0) return answer({ faults }, 422);
  const change = { base: before.number, set: changed(section, made.set, was, before) };
  try {
    if (intent === 'save') {
      const { number } = await changeSettings(ctx, change);
      throw safeRedirect(done(number));
    }
    const preview = await previewSettings(ctx, change);
    const filled = Object.keys(looked.typed).some((field) => looked.typed[field] !== typed[field]);
    return answer({
      typed: looked.typed,
      preview: say(preview.changes, preview),
      rendered: renderedOf(looked.typed),
      tried: (await section.tries?.(ctx, t, preview.config)) ?? null,
      // What was looked up stands in the form.
      rewritten: filled ? crypto.randomUUID() : null,
    });
  } catch (error) {
    if (error instanceof SettingsMoved) {
      const now = await readSettings(ctx);
      const theirs = await section.values(now, ctx);
      return answer(
        {
          typed: mergeTyped(typed, was, theirs),
          base: now.number,
          moved: say(error.changes, now),
          rewritten: crypto.randomUUID(),
        },
        409,
      );
    }
    if (!(error instanceof Invalid)) throw error;
    return answer({ faults: faultsOf(error, typed) }, 422);
  }
}

/** The settings as the author of a form saw them. @throws Invalid for a revision that there is not */
async function seen(ctx: RouteArgs['ctx'], base: string): Promise<SpaceSettings> {
  const refuse = () =>
    new Invalid([{ path: ['base'], code: 'invalid', message: 'there is no such revision' }]);
  if (!/^[1-9]\d{0,8}$/.test(base)) throw refuse();
  try {
    return await readSettings(ctx, { at: Number(base) });
  } catch (error) {
    if (error instanceof NotFound) throw refuse();
    throw error;
  }
}

/** What was typed; what the folder of the space declares is not in the form, and stays as it was. */
function readValues(form: FormData, section: Section, { locked }: SpaceSettings, was: Values): Values {
  const typed: Values = Object.fromEntries(
    Object.entries(was).filter(([field]) => locked.includes(keyOf(field))),
  );
  for (const [field, value] of form) {
    const key = keyOf(field);
    if (typeof value !== 'string' || ['intent', 'base'].includes(field)) continue;
    if (section.owns(key) && !locked.includes(key)) typed[field] = plain(value);
  }
  return typed;
}

/** Line ends as they are counted, without the control characters that come along with pasted text. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll('\r\n', '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Only what its author changed: what the form says otherwise than it did when it came. */
function changed(section: Section, set: Record<string, unknown>, was: Values, before: SpaceSettings) {
  const same = section.make(was, before).set;
  return Object.fromEntries(
    Object.entries(set).filter(
      ([key, value]) => !before.locked.includes(key) && !isSameValue(value, same[key]),
    ),
  );
}

/** The author's where they typed something, else what is there now. */
function mergeTyped(typed: Values, was: Values, theirs: Values): Values {
  const merged: Values = { ...theirs };
  for (const field of new Set([...Object.keys(typed), ...Object.keys(was)])) {
    const own = typed[field];
    if (own === was[field]) continue;
    if (own === undefined) delete merged[field];
    else merged[field] = own;
  }
  return merged;
}

function renderedOf(typed: Values): Sent['rendered'] {
  const pages = Object.entries(typed).filter(([field, text]) => readPageKey(field) && text.trim() !== '');
  return Object.fromEntries(
    pages.map(([field, text]) => [field, renderMarkdown(text, readPageKey(field)?.name ?? '')]),
  );
}

/** What only core knows to be wrong, beside the first field of its setting. */
function faultsOf({ faults }: Invalid, typed: Values): FormFault[] {
  return faults.map(({ path, code }) => {
    const [first, second] = path.map(String);
    const key = (first === 'set' ? second : first) ?? '';
    const field = Object.keys(typed).find((one) => keyOf(one) === key) ?? null;
    return { field, code: code === 'declared-in-folder' ? 'locked' : 'other', values: { key } };
  });
}
