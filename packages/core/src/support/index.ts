export { beginVisit, visitMinutes } from './begin-visit.ts';
export { endVisit, endVisitTo } from './end-visit.ts';
export { listVisits, type Visit, visitsNow, visitsTo } from './list-visits.ts';
export { isLiveVisitLink, openVisit, readVisit, type SupportActor } from './open-visit.ts';
