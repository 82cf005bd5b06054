import type { LaunchStep } from '@entraide/model/launch';
import { launchPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';

const steps = ['you', 'code', 'look', 'people', 'texts', 'ready'] as const;

interface LaunchStepsProps {
  current: LaunchStep | 'you';
}

/** Where one is in a launch. What is a page of the space already can be gone to in any order. */
export function LaunchSteps({ current }: LaunchStepsProps) {
  const { t } = useTranslation('launch');
  const now = steps.indexOf(current);
  return (
    <nav aria-label={t('steps.label')} className="mb-8">
      <ol className="flex flex-wrap gap-x-1 gap-y-1 text-sm">
        {steps.map((step, index) => {
          const inSpace = index >= 2 && now >= 2;
          const words = (
            <>
              {index < now ? (
                <Icon name="check" className="size-5 text-success-ink" />
              ) : (
                <span className="tabular">{index + 1}</span>
              )}
              {t(`steps.${step}`)}
            </>
          );
          const shape = 'inline-flex min-h-11 items-center gap-1.5 rounded-control px-3';
          return (
            <li key={step} {...(index === now && { 'aria-current': 'step' as const })}>
              {inSpace && index !== now ? (
                <Link to={launchPaths.step(step)} className={`${shape} link`}>
                  {words}
                </Link>
              ) : (
                <span
                  className={`${shape} ${index === now ? 'bg-brand-soft font-semibold' : 'text-ink-muted'}`}
                >
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
