/** The screens of a launch that are pages of the space already, in their order. */
export const launchSteps = ['look', 'people', 'texts', 'ready'] as const;
export type LaunchStep = (typeof launchSteps)[number];
