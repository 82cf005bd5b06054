import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { type CardData, ListingCard } from '../../components/ListingCard.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

export interface PendingMember {
  id: string;
  displayName: string;
  email: string;
  since: string;
  /** What accepting them publishes: all of it, or the first few. */
  listings: readonly { card: CardData; text: string; lang: string }[];
  /** How many listings accepting them publishes. */
  held: number;
  /** How many private messages accepting them sends. */
  messages: number;
  seen: string;
}

interface PendingProps {
  members: readonly PendingMember[];
  /** How many wait in all. */
  total: number;
  /** One person was asked for. */
  alone: boolean;
  /** False: the reader is here to help, and decides about nobody. */
  mayDecide: boolean;
  /** The refusal that was sent back, if any. */
  refused: { id: string; reason: string; fault: string | undefined } | null;
}

/** Those who wait, oldest first: what they wrote, a click to accept, a sentence to refuse. */
export function Pending({ members, total, alone, mayDecide, refused }: PendingProps) {
  const { t } = useTranslation('admin');
  if (members.length === 0 && total === 0) return <p className="text-ink-muted">{t('pending.none')}</p>;
  return (
    <>
      {alone && (
        <p>
          <LinkButton to={paths.admin()}>{t('pending.everybody', { count: total })}</LinkButton>
        </p>
      )}
      {!alone && total > members.length && (
        <p className="text-ink-muted">{t('pending.first', { count: members.length })}</p>
      )}
      <ul className="grid gap-3">
        {members.map((member) => {
          const again = refused?.id === member.id ? refused : null;
          return (
            <li key={member.id} className="grid gap-4 rounded-card border border-line bg-surface p-4">
              <div className="flex flex-wrap items-center gap-4">
                {mayDecide && !alone && members.length > 1 && member.held <= member.listings.length && (
                  <label className="-m-2 inline-flex size-11 items-center justify-center">
                    <input
                      type="checkbox"
                      form="many"
                      name="person"
                      value={`${member.id} ${member.seen}`}
                      className="size-6 flex-none"
                    />
                    <span className="sr-only">
                      {t('many.pick', { name: `\u2068${member.displayName}\u2069` })}
                    </span>
                  </label>
                )}
                <Avatar name={member.displayName} />
                <div className="min-w-0 flex-1">
                  <p>
                    <bdi className="font-semibold">{member.displayName}</bdi>
                  </p>
                  <p className="text-sm text-ink-muted">
                    <bdi className="break-all">{member.email}</bdi> · {t('pending.since')}{' '}
                    <Time value={member.since} />
                  </p>
                </div>
              </div>
              <Written member={member} />
              {member.held > member.listings.length ? (
                <div>
                  <LinkButton to={paths.admin({ waiting: member.id })}>
                    {t('pending.readAll', { count: member.held })}
                  </LinkButton>
                </div>
              ) : (
                mayDecide && (
                  <Form method="post">
                    <input type="hidden" name="id" value={member.id} />
                    <input type="hidden" name="seen" value={member.seen} />
                    <Button variant="primary" name="intent" value="accept" icon="user-round-check">
                      {t(member.held > 0 ? 'pending.acceptAndPublish' : 'pending.accept')}
                    </Button>
                  </Form>
                )
              )}
              {mayDecide && (
                <details open={again !== null}>
                  <summary className="inline-flex min-h-11 cursor-pointer items-center text-urgent-ink underline underline-offset-4">
                    {t('pending.refuseOpen')}
                  </summary>
                  <Form method="post" className="mt-2 grid justify-items-start gap-4" noValidate>
                    <input type="hidden" name="id" value={member.id} />
                    <TextArea
                      // Only the form that was sent back carries the plain id, where the summary of faults leads.
                      id={again ? 'reason' : `reason-${member.id}`}
                      name="reason"
                      label={t('pending.reason')}
                      hint={t('pending.reasonHint')}
                      error={again?.fault}
                      defaultValue={again?.reason}
                      className="w-full"
                      rows={3}
                      maxLength={1000}
                      dir="auto"
                      required
                    />
                    <Button variant="danger" name="intent" value="refuse" icon="user-round-x">
                      {t('pending.refuse')}
                    </Button>
                  </Form>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What accepting somebody publishes, word for word as others will read it. */
function Written({ member: { listings, held, messages } }: { member: PendingMember }) {
  const { t } = useTranslation('admin');
  if (held === 0 && messages === 0)
    return <p className="text-sm text-ink-muted">{t('pending.wroteNothing')}</p>;
  return (
    <div className="grid gap-3">
      {held > 0 && <p>{t('pending.publishes', { count: held })}</p>}
      {held > listings.length && (
        <p className="text-sm text-ink-muted">{t('pending.onlyFirst', { count: listings.length })}</p>
      )}
      {listings.map(({ card, text, lang }) => (
        <div key={card.id} className="grid gap-2">
          <ListingCard card={card} to={null} heading="h3" />
          <p className="max-w-measure break-words whitespace-pre-line" dir="auto" lang={lang}>
            {text}
          </p>
        </div>
      ))}
      {messages > 0 && <p className="text-sm text-ink-muted">{t('pending.sends', { count: messages })}</p>}
    </div>
  );
}
