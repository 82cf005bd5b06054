import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { actingOnListing } from '../../desk/acting.server.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { loadHelped, sayHelped } from './helped.server.ts';

export const handle = { i18n: ['ending'] };

export const loader = spaceLoader(actingOnListing(loadHelped));
export const action = spaceAction(actingOnListing(sayHelped));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** It is solved: who helped, and a word of thanks that they alone read. */
export default function WhoHelped() {
  const { t } = useTranslation('ending');
  const { title, listing, thanked, writers, likely, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('ending', sent?.faults);
  const others = thanked.length > 0 ? [] : (['other', 'nobody'] as const);
  const asks = writers.length > 0 || (others.length > 0 && !done);
  return (
    <Page title={title}>
      <div className="mb-6">
        <Notice tone="success" role="status" title={t(done ? 'helped.done' : 'helped.solved')}>
          {thanked.length > 0
            ? t('helped.thanked', { names: thanked.map((name) => `\u2068${name}\u2069`).join(', ') })
            : t(done ? 'helped.noted' : 'helped.lead')}
        </Notice>
      </div>
      <FormErrors faults={faults.list} />
      {asks && (
        <Form method="post" className="grid gap-6" noValidate>
          <RadioCards
            name="who"
            label={t(thanked.length > 0 ? 'helped.another' : 'helped.who', { title: listing.title })}
            error={faults.of('who')}
            defaultValue={sent?.typed.who ?? likely ?? undefined}
            options={[
              ...writers.map(({ threadId, name }) => ({ value: threadId, label: name })),
              ...others.map((value) => ({ value, label: t(`helped.${value}`) })),
            ]}
          />
          {writers.length > 0 && (
            <TextArea
              name="words"
              label={t('helped.words')}
              hint={t('helped.wordsHint')}
              error={faults.of('words')}
              defaultValue={sent?.typed.words}
              rows={4}
              maxLength={1000}
              dir="auto"
              optional
            />
          )}
          <div>
            <Button variant="primary" icon="hand-heart">
              {t('helped.submit')}
            </Button>
          </div>
        </Form>
      )}
      <p className="mt-6">
        <LinkButton to={listing.path} variant={asks ? 'quiet' : 'secondary'}>
          {t(asks ? 'helped.later' : 'asked.listing')}
        </LinkButton>
      </p>
    </Page>
  );
}
