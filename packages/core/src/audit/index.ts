export { listOperations, type RecordedOperation } from './list-operations.ts';
export { type Operation, type OperatorCtx, operatorOf, recordOperation } from './record-operation.ts';
