import { type Kysely, sql } from 'kysely'

// Whoever works here changes their own address by a link that is mailed to the new one; nothing else goes to an address before that.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table account_link add column email text;
alter table account_link drop constraint account_link_kind_check;
alter table account_link add constraint account_link_kind_check check (kind in ('invitation', 'recovery', 'sign-in', 'address')) not valid;
alter table account_link validate constraint account_link_kind_check;
alter table account_link add constraint account_link_email_check check ((kind = 'address') = (email is not null)) not valid;
alter table account_link validate constraint account_link_email_check;
comment on column account_link.email is 'the address that this link confirms: it becomes the person’s as the link is used';
alter table account_news drop constraint account_news_what_check;
alter table account_news add constraint account_news_what_check check (what in ('invited', 'roles', 'confirm-roles', 'roles-confirmed',
  'disabled', 'password', 'second-factor', 'recovery', 'new-device', 'address')) not valid;
alter table account_news validate constraint account_news_what_check;
alter table account_news add column email text;
comment on column account_news.email is 'to the address that was the person’s before';
`,
    )
    .execute(db)
}
