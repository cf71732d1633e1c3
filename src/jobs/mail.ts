import type { Config } from '../config.js';
import type { Database } from '../db/database.js';
import { mailMessages, type SendMail } from '../features/reminders/mail-messages.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Mails what is unread on desks every two minutes. */
export function mailJob(database: Database, send: SendMail, url: string): ScheduledJob {
  return {
    name: 'mail',
    everyMinutes: 2,
    async run(now) {
      const { sent, failed } = await mailMessages(database, send, url, now);
      return `${sent} sent, ${failed} failed`;
    },
  };
}

/** A sender by the mail server of the settings; encryption is used whenever the server offers it. */
export function mailSender({ smtpUrl, from }: NonNullable<Config['mail']>): SendMail {
  const open = async () => (await import('nodemailer')).createTransport(smtpUrl);
  let transport: ReturnType<typeof open> | null = null;
  return async (mail) => {
    transport ??= open();
    await (await transport).sendMail({ from, ...mail });
  };
}
