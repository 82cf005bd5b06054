import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';
import type { SaidPlan } from './plan.server.ts';

interface OfferProps {
  offer: SaidPlan;
  currency: string;
  mayChoose: boolean;
}

/** A plan, what it allows, what it costs, and the way to Stripe's page. */
export function Offer({ offer, currency, mayChoose }: OfferProps) {
  const { t } = useTranslation('plan');
  const { key, name, text, free, here, limits, prices, trialDays } = offer;
  const { members, admins, storage, ownDomain } = limits;
  return (
    <li className="grid content-start gap-3 rounded-card border border-control-line p-4">
      <h3 className="text-lg">{name}</h3>
      {here && (
        <p className="justify-self-start rounded-control bg-success-soft px-2 py-0.5 text-sm font-semibold text-success-ink">
          {t('offers.here')}
        </p>
      )}
      {text && <p>{text}</p>}
      <ul className="list-disc ps-5">
        <li>{members === null ? t('limit.membersAny') : t('limit.members', { most: members })}</li>
        <li>{admins === null ? t('limit.adminsAny') : t('limit.admins', { most: admins })}</li>
        <li>{storage === null ? t('limit.storageAny') : t('limit.storage', { size: storage })}</li>
        <li>{t(ownDomain ? 'domain.yes' : 'domain.no')}</li>
      </ul>
      {free ? (
        <p className="font-semibold">{t('offers.free')}</p>
      ) : prices.length === 0 ? (
        <p>{t('offers.notIn', { currency })}</p>
      ) : (
        prices.map(({ interval, money }) => (
          <Form key={interval} method="post" className="grid gap-1">
            <input type="hidden" name="plan" value={key} />
            <input type="hidden" name="currency" value={currency} />
            <input type="hidden" name="interval" value={interval} />
            <p>
              <strong>
                <bdi>{money}</bdi>
              </strong>{' '}
              {t(`per.${interval}`)}
            </p>
            {mayChoose && (
              <Button
                name="intent"
                value="choose"
                aria-label={t(`offers.chooseLong.${interval}`, { plan: name, price: money })}
              >
                {t(`offers.choose.${interval}`)}
              </Button>
            )}
          </Form>
        ))
      )}
      {!free && trialDays > 0 && (
        <p className="text-sm text-ink-muted">{t('offers.trial', { days: trialDays })}</p>
      )}
    </li>
  );
}
