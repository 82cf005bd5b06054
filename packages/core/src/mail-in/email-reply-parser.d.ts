/** The library has no types of its own. */
declare module 'email-reply-parser' {
  export default class EmailReplyParser {
    /** What is neither quoted nor a signature. */
    parseReply(text: string): string;
  }
}
