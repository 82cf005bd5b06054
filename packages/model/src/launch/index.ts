export { type AssociationKind, associationKinds, categoriesOfKind } from './kinds.ts';
export { type LaunchStep, launchSteps } from './steps.ts';
