import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PaperChoices } from '../../components/PaperChoices.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { posterCss } from '../../components/poster-css.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { actingOnListing } from '../../desk/acting.server.ts';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData, useNonce } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { QrCode } from '../../qr/QrCode.tsx';
import { sheetOf } from './sheet.server.ts';

export const handle = { i18n: ['ask'] };

export const loader = spaceLoader(
  actingOnListing(async (args) => ({
    title: getT(args.context, 'ask')('sheet.title'),
    sheet: await sheetOf(args),
  })),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const STRIPS = 8;

type Sheet = ReturnType<typeof useLoaderData<typeof loader>>['sheet'];

/** A listing on paper, with strips to tear off. */
export default function SheetPage() {
  const nonce = useNonce();
  const { title, sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <style
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own rules, with one of two sizes
        dangerouslySetInnerHTML={{ __html: posterCss(sheet.size) }}
      />
      <div className="no-print">
        <Choices title={title} sheet={sheet} />
      </div>
      <Paper label={title} sheet={sheet} />
    </>
  );
}

function Choices({ title, sheet }: { title: string; sheet: Sheet }) {
  const { t } = useTranslation('ask');
  const { lang, size, sizes, locales, back, live, atDesk, phone } = sheet;
  const at = (change: Record<string, string>) =>
    `?${new URLSearchParams({ in: lang, size, ...(phone && { phone }), ...change })}`;
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={back} label={t('sheet.back')} />
          <p>{t('sheet.lead')}</p>
        </>
      }
    >
      {!live && (
        <div className="mb-6">
          <Notice tone="warning">{t('sheet.ended')}</Notice>
        </div>
      )}
      <PaperChoices {...{ size, sizes, lang, locales, at }} print={t('sheet.print')} />
      {atDesk && (
        <Form method="get" className="mt-4 flex flex-wrap items-end gap-3">
          <input type="hidden" name="in" value={lang} />
          <input type="hidden" name="size" value={size} />
          <TextInput
            type="tel"
            name="phone"
            label={t('sheet.phone')}
            hint={t('sheet.phoneHint')}
            defaultValue={phone}
            maxLength={32}
            dir="ltr"
          />
          <Button>{t('sheet.usePhone')}</Button>
        </Form>
      )}
    </Page>
  );
}

function Paper({ label, sheet }: { label: string; sheet: Sheet }) {
  const { lang, dir, name, logo, kind, title, text, textLang, place, until, scan, address, qr, call, phone } =
    sheet;
  return (
    <section className="poster print-exact" lang={lang} dir={dir} aria-label={label}>
      <div className="poster-body">
        <p className="poster-head">
          {logo && <img src={logo} alt="" className="poster-logo" />}
          <bdi>{name}</bdi>
        </p>
        <p className="poster-kind">{kind}</p>
        <p className="poster-title" lang={textLang} dir="auto">
          {title}
        </p>
        <p className="poster-facts">
          <bdi>{place}</bdi> · {until}
        </p>
        <p className="poster-text" lang={textLang} dir="auto">
          {text}
        </p>
        <div className="poster-foot">
          <div className="poster-qr">
            <QrCode {...qr} />
          </div>
          <div>
            <p>{scan}</p>
            <p className="poster-address">
              <bdi dir="ltr">{address}</bdi>
            </p>
          </div>
        </div>
      </div>
      <div className="poster-strips" aria-hidden="true">
        {Array.from({ length: STRIPS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: eight of the same
          <div key={index} className="poster-strip">
            <strong>{call || title.slice(0, 40)}</strong>
            <bdi dir="ltr">{phone || address}</bdi>
          </div>
        ))}
      </div>
    </section>
  );
}
