import { sql } from '@entraide/db';
import { tellDecisionJob } from '../desk/tell-decision.ts';
import type { Job, Worker } from '../job/define-job.ts';
import type { OutgoingMail } from '../mail/ports/port.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { takeAnswerJob } from '../mail-in/take-answer.ts';
import { listeners } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';

/** Runs what listens to the events of a space and waits, as a worker would, but now: for tests that look at what follows from a verb. */
export const runListeners = (worker: Worker, tenantId: string) => runJobsNow(worker, tenantId, listeners);

/** Sends the mails of a space that wait, those of decisions that can still be undone included, and hands them over. */
export async function sendMails(worker: Worker, tenantId: string): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const mail = { send: async (one: OutgoingMail) => void sent.push(one) };
  await runJobsNow(worker, tenantId, [tellDecisionJob, ...listeners]);
  await runJobsNow({ ...worker, mail }, tenantId, [sendMailJob]);
  return sent;
}

/** Those of a space that wait, of these kinds. */
export async function runJobsNow(
  worker: Worker,
  tenantId: string,
  jobs: readonly Job<unknown>[],
): Promise<void> {
  const names = JSON.stringify(jobs.map(({ name }) => name));
  const rows = await worker.db.outsideTenant((tx) =>
    tx.execute<{ id: string; task: string; payload: unknown; askedAt: string | Date }>(sql`
      select j.id::text as id, t.identifier as task, j.payload, j.created_at as "askedAt"
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload ->> 'tenantId' = ${tenantId} and j.locked_at is null
        and t.identifier in (select jsonb_array_elements_text(${names}::jsonb))
      order by j.id`),
  );
  for (const { id, task, payload, askedAt } of rows) {
    const job = jobs.find(({ name }) => name === task);
    if (!job) continue;
    await runJob(worker, job, payload, { key: `test-${id}`, attempt: 1, askedAt: new Date(askedAt) });
    await worker.db.outsideTenant((tx) =>
      tx.execute(sql`select from graphile_worker.complete_jobs(array[${id}::bigint])`),
    );
  }
}

/** Takes the answers of a space that wait, from where `inbox` has them, and runs what follows. */
export async function takeAnswers(worker: Worker, tenantId: string): Promise<void> {
  await runJobsNow(worker, tenantId, [takeAnswerJob]);
}
