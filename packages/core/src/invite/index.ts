export {
  countInviteIn,
  InviteCode,
  type InviteLink,
  inviteLink,
  isLiveIn,
  isLiveInvite,
  makeInviteLinkIn,
  newestLive,
  renewInviteLink,
} from './invite-link.ts';
export { inviteLinkFromPlatform, type PrintedLink } from './link-from-platform.ts';
export { endInviteLink, liveInviteLinks, MOST_INVITE_LINKS, makeInviteLink } from './many-links.ts';
