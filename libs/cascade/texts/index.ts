export { noticeText } from './notice-text.js'
export { letterWords, dayWords, type Said } from './said.js'
export { choiceUrl, digestMail, shortText, type DigestLine, type DigestTo, type Mail } from './digest.js'
export { problemSentence } from './problem-sentence.js'
