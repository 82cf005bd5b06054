import { Link } from './Link.tsx';

/** To the page above this one; first in a page's intro. */
export function UpLink({ to, label }: { to: string; label: string }) {
  return (
    <p>
      <Link to={to} className="link inline-flex min-h-11 items-center">
        {label}
      </Link>
    </p>
  );
}
