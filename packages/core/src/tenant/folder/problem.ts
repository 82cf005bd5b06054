import { DomainError } from '../../error/index.ts';

/** One fault of a tenant's files, where it stands and what to do. */
export interface Problem {
  /** As given to the reader, so that a terminal can open it. */
  file: string;
  /** From 1; null when the whole file is meant. */
  line: number | null;
  column: number | null;
  message: string;
}

/** `tenants/ufe/tenant.yaml:12:3  "colour" is not a known key here. Did you mean "brand"?` */
export function formatProblem({ file, line, column, message }: Problem): string {
  const position = line === null ? '' : `:${line}${column === null ? '' : `:${column}`}`;
  return `${file}${position}  ${message}`;
}

export class TenantFilesInvalid extends DomainError {
  constructor(readonly problems: Problem[]) {
    super('invalid', problems.map(formatProblem).join('\n'));
    this.name = 'TenantFilesInvalid';
  }
}

/** The space may be used by those invited, but not shown to everybody yet. */
export class NotReadyToOpen extends DomainError {
  constructor(
    readonly slug: string,
    readonly problems: Problem[],
  ) {
    super('conflict', [`"${slug}" is not ready to be opened.`, ...problems.map(formatProblem)].join('\n'));
    this.name = 'NotReadyToOpen';
  }
}
