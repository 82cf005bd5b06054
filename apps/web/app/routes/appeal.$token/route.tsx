import { appealByLink, readDecisionByLink } from '@entraide/core/desk';
import { paths } from '@entraide/model/path';
import { pageMeta } from '../../components/page-meta.ts';
import { Decision } from '../../desk/Decision.tsx';
import { sayDecision } from '../../desk/decision.server.ts';
import { sendAppeal } from '../../desk/send-appeal.server.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';

export const handle = { i18n: ['decision'] };

export const loader = spaceLoader(async (args) =>
  sayDecision(args, await readDecisionByLink(args.ctx, args.params.token ?? '')),
);

export const action = spaceAction((args) => {
  const token = args.params.token ?? '';
  return sendAppeal(args, (words) => appealByLink(args.ctx, token, words), paths.appeal(token));
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** From the link of a mail: for who is out, too, and for who cannot sign in. */
export default function AppealByLink() {
  return <Decision page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
