export {
  type HealthLevel,
  type HealthLine,
  type HealthSubject,
  health,
  healthLevels,
  healthSubjects,
  type SpaceFigures,
  worstOf,
} from './health.ts';
