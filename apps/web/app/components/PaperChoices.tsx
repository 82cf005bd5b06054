import { ownNameOf } from '@entraide/model/language';
import { Button } from './Button.tsx';
import { Link } from './Link.tsx';

interface PaperChoicesProps {
  size: string;
  sizes: readonly string[];
  lang: string;
  locales: readonly string[];
  /** The address of the same paper with one thing changed. */
  at(change: { size: string } | { in: string }): string;
  /** On the button. */
  print: string;
}

/** In which size and language something is shown before it is printed. Links, so that it can be chosen without a script. */
export function PaperChoices({ size, sizes, lang, locales, at, print: label }: PaperChoicesProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <p className="flex flex-wrap gap-x-4">
        {sizes.map((one) => (
          <Link
            key={one}
            to={at({ size: one })}
            className="link inline-flex min-h-11 min-w-11 items-center uppercase"
            {...(one === size && { 'aria-current': 'true' as const })}
          >
            {one}
          </Link>
        ))}
      </p>
      <p className="flex flex-wrap gap-x-4">
        {locales.map((one) => (
          <Link
            key={one}
            to={at({ in: one })}
            lang={one}
            className="link inline-flex min-h-11 items-center"
            {...(one === lang && { 'aria-current': 'true' as const })}
          >
            {ownNameOf(one)}
          </Link>
        ))}
      </p>
      <Button type="button" icon="printer" className="needs-script" onClick={() => print()}>
        {label}
      </Button>
    </div>
  );
}
