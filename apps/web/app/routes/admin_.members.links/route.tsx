import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import { endInviteLink, liveInviteLinks, makeInviteLink } from '@entraide/core/invite';
import { memberPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { Select } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
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
import { QrCode } from '../../qr/QrCode.tsx';
import { qrCodeOf } from '../../qr/qr.server.ts';

export const handle = { i18n: ['members'] };

const uses = [1, 10, 50, 200] as const;
const days = [7, 30, 90, 365] as const;

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const links = await liveInviteLinks(ctx);
  const done = url.searchParams.get('done');
  return {
    title: getT(context, 'members')('links.title'),
    links: links.map(({ code, uses, mostUses, endsAt }) => {
      const address = ctx.tenant.origin + paths.invited(code);
      return { code, uses, mostUses, endsAt: endsAt.toISOString(), address, qr: qrCodeOf(address) };
    }),
    done: (['made', 'ended'] as const).find((one) => one === done) ?? null,
  };
});

export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  const refuse = (code: string, status: number) => data({ faults: [{ field: null, code }] }, status);
  const ending = form.get('intent') === 'end';
  try {
    if (ending) await endInviteLink(ctx, String(form.get('code')));
    else
      await makeInviteLink(ctx, { mostUses: Number(form.get('mostUses')), days: Number(form.get('days')) });
  } catch (error) {
    if (error instanceof Conflict) return refuse('many-links', 409);
    if (error instanceof NotFound) return refuse('link-gone', 404);
    if (error instanceof Invalid) return refuse('link', 422);
    throw error;
  }
  throw safeRedirect(memberPaths.links({ done: ending ? 'ended' : 'made' }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function InviteLinks() {
  const { t } = useTranslation('members');
  const { title, links, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('members', sent?.faults);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={memberPaths.all()} label={t('title')} />
          <p>{t('links.lead')}</p>
        </>
      }
    >
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`links.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <Form method="post" className="mb-10 grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
        <Select name="mostUses" label={t('links.for')} defaultValue="1">
          {uses.map((count) => (
            <option key={count} value={count}>
              {t('links.people', { count })}
            </option>
          ))}
        </Select>
        <Select name="days" label={t('links.during')} defaultValue="30">
          {days.map((count) => (
            <option key={count} value={count}>
              {t('links.days', { count })}
            </option>
          ))}
        </Select>
        <Button variant="primary" name="intent" value="make" icon="link">
          {t('links.make')}
        </Button>
      </Form>
      <PagePart title={t('links.now')}>
        {links.length === 0 && <p className="text-ink-muted">{t('links.none')}</p>}
        <ul className="divide-y divide-line">
          {links.map(({ code, address, qr, uses, mostUses, endsAt }) => (
            <li key={code} className="flex flex-wrap items-start gap-6 py-4">
              <QrCode {...qr} />
              <div className="grid min-w-0 flex-1 basis-64 justify-items-start gap-3">
                <CopyText value={address} label={t('links.link')} />
                <p className="text-sm text-ink-muted">
                  {t('links.used', { count: uses, most: mostUses })} {t('links.until')}{' '}
                  <Time value={endsAt} say="day" />
                </p>
                <Form method="post">
                  <input type="hidden" name="code" value={code} />
                  <Button variant="quiet" name="intent" value="end" icon="x" className="-ms-4">
                    {t('links.end')}
                  </Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      </PagePart>
    </Page>
  );
}
