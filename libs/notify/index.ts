export { openMailer, type MailSettings } from './mailer.js'
export { openWebhook, type WebhookSettings } from './webhook.js'
export { isSigned, REPLAY_WINDOW_S, signature } from './signature.js'
