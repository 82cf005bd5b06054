import type { Ctx } from '@entraide/core/ctx';
import { ANSWERS, type Answer, answerQuestion, readQuestion } from '@entraide/core/ending';
import { NotFound } from '@entraide/core/error';
import { endingPaths, paths } from '@entraide/model/path';
import { type RouteArgs, safeRedirect } from '../../framework/index.ts';
import { formatsFor } from '../../i18n/format.ts';
import { getT } from '../../i18n/server.ts';

function answerOf(given: string | undefined): Answer {
  const answer = ANSWERS.find((one) => one === given);
  if (!answer) throw new NotFound();
  return answer;
}

/** What a button of the mail leads to. Programs that look into mails open it, too: it changes nothing. */
export async function loadAsked({ ctx, params, url }: RouteArgs) {
  const answer = answerOf(params.answer);
  const { listing, status, until, open } = await readQuestion(ctx, params.token ?? '');
  const t = getT({ ctx, locale: ctx.locale }, 'ending');
  const asks = open.includes(answer);
  return {
    title: t(asks ? `asked.${answer}.${listing.kind}` : 'asked.title'),
    listing: { title: listing.title, lang: langOf(ctx, listing.locale), path: paths.listing(listing.id) },
    answer: asks ? answer : null,
    standing: t(`standing.${status}`, { date: formatsFor(ctx.locale).day(new Date(until), ctx.clock()) }),
    done: url.searchParams.has('done'),
    helped: status === 'solved' && listing.kind === 'request' ? endingPaths.helped(listing.id) : null,
  };
}

const langOf = (ctx: Ctx, locale: string) => (locale === ctx.locale ? null : locale);

export async function sayAsked({ ctx, params }: RouteArgs) {
  const [token, answer] = [params.token ?? '', answerOf(params.answer)];
  await answerQuestion(ctx, token, answer);
  throw safeRedirect(`${endingPaths.question(token, answer)}?done=1`, 303);
}
