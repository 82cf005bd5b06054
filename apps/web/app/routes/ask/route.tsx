import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { leave, showLeave } from './ask.server.ts';

export const handle = { i18n: ['ask'] };

export const loader = spaceLoader(showLeave);
export const action = spaceAction(leave);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** For whoever would rather not write a request themselves. */
export default function LeaveAsk() {
  const { t } = useTranslation('ask');
  const { title, member, mine, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { list, of } = useFaults('ask', refused?.faults);
  const typed = refused?.typed;
  const ways = member ? (['account', 'phone'] as const) : (['phone', 'email'] as const);
  return (
    <Page title={title} intro={<p>{t('lead')}</p>}>
      {done && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('done')}
          </Notice>
        </div>
      )}
      <FormErrors faults={list} />
      <Form method="post" className="mb-10 grid gap-6" noValidate>
        <TextArea
          name="what"
          label={t('words')}
          hint={t('wordsHint')}
          error={of('what')}
          defaultValue={typed?.what}
          maxLength={2000}
          dir="auto"
          required
        />
        {!member && (
          <TextInput
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={of('name')}
            defaultValue={typed?.name}
            maxLength={60}
            autoComplete="given-name"
            dir="auto"
            required
          />
        )}
        <RadioCards
          name="reach"
          label={t('reach')}
          defaultValue={typed?.reach || ways[0]}
          error={of('reach')}
          options={ways.map((value) => ({ value, label: t(`by.${value}`) }))}
          required
        />
        <TextInput
          name="contact"
          label={t(member ? 'contactPhone' : 'contact')}
          hint={`${member ? `${t('optionalPhone')} ` : ''}${t('contactHint')}`}
          error={of('contact')}
          defaultValue={typed?.contact}
          maxLength={254}
          dir="ltr"
          optional={member}
          required={!member}
        />
        {member && (
          <Checkbox
            name="wantsAnswers"
            label={t('wantsAnswers')}
            defaultChecked={typed?.wantsAnswers ?? false}
          />
        )}
        <div>
          <Button variant="primary" icon="send">
            {t('submit')}
          </Button>
        </div>
      </Form>
      {mine.length > 0 && <Mine mine={mine} />}
    </Page>
  );
}

function Mine({ mine }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'mine'>) {
  const { t } = useTranslation('ask');
  return (
    <PagePart title={t('mine')}>
      <ul className="grid gap-4">
        {mine.map(({ id, words, state, answer, listing, answers, createdAt }) => (
          <li key={id} className="grid gap-2 rounded-card border border-line p-4">
            <p className="text-sm text-ink-muted">
              <Time value={createdAt} say="day" />
            </p>
            <p dir="auto" className="max-w-measure whitespace-pre-line wrap-anywhere">
              {words}
            </p>
            <p className="font-semibold">{t(`state.${state}`)}</p>
            {answer !== '' && (
              <p dir="auto" className="max-w-measure whitespace-pre-line wrap-anywhere">
                {answer}
              </p>
            )}
            {listing && (
              <p>
                <Link to={paths.listing(listing.id)} className="link inline-flex min-h-11 items-center">
                  {t('listing')}
                  <span className="sr-only"> ({listing.title})</span>
                </Link>
              </p>
            )}
            {answers.length > 0 && (
              <>
                <p className="font-semibold">{t('answers', { count: answers.length })}</p>
                <ul className="grid gap-2">
                  {answers.map((one, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: answers never change their order
                    <li key={index} className="border-s-2 border-line ps-3">
                      <p className="font-semibold">
                        <bdi>{one.name}</bdi>
                        {one.chosen && ` · ${t('chosen')}`}
                      </p>
                      <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                        {one.words || t('removed')}
                      </p>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </PagePart>
  );
}
