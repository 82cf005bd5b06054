import { asOperator, type SiteArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

/** The console's first page. */
export async function consoleHomeOf(args: SiteArgs) {
  asOperator(args);
  return { title: getT(args.context, 'console')('spaces.title') };
}
