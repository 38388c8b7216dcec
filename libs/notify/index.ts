export { openMailer, type Letter, type Mailer, type MailSettings } from './mailer.js'
