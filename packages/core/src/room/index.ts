export { admitForUrgentIn, admitIn, admitWaitingIn } from './admit.ts';
export { isLive, planIn, planNow, planOf, plansOf, type SpacePlan, spacePlanIn } from './plan-of.ts';
export { hasRoomIn, NoRoom, requireRoom, tellRoomKind } from './require-room.ts';
export { useIn } from './use.ts';
