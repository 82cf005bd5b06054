import { appeal, readDecision } from '@entraide/core/desk';
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
  sayDecision(args, await readDecision(args.ctx, args.params.id ?? '')),
);

export const action = spaceAction((args) => {
  const id = args.params.id ?? '';
  return sendAppeal(args, (words) => appeal(args.ctx, id, words), paths.decision(id));
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function OwnDecision() {
  return <Decision page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
