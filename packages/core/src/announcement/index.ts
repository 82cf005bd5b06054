export { announce, endAnnouncement } from './announce.ts';
export { type Announcement, announcementsFor, listAnnouncements } from './list-announcements.ts';
export { mailAnnouncements } from './mail-announcements.ts';
