export { addOperator, linkOperator, type OperatorLink } from './add-operator.ts';
export {
  addPasskey,
  listFactors,
  newCodes,
  type OwnFactor,
  offerOwnPasskey,
  removeFactor,
  replaceApp,
  signedInLately,
} from './change-factors.ts';
export { type OpenLink, readLink } from './link.ts';
export { type ListedOperator, listOperators } from './list-operators.ts';
export { type ConsoleVisitor, nameOf, type Operator } from './operator.ts';
export { askForPasskey, signInWithPasskey } from './passkey.ts';
export { removeOperator } from './remove-operator.ts';
export {
  type OpenedSession,
  readOperatorSession,
  type SignedInOperator,
  signOutOperator,
} from './session.ts';
export { offerPasskey, type SetUp, setUpWithPasskey, setUpWithTotp } from './set-up.ts';
export { signInWithCode, signInWithLink } from './sign-in.ts';
export { sweepOperators } from './sweep-operators.ts';
