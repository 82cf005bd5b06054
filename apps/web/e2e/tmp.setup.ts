import type { TestProject } from 'vitest/node';
export default async function setup(project: TestProject) {
  (project as any).provide('server', {
    port: 3141,
    dataDir: '/tmp/data-photos',
    logFile: '/tmp/data-photos.log',
    outputDir: '/tmp/photos-out',
  });
}
