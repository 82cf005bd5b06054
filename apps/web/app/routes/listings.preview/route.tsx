import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ListingCard } from '../../components/ListingCard.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
  useSending,
} from '../../framework/index.ts';
import { BeforeWriting, Gate } from '../../house/BeforeWriting.tsx';
import { getT } from '../../i18n/index.ts';
import { SeenMap, SeenSentence } from '../../post/SeenPanel.tsx';
import { EmergencyCard } from '../../safety/EmergencyCard.tsx';
import { SafetyNote } from '../../safety/SafetyNote.tsx';
import { TrustNotice } from '../../safety/TrustNotice.tsx';
import { AccountForm } from './AccountForm.tsx';
import { OtherPlaces } from './OtherPlaces.tsx';
import { answerPreview, showPreview } from './preview.server.ts';
import { ShownName } from './ShownAs.tsx';

export const handle = { i18n: ['post', 'account', 'map', 'house', 'safety'] };

export const loader = spaceLoader(async (args) => ({
  title: getT(args.context, 'post')('title.preview'),
  preview: await showPreview(args),
}));

export const action = spaceAction(answerPreview);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Preview() {
  const { t } = useTranslation('post');
  const { t: tSafety } = useTranslation('safety');
  const { title, preview } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('post', sent?.fault ? [sent.fault] : undefined);
  const sending = useSending();
  if (!preview) {
    const start = (
      <LinkButton to={paths.newListing()} variant="primary" icon="plus">
        {t('preview.start')}
      </LinkButton>
    );
    return (
      <Page title={title}>
        <EmptyState title={t('preview.nothing')} actions={start} />
      </Page>
    );
  }
  const change = (
    <LinkButton to={paths.newListing()} icon="pencil">
      {t('action.change')}
    </LinkButton>
  );
  return (
    <Page title={title} intro={t('preview.asOthers')} action={change}>
      <div className="grid gap-6">
        <FormErrors faults={faults.list} />
        <PreviewedListing preview={preview} />
        {preview.abroad && (
          <Notice tone="warning" role="status" title={t('preview.abroad', { country: preview.abroad })}>
            {t('preview.abroadText')}
          </Notice>
        )}
        {preview.places && <OtherPlaces {...preview.places} />}
        {preview.name !== null && <ShownName name={preview.name} error={faults.of('displayName')} />}
        {preview.namesChild && (
          <Notice tone="warning" role="status">
            {tSafety('child')}
          </Notice>
        )}
        {preview.safety && <SafetyNote note={preview.safety} />}
        {preview.emergency && (
          <Notice
            tone="danger"
            icon="siren"
            title={tSafety('before.title', { country: `\u2068${preview.emergency.name}\u2069` })}
          >
            <p className="mb-3">{tSafety('before.text')}</p>
            <EmergencyCard card={preview.emergency} />
          </Notice>
        )}
        {preview.trust && <TrustNotice trust={preview.trust} />}
        <BeforeWriting writing={preview.writing} what="listing" />
        {preview.trust && !preview.trust.visitor ? null : preview.writing === 'suspended' ? (
          <Gate writing="suspended" path={paths.previewListing()} />
        ) : preview.signedIn ? (
          <Form method="post" className="border-t border-line pt-6">
            <Button variant="primary" size="large" wide name="intent" value="publish" disabled={sending}>
              {t(preview.kind === 'offer' ? 'action.publishOffer' : 'action.publishRequest')}
            </Button>
          </Form>
        ) : (
          <AccountForm sent={sent?.account ?? null} />
        )}
      </div>
    </Page>
  );
}

type Previewed = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['preview']>;

function PreviewedListing({ preview }: { preview: Previewed }) {
  const { t } = useTranslation('post');
  const { card, text, location, until, onBehalf, nameHidden } = preview;
  return (
    <>
      <ListingCard card={card} to={null} />
      <p className="max-w-measure whitespace-pre-line" dir="auto" lang={text.lang}>
        {text.parts.map((part, index) =>
          part.href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts never change their order
            <a key={index} href={part.href} rel="nofollow ugc noopener" target="_blank" className="link">
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
      <div className="grid gap-2">
        <SeenSentence location={location} />
        <p className="flex items-start gap-2">
          <Icon name="calendar" className="mt-[0.15em] size-[1.25em] text-ink-muted" />
          <time dateTime={until.iso} title={until.exact}>
            {t('preview.until', { date: until.said })}
          </time>
        </p>
        {onBehalf && (
          <p className="flex items-start gap-2">
            <Icon name="hand-helping" className="mt-[0.15em] size-[1.25em] text-ink-muted" />
            {t('preview.onBehalf')}
          </p>
        )}
        {nameHidden && (
          <p className="flex items-start gap-2">
            <Icon name="eye-off" className="mt-[0.15em] size-[1.25em] text-ink-muted" />
            {t('preview.nameHidden')}
          </p>
        )}
      </div>
      <SeenMap location={location} show />
    </>
  );
}
