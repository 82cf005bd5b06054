import { Icon } from './Icon.tsx';

/** Says that the association has checked somebody, and since when it knows them. */
export function Vouched({ said }: { said: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-success-ink" data-vouched="">
      <Icon name="badge-check" />
      {said}
    </span>
  );
}
