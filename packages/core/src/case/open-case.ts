import { and, type CaseFlag, cases, type Evidence, eq, ne, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { harmOf, type Reason, type SubjectKind } from '@entraide/model/moderation';
import type { Ctx } from '../ctx/index.ts';
import { emit } from '../event/index.ts';

/** What a case is about, and what it says now. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  authorId: string;
  evidence: Omit<Evidence, 'at'>;
}

/** Later versions of a text than these are not kept: who rewrites it again and again is seen doing so. */
const MOST_VERSIONS = 5;

interface Opening {
  /** Why it is looked at. */
  reasons: readonly Reason[];
  /** What rules say of it now; left out where nobody asked them. */
  flags?: readonly CaseFlag[];
  /** How many new reports come with it. */
  reports?: number;
}

/** The open case about a thing, locked: the one that is there, or a new one. What the thing says now is kept as evidence. */
export async function openCaseIn(
  ctx: Ctx,
  tx: TenantTx,
  { kind: subjectKind, id: subjectId, authorId, evidence }: Subject,
  { reasons, flags, reports = 0 }: Opening,
): Promise<string> {
  const now = ctx.clock();
  const version: Evidence = { at: now.toISOString(), ...evidence };
  const about = and(
    eq(cases.subjectKind, subjectKind),
    eq(cases.subjectId, subjectId),
    ne(cases.state, 'decided'),
  );
  const opened = await tx
    .insert(cases)
    .values({
      ...{ id: newId(now), subjectKind, subjectId, authorId, openedAt: now },
      ...{
        evidence: [version],
        flags: [...(flags ?? [])],
        harm: harmOf(reasons, reports),
        reportCount: reports,
      },
    })
    .onConflictDoNothing()
    .returning({ id: cases.id });
  const [fresh] = opened;
  if (fresh) {
    await emit(tx, 'case.opened', { caseId: fresh.id });
    return fresh.id;
  }
  const [open] = await tx.select().from(cases).where(about).for('update');
  // Decided in this very moment: then it is a new case.
  if (!open)
    return openCaseIn(
      ctx,
      tx,
      { kind: subjectKind, id: subjectId, authorId, evidence },
      { reasons, ...(flags && { flags }), reports },
    );
  const versions = open.evidence ?? [];
  const known = versions.some(
    ({ title, text, name }) => title === version.title && text === version.text && name === version.name,
  );
  const count = open.reportCount + reports;
  await tx
    .update(cases)
    .set({
      reportCount: count,
      harm: Math.max(open.harm, harmOf(reasons, count)),
      ...(flags && { flags: [...flags] }),
      ...(!known && {
        // Marks are places in the newest text: of another one they say nothing.
        ...(!flags && { flags: open.flags.map((flag) => ({ ...flag, marks: [] })) }),
        evidence: [...versions.slice(0, 1), ...versions.slice(1).slice(2 - MOST_VERSIONS), version],
      }),
    })
    .where(eq(cases.id, open.id));
  return open.id;
}
