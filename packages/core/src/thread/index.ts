export { addPhotoToReply } from './add-photo-to-reply.ts';
export { chooseHelper, takeBackChoice } from './choose-helper.ts';
export { countUnread } from './count-unread.ts';
export { followThread, type ThreadNews, watchThreads } from './follow-thread.ts';
export { hideMessageIn, messageHiddenBy, showMessageAgainIn } from './hide-message.ts';
export { listThreads, pageThreads, type ThreadSummary } from './list-threads.ts';
export { muteThread } from './mute-thread.ts';
export { otherIn, ownThread } from './own-thread.ts';
export { MESSAGES_A_PAGE, readThread, type Thread } from './read-thread.ts';
export { replyToThread, replyToThreadIn } from './reply-to-thread.ts';
export {
  MOST_SHARED_WORDS,
  SHARE_KINDS,
  type ShareKind,
  type Shares,
  share,
  withdrawShare,
} from './shares.ts';
export { FirstMessage, startThread, startThreadIn } from './start-thread.ts';
export { MessageBody } from './write.ts';
