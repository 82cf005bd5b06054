import { readAsk } from '@entraide/core/ask';
import { askPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['asks'] };

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const { id, name, listing, answers } = await readAsk(ctx, params.id ?? '');
  return {
    title: getT(context, 'asks')('paper.title'),
    ...{ id, name, about: listing?.title ?? null },
    answers: answers.map(({ threadId, name, words, chosen }) => ({ threadId, name, words, chosen })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** To read to somebody on the phone: who answered, and what they offer. */
export default function AnswersOnPaper() {
  const { t } = useTranslation('asks');
  const { title, id, name, about, answers } = useLoaderData<typeof loader>();
  return (
    <TeamPage
      title={title}
      intro={
        <>
          <div className="no-print flex flex-wrap items-center gap-4">
            <UpLink to={askPaths.one(id)} label={t('paper.back')} />
            <Button type="button" icon="printer" className="needs-script" onClick={() => print()}>
              {t('paper.print')}
            </Button>
          </div>
          <p>{t('paper.lead', { name: `\u2068${name}\u2069` })}</p>
        </>
      }
    >
      {about && (
        <p className="mb-6 text-xl font-semibold">
          <bdi>{about}</bdi>
        </p>
      )}
      {answers.length === 0 ? (
        <p>{t('paper.none')}</p>
      ) : (
        <ol className="grid list-decimal gap-5 ps-8 text-xl">
          {answers.map((answer) => (
            <li key={answer.threadId} className="break-inside-avoid">
              <p className="font-semibold">
                <bdi>{answer.name}</bdi>
                {answer.chosen && ` · ${t('one.chosen')}`}
              </p>
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {answer.words || t('one.removed')}
              </p>
            </li>
          ))}
        </ol>
      )}
    </TeamPage>
  );
}
