import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Time } from '../../components/Time.tsx';

interface StandingProps {
  standing: {
    state: 'free' | 'trialing' | 'active' | 'past-due' | 'grace' | 'limited' | 'ended';
    price: { money: string; every: 'month' | 'year' } | null;
    periodEndsAt: string | null;
    trialEndsAt: string | null;
    cancelsAt: string | null;
    graceUntil: string | null;
  } | null;
  chosen: string | null;
}

/** How the payments of the space stand. */
export function Standing({ standing, chosen }: StandingProps) {
  const { t } = useTranslation('plan');
  if (!standing || standing.state === 'free') return <p>{t('state.free')}</p>;
  const { state, price, periodEndsAt, trialEndsAt, cancelsAt, graceUntil } = standing;
  const plan = chosen ?? '';
  if (state === 'past-due' || state === 'grace' || state === 'limited')
    return (
      <Notice tone="warning" title={t(`state.${state}.title`)}>
        <p>{t(`state.${state}.text`, { plan })}</p>
        {state !== 'limited' && graceUntil && (
          <p>
            {t('state.until')} <Time value={graceUntil} say="day" />
          </p>
        )}
      </Notice>
    );
  if (state === 'ended') return <p>{t('state.ended', { plan })}</p>;
  return (
    <div className="grid gap-1">
      {price && (
        <p>
          <bdi>{price.money}</bdi> {t(`per.${price.every}`)}
        </p>
      )}
      {cancelsAt ? (
        <p>
          {t('state.ends')} <Time value={cancelsAt} say="day" />
        </p>
      ) : state === 'trialing' && trialEndsAt ? (
        <p>
          {t('state.trial')} <Time value={trialEndsAt} say="day" />
        </p>
      ) : (
        periodEndsAt && (
          <p>
            {t('state.renews')} <Time value={periodEndsAt} say="day" />
          </p>
        )
      )}
    </div>
  );
}
