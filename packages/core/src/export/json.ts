import type { Ctx } from '../ctx/index.ts';
import { type Conversation, conversationsOf } from './conversations.ts';
import { mediaName } from './media.ts';
import { rowsOf, taken } from './rows.ts';
import type { Subject } from './subject.ts';

/** All of it as one document of JSON, piece by piece. */
export async function* jsonOf(ctx: Ctx, { member }: Subject, onTable: () => Promise<void>) {
  const { host } = ctx.tenant;
  yield `{\n"space": ${JSON.stringify(host)},\n"takenAt": ${JSON.stringify(ctx.clock().toISOString())}`;
  for (const each of taken) {
    yield `,\n${JSON.stringify(each.exported.as)}: [`;
    let first = true;
    for await (const rows of rowsOf(ctx, each, member.memberId))
      for (const { row, sha256 } of rows) {
        const file = sha256 ? { file: mediaName(each.exported.as, sha256) } : {};
        yield `${first ? '\n' : ',\n'}${JSON.stringify({ ...row, ...file })}`;
        first = false;
      }
    yield ']';
    await onTable();
  }
  yield ',\n"conversations": [';
  let first = true;
  for await (const one of conversationsOf(ctx, member)) {
    yield first ? '\n' : ',\n';
    yield* conversation(one);
    first = false;
  }
  yield ']\n}\n';
}

async function* conversation({ messages, ...about }: Conversation) {
  yield `{"id": ${JSON.stringify(about.id)}, "with": ${JSON.stringify(about.with)}, "about": ${JSON.stringify(about.about)}, "messages": [`;
  let first = true;
  for await (const some of messages)
    for (const message of some) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(message)}`;
      first = false;
    }
  yield ']}';
}
