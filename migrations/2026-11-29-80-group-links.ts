import { type Kysely, sql } from 'kysely'

// A group's private links belong to its own people, go to them by mail, and count once a code sent to the same address is given.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [members, invitations, words, mails, grants]) await sql.raw(part).execute(db)
}

const members = `
alter table group_member
  add sealed bytea,
  add address_by uuid references person,
  add address_at timestamptz(3),
  add address_confirmed_by uuid references person,
  add check ((sealed is null) = (address_by is null)),
  add check (address_confirmed_by is null or address_confirmed_by <> address_by);
comment on column group_member.sealed is 'name and e-mail address, for whoever has no account';
comment on column group_member.address_by is 'who entered the address: this person holds it until somebody else confirms it';
`

const invitations = `
alter table review_invitation
  alter column token_hash drop not null,
  add member_id uuid references group_member,
  add opened_at timestamptz(3),
  add shown_to uuid references person,
  add shown_at timestamptz(3),
  add revoked_by uuid references person;
comment on column review_invitation.token_hash is 'of links made before they belonged to a member; later ones are computed, and stored nowhere';
comment on column review_invitation.member_id is 'whose link it is; the member’s post is the role in which they speak';
comment on column review_invitation.opened_at is 'when the link was first opened';
comment on column review_invitation.shown_to is 'no mail server was set, so this person, who wrote no part, was shown the link, once';
`

const words = `
create table review_confirmation (
  id uuid primary key default uuidv7(),
  invitation_id uuid not null references review_invitation,
  decision text not null check (decision in ('approve', 'ask-for-changes', 'dissent', 'comment')),
  passage text,
  note text,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  wrong_codes int not null default 0,
  shown_to uuid references person,
  shown_at timestamptz(3),
  confirmed_at timestamptz(3),
  dropped_at timestamptz(3),
  check (confirmed_at is null or dropped_at is null)
);
comment on table review_confirmation is 'what somebody said for a group by a private link, until the code sent to their address is given; only then is it a review';
create index review_confirmation_invitation on review_confirmation (invitation_id, made_at);
alter table review
  add confirmed_by_code uuid unique references review_confirmation,
  add meeting_on date,
  add present text,
  add minute text;
comment on column review.present is 'who of the group was there when it said this, as the officer who recorded it wrote';
comment on column review.minute is 'where it is minuted';
`

const mails = `
alter table message add member_id uuid references group_member;
comment on column message.member_id is 'a member of a group, for mails about a review';
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in
  ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask', 'account-link', 'account-news',
   'review-asked', 'review-code')) not valid;
alter table message validate constraint message_kind_check;
create unique index message_once_member on message (kind, cause, member_id) where member_id is not null;
create or replace function hold_back_message() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  why text := message_unwanted(new);
begin
  if why is not null then
    new.state := 'dropped';
    new.reason := why;
    new.settled_at := now();
    new.leased_until := null;
  elsif new.kind <> 'confirm' and exists (select from follower f where f.id = new.follower_id and f.format <> 'ordinary') then
    new.state := 'by-hand';
    new.reason := 'format';
    new.leased_until := null;
  elsif num_nonnulls(new.follower_id, new.person_id, new.member_id) = 0 then
    raise exception 'message %: nobody to send it to', new.id;
  end if;
  return new;
end $$;
`

const grants = `
grant select, insert on review_confirmation to said_and_done_app;
grant update (wrong_codes, shown_to, shown_at, confirmed_at, dropped_at) on review_confirmation to said_and_done_app;
grant update (opened_at, revoked_at, revoked_by, shown_to, shown_at) on review_invitation to said_and_done_app;
`
